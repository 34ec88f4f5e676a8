//! Reports: gathered from what was entered, edited, taken over, fixed; read by those who may.

mod refused;
mod secrecy;

use domain::{
    Refusal,
    command::{
        FixReport, GatherReport, KeepLetterhead, KeepPassage, RaiseObstacle, TakeOverReport,
    },
    id::{IndicatorId, ReportId},
    journal::Change,
    obstacle::Blocked,
    policy::Actor,
    report::{Part, Report, ReportStep},
    task::TaskState,
};
use jiff::SignedDuration;
use service::{manage::mark, report::head_mark};

use crate::world::{ME_LINH, PRODUCTS, PROGRAMME, SERVICES, TRAINING, World, place};

/// The week of the world's clock.
const WEEK: &str = "2026-W47";

impl World {
    fn gathering(&self, kind: &str, period: &str) -> GatherReport {
        GatherReport {
            id: self.service.new_command(),
            programme: PROGRAMME,
            unit: ME_LINH,
            kind: kind.into(),
            layout: "state".into(),
            period: period.into(),
            on: String::new(),
            drafts: false,
            restricted: false,
        }
    }

    fn report(&self, id: ReportId) -> Report {
        self.service.book().report(id).cloned().unwrap()
    }

    async fn gathered(&self, actor: &Actor, kind: &str, period: &str) -> Report {
        let command = self.gathering(kind, period);
        let id = self.service.gather_report(actor, command).await.unwrap().id;
        self.report(id)
    }

    fn passage(&self, report: &Report, part: Part, text: &str) -> KeepPassage {
        KeepPassage {
            id: self.service.new_command(),
            report: report.id,
            part,
            base: mark(report.section(part)),
            text: text.into(),
        }
    }

    fn taking_over(&self, report: &Report, part: Part) -> TakeOverReport {
        TakeOverReport {
            id: self.service.new_command(),
            report: report.id,
            base: mark(report.section(part)),
            part: Some(part),
        }
    }

    fn fixing(&self, report: &Report, number: &str) -> FixReport {
        FixReport {
            id: self.service.new_command(),
            report: report.id,
            base: mark(Some(report)),
            number: number.into(),
            date: "22/11/2026".into(),
        }
    }

    fn framing(&self, report: &Report) -> KeepLetterhead {
        KeepLetterhead {
            id: self.service.new_command(),
            report: report.id,
            base: head_mark(report),
            layout: "state".into(),
            above: String::new(),
            body: report.head.body.clone(),
            code: "UBND".into(),
            place: "Mê Linh".into(),
            title: report.head.title.clone(),
            opening: report.head.opening.clone(),
            recipients: "UBND thành phố\n\nLưu: VT, KT".into(),
            authority: "KT. CHỦ TỊCH".into(),
            post: "PHÓ CHỦ TỊCH".into(),
            signer: String::new(),
        }
    }

    /// A figure that everybody can see.
    async fn approved(&self, indicator: IndicatorId, value: &str) {
        let reporter = self.reporter_of(ME_LINH).await;
        let reviewer = self.reviewer_of(ME_LINH).await;
        let at = place(indicator);
        let entered = domain::command::RecordFigure {
            submit: true,
            ..self.record(&at, 0, value)
        };
        self.service
            .record_figure(&reporter, entered)
            .await
            .unwrap();
        self.service
            .approve_figure(&reviewer, self.approve(&at, 2))
            .await
            .unwrap();
    }

    /// Figures, an update and an obstacle of this week.
    async fn busy_week(&self) {
        self.approved(PRODUCTS, "23").await;
        let reporter = self.reporter_of(ME_LINH).await;
        let update = domain::command::PostUpdate {
            difficulties: "Thiếu phòng học".into(),
            next: "Mở lớp hai".into(),
            ..self.update(TRAINING, 1, Some(TaskState::Doing))
        };
        self.service.post_update(&reporter, update).await.unwrap();
        let obstacle = RaiseObstacle {
            id: self.service.new_command(),
            blocks: Blocked::Task(TRAINING),
            unit: ME_LINH,
            what: "Chưa có định mức chi.".into(),
            ask: "Hướng dẫn định mức chi.".into(),
            to: "ha-noi".into(),
            due: "30/11/2026".into(),
        };
        self.service
            .raise_obstacle(&reporter, obstacle)
            .await
            .unwrap();
    }
}

