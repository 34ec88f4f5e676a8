//! Files as they are asked for: with which headers, by whom, and what is not there.

use axum::{
    body::Body,
    http::{Method, StatusCode},
};
use domain::policy::Role;

use super::{TASK, UNIT, attach, files_on, form, made, post, reporter, sent};
use crate::{
    origin::ELSEWHERE,
    world::{Client, in_own_world},
};

const SECRET: &str = "/nhiem-vu/nang-nang-luc-quan-su-dia-phuong-thach-that";

async fn attached(officer: &Client, task: &str, typed: &[(&str, &str)]) -> Vec<String> {
    let page = format!("{task}/minh-chung");
    let contents = [made::jpeg(80, 60, |_| {}), made::pdf(), made::excel(vec![])];
    let names = ["Ảnh %22lớp%22; nghề.jpg", "bien-ban.pdf", "so-lieu.xlsx"];
    let files: Vec<_> = names
        .into_iter()
        .zip(&contents)
        .map(|(name, content)| sent(name, content))
        .collect();
    let led = attach(officer, &page, typed, &files).await;
    assert!(led.contains("da=them"), "{led}");
    files_on(officer, &led).await
}

#[test]
fn a_file_is_given_out_to_be_saved_and_nothing_else() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let officer = reporter(&world, "tai-ve")
            .await
            .before_the_same_as(&citizen);
        let files = attached(&officer, TASK, &[]).await;
        assert_eq!(files.len(), 3, "{files:?}");
        let kinds = [
            "image/jpeg",
            "application/pdf",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ];
        for (file, kind) in files.iter().zip(kinds) {
            for path in [file.clone(), format!("/en{file}")] {
                let answer = citizen.get(&path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert_eq!(answer.header("content-type"), Some(kind));
                let disposition = answer.header("content-disposition").unwrap();
                assert!(
                    disposition.starts_with("attachment; filename=\""),
                    "{disposition}"
                );
                assert_eq!(
                    answer.header("content-security-policy"),
                    Some("sandbox; default-src 'none'")
                );
                assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
                assert_eq!(
                    answer.header("cache-control"),
                    Some("public, max-age=86400, immutable")
                );
                assert_eq!(answer.header("set-cookie"), None);
                assert_eq!(answer.header("content-encoding"), None);
                let length = answer.body.len().to_string();
                assert_eq!(answer.header("content-length"), Some(length.as_str()));
            }
            let tag = citizen.get(file).await.header("etag").unwrap().to_owned();
            let known = [("if-none-match", tag.as_str())];
            let again = citizen.ask(Method::GET, file, &known, Body::empty()).await;
            assert_eq!(
                (again.status, again.body.len()),
                (StatusCode::NOT_MODIFIED, 0)
            );
            let head = citizen.ask(Method::HEAD, file, &[], Body::empty()).await;
            assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
            for method in [Method::POST, Method::PUT, Method::DELETE] {
                let answer = citizen.ask(
                    method,
                    file,
                    &[("sec-fetch-site", "same-origin")],
                    Body::empty(),
                );
                assert_eq!(answer.await.status, StatusCode::METHOD_NOT_ALLOWED);
            }
        }
        // The small form of a picture is shown where it stands; only a picture has one.
        let (id, name) = files[0].rsplit_once('/').unwrap();
        let small = citizen.get(&format!("{id}/nho/{name}")).await;
        assert_eq!(small.header("content-disposition"), Some("inline"));
        assert_eq!(small.header("content-type"), Some("image/jpeg"));
        let (id, name) = files[1].rsplit_once('/').unwrap();
        let none = citizen.get(&format!("{id}/nho/{name}")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
        // What is called otherwise is not there, whatever the name tries.
        for name in [
            "khac.pdf",
            "..%2fbien-ban.pdf",
            "%00",
            "%ff",
            "bien-ban.pdf%2f",
            ".",
        ] {
            let answer = citizen.get(&format!("{id}/{name}")).await;
            assert!(answer.status.is_client_error(), "{name} {}", answer.status);
        }
        for id in ["0", "../", "%2e%2e", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "ạ"] {
            let id = id
                .bytes()
                .fold(String::new(), |id, byte| format!("{id}%{byte:02X}"));
            let answer = citizen.get(&format!("/minh-chung/{id}/bien-ban.pdf")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        }
    });
}

