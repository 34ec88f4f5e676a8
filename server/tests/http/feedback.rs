//! What citizens send, over HTTP: by plain forms without a session, with nothing lost when something
//! is missing, nothing of anybody in any answer, and an end to what programs can make of it.

use std::time::{Duration, Instant};

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::{
    command::{AnswerFeedback, ModerateFeedback},
    feedback::About,
    id::{CommandId, FeedbackId},
    policy::{Actor, Role},
};
use jiff::SignedDuration;
use service::book::feedback::Sought;

use crate::{
    origin::ELSEWHERE,
    seen,
    world::{Answer, Client, World, encoded, in_own_world, in_world},
};

/// The unit that answers, which is there today.
const UNIT: &str = "xa-me-linh";
const FORM: &str = "/phan-anh/gui/don-vi/xa-me-linh";
const NAME: &str = "Người Gửi Kín Tiếng";
const PHONE: &str = "0987654321";
const WORDS: &str = "Vì sao năm nay chưa có số liệu? Số của tôi là 0987 654 321.";

type Fields = Vec<(&'static str, String)>;

/// A form as it was drawn a minute ago, filled in.
fn filled(world: &World) -> Fields {
    let (service, id) = (&world.service, world.service.new_command());
    let unit = service.book().tree().by_slug(UNIT).unwrap().id;
    let made = service.clock().now() - SignedDuration::from_secs(60);
    vec![
        ("id", id.to_string()),
        ("token", service.feedback_token(id, About::Unit(unit), made)),
        ("kind", "question".into()),
        ("content", WORDS.into()),
        ("sender", NAME.into()),
        ("contact", PHONE.into()),
        ("consent", "co".into()),
        ("website", String::new()),
    ]
}

fn set(form: &mut Fields, name: &str, value: &str) {
    let (_, field) = form.iter_mut().find(|(field, _)| *field == name).unwrap();
    value.clone_into(field);
}

/// Something that was sent: where it stands, its secret, and what was answered.
async fn sent(world: &World, client: &Client) -> (String, String, FeedbackId) {
    let form = filled(world);
    let id: CommandId = form[0].1.parse().unwrap();
    let answer = client.submit(FORM, &encoded(&form)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let secret = code(&answer, 1);
    let reference = code(&answer, 0);
    (
        format!("/phan-anh/{reference}"),
        secret,
        FeedbackId::new(id.ulid()),
    )
}

/// A code as it is given out, by its place on the page.
fn code(answer: &Answer, at: usize) -> String {
    let page = answer.text();
    let part = page.split("class=\"code\">").nth(at + 1).unwrap();
    part.split('<').next().unwrap().to_owned()
}

fn count(world: &World) -> usize {
    let service = &world.service;
    service
        .book()
        .feedback_tally(Sought::default(), service.today())
        .received
}

fn actor(world: &World, account: &str) -> Actor {
    let book = world.service.book();
    let officer = book.officers().find(|one| one.account.as_str() == account);
    Actor::of(officer.unwrap()).unwrap()
}

/// Published with the number hidden, and answered.
async fn answered(world: &World, by: &Actor, feedback: FeedbackId) {
    let service = &world.service;
    let command = ModerateFeedback {
        id: service.new_command(),
        feedback,
        base: 1,
        hide: "0987 654 321".into(),
    };
    service.publish_feedback(by, command).await.unwrap();
    let command = AnswerFeedback {
        id: service.new_command(),
        feedback,
        base: 2,
        text: "Số liệu được công bố khi kết thúc kỳ.".into(),
    };
    service.answer_feedback(by, command).await.unwrap();
}

#[test]
fn a_form_says_who_answers_by_when_and_what_becomes_of_personal_data() {
    in_world(async |world| {
        let page = world.anonymous().get(FORM).await;
        assert_eq!(page.status, StatusCode::OK);
        let said = seen::words(page.text());
        for part in [
            "Đơn vị trả lời",
            "Hạn trả lời",
            "Không ghi số căn cước",
            "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15",
            "Xóa tự động 12 tháng sau khi phản ánh khép lại",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        let html = page.text();
        assert!(
            !html.contains("wasm") && !html.contains("modulepreload"),
            "no program"
        );
        assert!(
            !html.contains(" checked"),
            "nothing is agreed to beforehand"
        );
        for path in [
            "/phan-anh/gui/nhiem-vu/nang-nang-luc-quan-su-dia-phuong-thach-that",
            "/phan-anh/gui/chi-tieu/khong-co",
            "/phan-anh/gui/gi-do/khong-co",
            "/phan-anh/gui/ket-luan/hop-2024-07-19/99",
            "/phan-anh/PA-0000-0000",
            "/phan-anh/PA-0000-0000.atom",
        ] {
            let answer = world.anonymous().get(path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn nothing_typed_is_lost_and_every_problem_is_at_its_field() {
    in_own_world(async |world| {
        let client = world.anonymous();
        let mut form = filled(&world);
        set(&mut form, "content", " ");
        set(&mut form, "contact", "số nhà 5 <b>");
        form.retain(|(name, _)| *name != "consent");
        let answer = client.submit(FORM, &encoded(&form)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = seen::words(answer.text());
        for part in [
            "Nội dung: Cần điền chỗ này.",
            "Thư điện tử hoặc số điện thoại: Cần một địa chỉ thư điện tử",
            "hãy đánh dấu đồng ý",
        ] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        let html = answer.text();
        assert!(html.contains(&format!("value=\"{NAME}\"")), "{html}");
        assert!(
            html.contains("số nhà 5 &lt;b&gt;") || html.contains("số nhà 5 &lt;b>"),
            "{html}"
        );
        assert!(html.contains(&form[0].1), "the id stays");
        // What was made elsewhere gets no form under its id.
        let mut forged = filled(&world);
        set(&mut forged, "token", "1.AAAA");
        let answer = client.submit(FORM, &encoded(&forged)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.text().contains(&forged[0].1), "{}", answer.text());
        assert!(
            answer.text().contains("Vì sao năm nay"),
            "what was typed stays"
        );
        let mut trapped = filled(&world);
        set(&mut trapped, "website", "http://example.com");
        let answer = client.submit(FORM, &encoded(&trapped)).await;
        assert!(seen::words(answer.text()).contains("Hãy để trống ô này."));
        assert_eq!(count(&world), 0);
    });
}

#[test]
fn a_form_comes_from_a_page_of_this_site() {
    in_own_world(async |world| {
        let client = world.anonymous();
        let body = encoded(&filled(&world));
        for headers in ELSEWHERE {
            let mut headers = headers.to_vec();
            headers.push(("content-type", "application/x-www-form-urlencoded"));
            let answer = client
                .ask(Method::POST, FORM, &headers, Body::from(body.clone()))
                .await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
        }
        for kind in ["application/json", "multipart/form-data", "text/plain"] {
            let headers = [("sec-fetch-site", "same-origin"), ("content-type", kind)];
            let answer = client
                .ask(Method::POST, FORM, &headers, Body::from(body.clone()))
                .await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{kind}");
        }
        assert_eq!(count(&world), 0);
        // An address bears nothing: reading it with a form's fields sends nothing.
        let answer = client.get(&format!("{FORM}?{body}")).await;
        assert_eq!((answer.status, count(&world)), (StatusCode::OK, 0));
    });
}

#[test]
fn the_sender_sees_rates_and_erases_with_the_secret_alone() {
    in_own_world(async |world| {
        let client = world.anonymous();
        let (path, secret, id) = sent(&world, &client).await;
        let officer = world.officer("tra-loi-dan", Role::Planner, UNIT).await;
        answered(&world, &actor(&world, "tra-loi-dan"), id).await;

        let file = client.get("/tai-ve/phan-anh.csv").await;
        assert!(file.text().contains("Vì sao năm nay") && file.text().contains("[đã ẩn]"));
        assert!(!file.text().contains("0987 654 321") && !file.text().contains(NAME));

        // With another secret nothing opens, and the answer has no secret in it.
        let wrong = client
            .submit(&path, &encoded(&[("secret", "ZZZZ-ZZZZ-ZZZZ-ZZZZ")]))
            .await;
        assert_eq!(wrong.status, StatusCode::FORBIDDEN);
        assert!(!wrong.text().contains(PHONE) && !wrong.text().contains(NAME));

        let open = client
            .submit(&path, &encoded(&[("secret", secret.as_str())]))
            .await;
        assert_eq!(open.status, StatusCode::OK);
        assert!(open.text().contains(PHONE) && open.text().contains(NAME));
        assert_eq!(open.header("cache-control"), Some("private, no-store"));
        assert_eq!(open.header("set-cookie"), None, "no cookie is needed");

        let step = async |act: &str, more: &[(&str, &str)]| {
            let id = world.service.new_command().to_string();
            let mut form = vec![("act", act), ("id", &*id), ("secret", &*secret)];
            form.extend(more);
            client.submit(&path, &encoded(&form)).await
        };
        let unrated = step(
            "rate_feedback",
            &[("stars", "9"), ("note", "Nhận xét đã gõ")],
        )
        .await;
        assert_eq!(unrated.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            unrated.text().contains("Nhận xét đã gõ"),
            "nothing typed is lost"
        );
        let rated = step("rate_feedback", &[("stars", "5"), ("note", "")]).await;
        assert!(seen::words(rated.text()).contains("Cảm ơn bạn đã đánh giá."));
        assert!(
            seen::words(client.get(&path).await.text()).contains("Người gửi đánh giá : 5/5")
                || seen::words(client.get(&path).await.text()).contains("Người gửi đánh giá: 5/5")
        );
        // A step that cannot be taken back is confirmed.
        step("erase_feedback", &[]).await;
        assert!(seen::words(client.get(&path).await.text()).contains("Số liệu được công bố"));
        let erased = step("erase_feedback", &[("sure", "co")]).await;
        assert!(seen::words(erased.text()).contains("Đã xóa nội dung"));
        let file = client.get("/tai-ve/phan-anh.csv").await;
        assert!(!file.text().contains("Vì sao năm nay"), "{}", file.text());
        for who in [&client, &officer] {
            let page = who.get(&path).await;
            assert_eq!(page.status, StatusCode::OK);
            for gone in [PHONE, NAME, "Vì sao năm nay", "Số liệu được công bố"] {
                assert!(!page.text().contains(gone), "{gone} in {}", page.text());
            }
        }
        assert_eq!(count(&world), 1, "numbers do not change");
    });
}

/// Everything that anybody can ask for, after something was sent, published and answered.
#[test]
fn nothing_of_a_sender_is_in_any_answer_to_somebody_else() {
    in_own_world(async |world| {
        let client = world.anonymous();
        let (path, secret, id) = sent(&world, &client).await;
        let own = world.officer("cua-don-vi", Role::Reviewer, UNIT).await;
        let elsewhere = world
            .officer("noi-khac", Role::Planner, "huyen-thach-that")
            .await;
        let above = world
            .officer("cap-tren", Role::Planner, "thanh-pho-ha-noi")
            .await;
        let digits = secret.replace('-', "");
        let pages = [
            path.clone(),
            format!("{path}.atom"),
            format!("/en{path}"),
            "/phan-anh".to_owned(),
            format!("/don-vi/{UNIT}"),
            format!("/nhat-ky/{UNIT}"),
            "/".to_owned(),
            "/tim-kiem?q=0987654321".to_owned(),
            "/tim-kiem?q=Nguoi+Gui+Kin+Tieng".to_owned(),
            format!("/tai-ve/don-vi/{UNIT}.csv"),
            "/tai-ve/phan-anh.csv".to_owned(),
            "/tai-ve/phan-anh.json".to_owned(),
            "/tai-ve/can-tra-loi.csv".to_owned(),
            "/ban-lam-viec".to_owned(),
            "/thong-bao".to_owned(),
        ];
        let leaks = async |who: &Client, traces: &[&str]| {
            let mut found = Vec::new();
            for page in &pages {
                let answer = who.get(page).await;
                let text = String::from_utf8_lossy(&answer.body).into_owned();
                // A page of search says again what was asked for.
                let text = if page.starts_with("/tim-kiem") {
                    text.replace("0987654321", "")
                        .replace("Nguoi Gui Kin Tieng", "")
                } else {
                    text
                };
                let headers = format!("{:?}", answer.headers);
                for trace in traces {
                    if text.contains(trace) || headers.contains(trace) {
                        found.push(format!("{trace} on {page}"));
                    }
                }
            }
            found
        };
        let all = [
            NAME,
            PHONE,
            "0987 654 321",
            "Vì sao năm nay",
            &secret,
            &digits,
        ];
        let nobody = Vec::<String>::new();
        assert_eq!(
            leaks(&client, &all).await,
            nobody,
            "before it was looked at"
        );
        assert_eq!(leaks(&elsewhere, &all).await, nobody);
        assert!(
            !leaks(&own, &[PHONE]).await.is_empty(),
            "there is something to find"
        );
        assert_eq!(leaks(&own, &[&secret, &digits]).await, nobody);
        assert_eq!(
            leaks(&above, &[NAME, PHONE]).await,
            nobody,
            "those above lead, and do not reach"
        );
        answered(&world, &actor(&world, "cua-don-vi"), id).await;
        let all = [NAME, PHONE, "0987 654 321", &secret, &digits];
        assert_eq!(leaks(&client, &all).await, nobody, "once it is public");
        let list = client.get("/phan-anh").await;
        let said = seen::words(list.text());
        assert!(
            said.contains("Vì sao năm nay chưa có số liệu? Số của tôi là [đã ẩn]."),
            "{said}"
        );
        assert!(
            said.contains("1 phản ánh đã tiếp nhận; 1 câu trả lời, 1 đúng hạn"),
            "{said}"
        );
        let beside = client.get(&format!("/don-vi/{UNIT}")).await;
        assert!(beside.text().contains("Vì sao năm nay"));
        let feed = client.get(&format!("{path}.atom")).await;
        assert_eq!(
            feed.header("content-type"),
            Some("application/atom+xml; charset=utf-8")
        );
        assert!(feed.text().contains("Trả lời phản ánh"), "{}", feed.text());
        assert!(!feed.text().contains("Vì sao"), "no words in a feed");
        // Nor in the journal as it is kept, nor in what a command left.
        let journal = world.kept_journal().await;
        for trace in [NAME, PHONE, "Vì sao năm nay", &digits] {
            assert!(!journal.contains(trace), "{trace} in the journal");
        }
    });
}

/// Ten thousand forms, as quickly as they go, each well made and each from another neighbourhood or
/// from one and the same: what is kept stays within its bounds, and a page is as quick as before.
#[test]
fn ten_thousand_forms_fill_nothing_and_slow_nobody() {
    const FORMS: usize = 10_000;
    const IN_ALL: u32 = 60;
    const PER_ADDRESS: u32 = 5;
    in_own_world(async |world| {
        let world = world.bounded(IN_ALL, PER_ADDRESS).await.with(|config| {
            config.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        });
        let client = world.anonymous();
        let began = Instant::now();
        let flood = {
            let (world, client) = (world.clone(), client.clone());
            tokio::spawn(async move {
                let mut taken = 0_usize;
                for number in 0..FORMS {
                    // Half of them from one address, the others from addresses of their own.
                    let from = if number % 2 == 0 {
                        "2001:db8:1:1::7".to_owned()
                    } else {
                        format!("2001:db8:2:{number:x}::1")
                    };
                    let headers = [
                        ("sec-fetch-site", "same-origin"),
                        ("content-type", "application/x-www-form-urlencoded"),
                        ("accept", "text/html"),
                        ("x-forwarded-for", &*from),
                    ];
                    let body = Body::from(encoded(&filled(&world)));
                    let answer = client.ask(Method::POST, FORM, &headers, body).await;
                    match answer.status {
                        StatusCode::OK => taken += 1,
                        StatusCode::TOO_MANY_REQUESTS => {}
                        other => panic!("{other}: {}", answer.text()),
                    }
                }
                taken
            })
        };
        // Meanwhile somebody reads.
        let mut waits = Vec::new();
        while !flood.is_finished() {
            let asked = Instant::now();
            let page = client.get("/chi-tieu/san-pham-ocop-3-sao-tu-ky").await;
            assert_eq!(page.status, StatusCode::OK);
            waits.push(asked.elapsed());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let taken = flood.await.unwrap();
        let took = began.elapsed();
        waits.sort_unstable();
        let median = waits[waits.len() / 2];
        let minutes = usize::try_from(took.as_secs() / 60).unwrap() + 1;
        let most = (minutes + 1) * usize::try_from(IN_ALL).unwrap();
        println!(
            "{taken} taken in {took:?}; a page in {median:?}, {} times",
            waits.len()
        );
        assert_eq!(count(&world), taken);
        assert!(
            taken >= usize::try_from(IN_ALL).unwrap(),
            "{taken} taken: nobody was kept out who should not be"
        );
        assert!(taken <= most, "{taken} taken in {took:?}");
        assert!(median < Duration::from_millis(250), "{median:?}");
    });
}

#[test]
fn nonsense_is_answered_with_words() {
    in_own_world(async |world| {
        let client = world.anonymous();
        let (path, _, _) = sent(&world, &client).await;
        let long = encoded(&[("content", "đ".repeat(4_000))]);
        for address in [
            FORM,
            &path,
            "/phan-anh/PA-0000-0000",
            "/en/phan-anh/gui/muc/khong-co",
            "/phan-anh/x",
        ] {
            for body in [
                "",
                "%",
                "secret=%ff%00&act=erase_feedback&sure=co&id=1",
                "id=01ARZ3NDEKTSV4RRFFQ69G5FAV&token=1.a&kind=question&content=x",
                "token=-9223372036854775808.AA&id=01ARZ3NDEKTSV4RRFFQ69G5FAV",
                &long,
            ] {
                let answer = client.submit(address, body).await;
                assert!(
                    matches!(answer.status.as_u16(), 400..=429 | 200),
                    "{address} {body}: {}",
                    answer.status
                );
                assert!(!answer.text().contains(PHONE), "{address}");
            }
        }
        assert_eq!(count(&world), 1);
    });
}