fn text(report: &Report, part: Part) -> &str {
    &report.section(part).unwrap().text
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn a_report_is_gathered_edited_taken_over_and_issued() {
    let world = World::new().await;
    let service = &world.service;
    world.busy_week().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let command = world.gathering("periodic", "2026");
    let saved = service
        .gather_report(&reporter, command.clone())
        .await
        .unwrap();
    assert_eq!(saved.step, ReportStep::Gathered);
    // Sent twice it is one report.
    assert_eq!(service.gather_report(&reporter, command).await, Ok(saved));
    let draft = world.report(saved.id);
    insta::assert_snapshot!(draft.text(), @r"
    KẾT QUẢ THỰC HIỆN
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: Đã mở hai lớp.
    Đột phá về thể chế:
    - Sản phẩm OCOP được công nhận: 23 sản phẩm.
    - Tỷ lệ hồ sơ nộp trực tuyến: chưa có số liệu cho năm 2026.
    - Tỷ trọng kinh tế số: chưa có số liệu cho năm 2026.

    SO SÁNH VỚI MỤC TIÊU
    1 chỉ tiêu đạt hoặc vượt mục tiêu. 2 chưa thể đánh giá: 1 có mục tiêu nhưng chưa có kết quả, 1 không đo được bằng một con số.
    Đột phá về thể chế:
    - Sản phẩm OCOP được công nhận: Vượt 18 sản phẩm so với mức cao của mục tiêu 3–5 sản phẩm.
    - Tỷ lệ hồ sơ nộp trực tuyến: mục tiêu năm 2026 là từ 90 sản phẩm trở lên. Chưa có số liệu được duyệt nên chưa thể đánh giá.
    - Tỷ trọng kinh tế số: mục tiêu năm 2026 là tăng dần hằng năm. Mục tiêu không nêu con số nên không chấm đạt hay không đạt.

    HẠN CHẾ, KHÓ KHĂN VÀ NGUYÊN NHÂN
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: Thiếu phòng học.
    - Chưa có định mức chi (vướng: Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng).

    NHIỆM VỤ TIẾP THEO
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: Mở lớp hai.
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: hạn 17 giờ ngày 31/12/2026; đang thực hiện.
    - Rà soát quỹ đất: hạn 17 giờ ngày 31/12/2026; đã giao.

    KIẾN NGHỊ, ĐỀ XUẤT
    - Thành phố Hà Nội: Hướng dẫn định mức chi (chờ trả lời đến 30/11/2026).
    ");
    assert_eq!(draft.head.body, "ỦY BAN NHÂN DÂN XÃ MÊ LINH");
    assert_eq!(draft.annex.len(), 3);

    let opening = "Trong năm, xã tập trung cho OCOP.";
    let edited = format!("{opening}\n{}", text(&draft, Part::Results));
    service
        .keep_passage(&reporter, world.passage(&draft, Part::Results, &edited))
        .await
        .unwrap();
    // The book goes on.
    world.pass(SignedDuration::from_hours(24));
    world.approved(SERVICES, "92").await;
    let draft = world.report(saved.id);
    let today = service.today();
    let drifted = service.book().drifted(&draft, &reporter, today);
    let results = drifted.of(Part::Results).unwrap();
    assert_eq!(
        (
            results.changed.len(),
            results.added.len(),
            results.removed.len()
        ),
        (1, 0, 0)
    );
    assert_eq!(drifted.annex.changed.len(), 1);
    service
        .take_over_report(&reporter, world.taking_over(&draft, Part::Results))
        .await
        .unwrap();
    let draft = world.report(saved.id);
    assert!(text(&draft, Part::Results).starts_with(opening));
    assert!(text(&draft, Part::Results).contains("- Tỷ lệ hồ sơ nộp trực tuyến: 92 sản phẩm."));
    assert_eq!(draft.on, today);
    let annex = TakeOverReport {
        base: mark(Some(&draft.annex)),
        part: None,
        ..world.taking_over(&draft, Part::Results)
    };
    service.take_over_report(&reporter, annex).await.unwrap();
    let draft = world.report(saved.id);
    let drifted = service.book().drifted(&draft, &reporter, today);
    assert!(drifted.annex.is_empty() && drifted.of(Part::Results).is_none());

    let issuing = world.fixing(&draft, "12");
    let done = service.fix_report(&reporter, issuing.clone()).await;
    assert!(done.is_ok());
    assert_eq!(service.fix_report(&reporter, issuing).await, done);
    let issued = world.report(saved.id);
    let fixed = issued.fixed.clone().unwrap();
    assert_eq!(fixed.number.unwrap().to_string(), "12/BC-UBND");
    for done in [
        service
            .keep_passage(&reporter, world.passage(&issued, Part::Next, "Khác"))
            .await,
        service
            .keep_letterhead(&reporter, world.framing(&issued))
            .await,
        service
            .take_over_report(&reporter, world.taking_over(&issued, Part::Comparison))
            .await,
        service
            .fix_report(&reporter, world.fixing(&issued, "13"))
            .await,
    ] {
        assert_eq!(done, Err(Refusal::ReportFixed));
    }
    assert_eq!(world.report(saved.id), issued);
    assert_eq!(
        world.reopened().await.book().report(saved.id),
        Some(&issued)
    );

    let steps: Vec<_> = world
        .chain(ME_LINH)
        .await
        .into_iter()
        .filter_map(|event| match event.change {
            Change::Report { step, .. } => Some(step),
            _ => None,
        })
        .collect();
    assert_eq!(
        steps,
        [
            ReportStep::Gathered,
            ReportStep::Edited(Part::Results),
            ReportStep::TakenOver(Part::Results),
            ReportStep::AnnexTakenOver,
            ReportStep::Issued
        ]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_week_is_sent_and_what_differs_since_is_told() {
    let world = World::new().await;
    let service = &world.service;
    world.busy_week().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let draft = world.gathered(&reporter, "weekly", WEEK).await;
    insta::assert_snapshot!(draft.text(), @r"
    KẾT QUẢ
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: Đã mở hai lớp.
    Đột phá về thể chế:
    - Sản phẩm OCOP được công nhận (năm 2026): 23 sản phẩm.

    KHÓ KHĂN, VƯỚNG MẮC
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: Thiếu phòng học.
    - Chưa có định mức chi (vướng: Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng). Thành phố Hà Nội: Hướng dẫn định mức chi (chờ trả lời đến 30/11/2026).

    NHIỆM VỤ TIẾP THEO
    - Tập huấn kỹ năng số cho tổ công nghệ số cộng đồng: Mở lớp hai.
    ");
    assert!(draft.annex.is_empty());
    service
        .fix_report(&reporter, world.fixing(&draft, ""))
        .await
        .unwrap();
    let sent = world.report(draft.id);
    assert_eq!(sent.fixed.as_ref().unwrap().number, None);
    assert_eq!(sent.text(), draft.text());
    let drifted = || {
        let book = service.book();
        book.drifted(&sent, &reporter, service.today())
    };
    assert!(drifted().is_empty());

    // Later the same day somebody adds to it, and the figure is corrected.
    let update = world.update(TRAINING, 2, None);
    service.post_update(&reporter, update).await.unwrap();
    let at = place(PRODUCTS);
    let corrected = domain::command::RecordFigure {
        note: "Đếm lại".into(),
        submit: true,
        ..world.record(&at, 3, "22")
    };
    service.record_figure(&reporter, corrected).await.unwrap();
    let reviewer = world.reviewer_of(ME_LINH).await;
    service
        .approve_figure(&reviewer, world.approve(&at, 5))
        .await
        .unwrap();
    let differs = drifted();
    let results = differs.of(Part::Results).unwrap();
    assert_eq!((results.added.len(), results.changed.len()), (1, 1));
    assert_eq!(
        results.changed[0].1.text,
        "Sản phẩm OCOP được công nhận (năm 2026): 22 sản phẩm (đã điều chỉnh, trước là 23)."
    );
    // That time passes alone changes nothing.
    let before = differs.of(Part::Limits).cloned();
    world.pass(SignedDuration::from_hours(24 * 30));
    assert_eq!(drifted().of(Part::Limits).cloned(), before);
    // What was sent is as it was; a new one begins from the book, in the same frame.
    assert_eq!(world.report(sent.id).text(), draft.text());
    let again = world.gathered(&reporter, "weekly", WEEK).await;
    assert!(text(&again, Part::Results).contains("22 sản phẩm"));
}