#[test]
fn what_is_restricted_is_not_there_for_others() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let officer = async |account: &str, role, unit: &str| {
            world
                .officer(account, role, unit)
                .await
                .before_the_same_as(&citizen)
        };
        let planner = officer("giao-viec-kin", Role::Planner, UNIT).await;
        let auditor = officer("kiem-tra-kin", Role::Auditor, UNIT).await;
        let elsewhere = officer("noi-khac-kin", Role::Auditor, "huyen-tu-ky").await;
        let hidden = attached(&planner, TASK, &[("restricted", "true")]).await;
        let secret = attached(&planner, SECRET, &[("restricted", "true")]).await;
        let unknown = citizen
            .get("/minh-chung/01ARZ3NDEKTSV4RRFFQ69G5FAV/a.pdf")
            .await;
        for file in hidden.iter().chain(&secret) {
            let (id, name) = file.rsplit_once('/').unwrap();
            for path in [
                file.clone(),
                format!("/en{file}"),
                format!("{id}/nho/{name}"),
            ] {
                for outsider in [&citizen, &elsewhere] {
                    let answer = outsider.get(&path).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
                    assert_eq!(
                        answer.header("cache-control"),
                        unknown.header("cache-control"),
                        "as for what never was"
                    );
                }
            }
            let answer = auditor.get(file).await;
            assert_eq!(answer.status, StatusCode::OK);
            assert_eq!(answer.header("cache-control"), Some("private, no-store"));
            assert_eq!(answer.header("etag"), None);
            let withdraw = format!("{id}/rut");
            for outsider in [&elsewhere, &auditor] {
                assert_eq!(outsider.get(&withdraw).await.status, StatusCode::NOT_FOUND);
            }
        }
        for page in [
            TASK,
            "/nhat-ky/huyen-thach-that",
            "/van-ban/nq-dai-hoi-xxiv-thach-that",
            "/",
        ] {
            for outsider in [&citizen, &elsewhere] {
                let answer = outsider.get(page).await;
                assert!(!answer.text().contains("bien-ban.pdf"), "{page}");
                assert!(!answer.text().contains("/minh-chung/"), "{page}");
            }
        }
        assert!(auditor.get(TASK).await.text().contains("bien-ban.pdf"));
        for page in ["/minh-chung", ""] {
            let answer = elsewhere.get(&format!("{SECRET}{page}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
    });
}

#[test]
fn only_those_who_may_attach_send_files() {
    in_own_world(async |world| {
        let citizen = world.anonymous();
        let officer = reporter(&world, "duoc-gui")
            .await
            .before_the_same_as(&citizen);
        let auditor = world.officer("khong-duoc", Role::Auditor, UNIT).await;
        let elsewhere = world
            .officer("khong-phai-day", Role::Reporter, "huyen-tu-ky")
            .await;
        let page = format!("{TASK}/minh-chung");
        let fields = super::filled(&officer, &page, &[]).await;
        let body = || form(&fields, &[sent("bien-ban.pdf", &made::pdf())]);
        let before = world.kept().await;
        for (client, status) in [
            (&citizen, StatusCode::UNAUTHORIZED),
            (&auditor, StatusCode::FORBIDDEN),
            (&elsewhere, StatusCode::FORBIDDEN),
        ] {
            let told = post(client, "application/json", body()).await;
            assert_eq!(told.status, status, "{}", told.text());
            let led = post(client, "text/html", body()).await;
            assert!(led.leads_to().contains("chua-luu="), "{led:?}");
        }
        // Nobody else's page sends it, and nobody without a session more than a form.
        let kind = "multipart/form-data; boundary=----bien-gioi";
        for headers in ELSEWHERE {
            let mut headers = headers.to_vec();
            headers.push(("content-type", kind));
            let answer = officer.ask(Method::POST, super::ACT, &headers, Body::from(body()));
            assert_eq!(answer.await.status, StatusCode::FORBIDDEN, "{headers:?}");
        }
        let large = form(&fields, &[sent("lon.pdf", &vec![b'x'; 200_000])]);
        let answer = post(&citizen, "text/html", large).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        for method in [Method::GET, Method::PUT, Method::DELETE] {
            let headers = [("sec-fetch-site", "same-origin")];
            let answer = officer
                .ask(method, super::ACT, &headers, Body::empty())
                .await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        }
        // Nothing that is named wrongly is found.
        for (name, value) in [
            ("task", "không có"),
            ("task", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
            ("update", "99"),
            ("update", "-1"),
            ("id", "không"),
        ] {
            let fields = crate::seen::typed(fields.clone(), &[(name, value)]);
            let body = form(&fields, &[sent("bien-ban.pdf", &made::pdf())]);
            let told = post(&officer, "application/json", body).await;
            assert_eq!(told.status, StatusCode::NOT_FOUND, "{name} {value}");
        }
        assert!(world.kept().await == before);
        let left: Vec<_> = std::fs::read_dir(world.files.path()).unwrap().collect();
        assert!(left.is_empty(), "{left:?}");
    });
}
