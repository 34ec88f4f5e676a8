//! What stands in which section, in which words.

use std::borrow::Cow;

use super::*;
use crate::{
    id::{MeetingId, ObstacleId, TaskId},
    obstacle::{Ask, Blocked, Obstacle, Raised},
    report::material::{Said, Stop, Work},
    task::{Task, TaskState, Update, tests::clear},
};

fn on() -> Date {
    date(2026, 10, 2)
}

fn texts(given: &Gathered, part: Part) -> Vec<String> {
    given
        .lines(part)
        .iter()
        .map(|line| line.text.clone())
        .collect()
}

#[test]
fn results_keep_what_they_were_given_with() {
    let table = [
        ("23", "sản phẩm", "OCOP: 23 sản phẩm."),
        ("gần 300", "hộ", "OCOP: gần 300 hộ."),
        ("hơn 2,87 tỷ", "đồng", "OCOP: hơn 2,87 tỷ đồng."),
        ("53,12%", "%", "OCOP: 53,12%."),
        // Not published as a percentage: said as computed.
        ("5/18", "thôn", "OCOP: 5/18 thôn (tính ra 27,8%)."),
        // Published otherwise than it follows: both are said, neither is repaired.
        (
            "34/64 (53,10%)",
            "hồ sơ",
            "OCOP: 34/64 (53,10%) hồ sơ (tính lại từ n/N là 53,125%).",
        ),
        ("34/64 (53,13%)", "hồ sơ", "OCOP: 34/64 (53,13%) hồ sơ."),
    ];
    for (value, measure, expected) in table {
        let one = indicator(1, "OCOP", measure, None);
        let given = material(
            ReportKind::Periodic,
            quarter(),
            vec![fact(&one, Some(value), on())],
        )
        .gather();
        assert_eq!(texts(&given, Part::Results), [expected]);
    }
}

#[test]
fn what_is_missing_is_said() {
    let one = indicator(1, "OCOP", "sản phẩm", Some(at_least(3)));
    let given = material(
        ReportKind::Periodic,
        quarter(),
        vec![fact(&one, None, on())],
    )
    .gather();
    assert_eq!(
        texts(&given, Part::Results),
        ["OCOP: chưa có số liệu cho quý III/2026."]
    );
    assert_eq!(
        texts(&given, Part::Comparison),
        [
            "Chưa có chỉ tiêu nào được ghi nhận đạt hoặc vượt. 1 chưa thể đánh giá: 1 có mục tiêu nhưng chưa có kết quả.",
            "OCOP: mục tiêu quý III/2026 là từ 3 sản phẩm trở lên. Chưa có số liệu được duyệt nên chưa thể đánh giá."
        ]
    );
    for part in [Part::Limits, Part::Next, Part::Requests] {
        assert_eq!(texts(&given, part), [part.nothing()]);
    }
    assert_eq!(given.annex[0].result_text(), "chưa có số liệu");
    let weekly = material(
        ReportKind::Weekly,
        Period::week(2026, 48).unwrap(),
        Vec::new(),
    )
    .gather();
    let parts: Vec<_> = weekly.sections.iter().map(|(part, _)| *part).collect();
    assert_eq!(parts, [Part::Results, Part::Limits, Part::Next]);
    assert_eq!(texts(&weekly, Part::Results), [Part::Results.nothing()]);
}

#[test]
fn what_is_not_approved_is_said_to_be_so() {
    let one = indicator(1, "OCOP", "sản phẩm", Some(at_least(3)));
    let mut drafted = fact(&one, None, on());
    drafted.draft = Some(quantity("4"));
    let mut corrected = fact(&one, Some("23"), on());
    corrected.corrected = Some(quantity("22"));
    for (fact, expected) in [
        (drafted, "OCOP: 4 sản phẩm (chưa được duyệt)."),
        (corrected, "OCOP: 23 sản phẩm (đã điều chỉnh, trước là 22)."),
    ] {
        let given = material(ReportKind::Periodic, quarter(), vec![fact]).gather();
        assert_eq!(texts(&given, Part::Results), [expected]);
    }
}

#[test]
fn a_comparison_speaks_as_pages_do() {
    let range = Target::range(Decimal::from(3), Decimal::from(5)).unwrap();
    let ocop = indicator(1, "OCOP", "sản phẩm", Some(range));
    let free = indicator(2, "Mô hình", "mô hình", None);
    let facts = vec![fact(&ocop, Some("23"), on()), fact(&free, Some("6"), on())];
    let given = material(ReportKind::Periodic, quarter(), facts).gather();
    assert_eq!(
        texts(&given, Part::Comparison),
        [
            "1 chỉ tiêu đạt hoặc vượt mục tiêu. 1 chưa thể đánh giá: 1 có kết quả nhưng không công bố mục tiêu.",
            "OCOP: Vượt 18 sản phẩm so với mức cao của mục tiêu 3–5 sản phẩm."
        ]
    );
}

#[test]
fn figures_of_units_below_stand_in_the_table_alone() {
    let one = indicator(1, "OCOP", "sản phẩm", Some(at_least(3)));
    let mut below = fact(&one, Some("2"), on());
    below.unit = UnitId::new(Ulid(5));
    let given = material(ReportKind::Periodic, quarter(), vec![below]).gather();
    assert_eq!(texts(&given, Part::Results), [Part::Results.nothing()]);
    assert_eq!(given.annex.len(), 1);
}

fn told(on: Date, [results, difficulties, next]: [&str; 3]) -> Update {
    let text = |text: &str| (!text.is_empty()).then(|| Bilingual::both(text));
    Update {
        on,
        results: text(results),
        difficulties: text(difficulties),
        next: text(next),
        by: signed(),
    }
}

fn work(number: u128, state: TaskState, updates: Vec<Update>) -> Work<'static> {
    let task = Task {
        id: TaskId::new(Ulid(number)),
        name: Bilingual::both(format!("Việc {number}")),
        state,
        updates,
        ..clear()
    };
    Work {
        task: Cow::Owned(task),
        lead: None,
        group: None,
    }
}

#[test]
fn works_are_told_by_what_was_said_in_the_period() {
    let mut one = material(ReportKind::Periodic, quarter(), Vec::new());
    one.works = vec![
        work(
            1,
            TaskState::Doing,
            vec![
                told(date(2026, 6, 30), ["Trước kỳ", "", "Trước kỳ"]),
                told(
                    date(2026, 7, 1),
                    ["Mở lớp một\n\nĐông người", "Thiếu phòng", "Mở lớp hai"],
                ),
                told(date(2026, 9, 30), ["Mở lớp hai.", "", "Tổng kết"]),
            ],
        ),
        work(
            2,
            TaskState::Done,
            vec![told(date(2026, 8, 1), ["", "", "Không còn"])],
        ),
    ];
    if let Cow::Owned(done) = &mut one.works[1].task {
        done.done_on = Some(date(2026, 8, 2));
    }
    one.works[1].lead = Some("Phòng Kinh tế".to_owned());
    let given = one.gather();
    assert_eq!(
        texts(&given, Part::Results),
        [
            "Việc 1: Mở lớp một Đông người.",
            "Việc 1: Mở lớp hai.",
            "Việc 2 (Phòng Kinh tế): hoàn thành đúng hạn."
        ]
    );
    assert_eq!(texts(&given, Part::Limits), ["Việc 1: Thiếu phòng."]);
    // The latest of what was to come; a task that is done has nothing to come; due in as long a
    // time as the period itself.
    assert_eq!(
        texts(&given, Part::Next),
        [
            "Việc 1: Tổng kết.",
            "Việc 1: hạn 17 giờ ngày 31/12/2026; đang thực hiện."
        ]
    );
}

#[test]
fn what_is_late_is_a_limit_and_does_not_change_from_day_to_day() {
    let mut one = material(
        ReportKind::Periodic,
        Period::year(2027).unwrap(),
        Vec::new(),
    );
    one.works = vec![work(1, TaskState::Assigned, Vec::new())];
    let expected = ["Việc 1: quá hạn, hạn là 17 giờ ngày 31/12/2026; đã giao."];
    for day in [date(2027, 1, 2), date(2027, 12, 31)] {
        one.day = day;
        assert_eq!(texts(&one.gather(), Part::Limits), expected);
    }
}

fn stop() -> Stop {
    Stop {
        obstacle: Obstacle::raise(
            ObstacleId::new(Ulid(3)),
            Raised {
                programme: PROGRAMME,
                blocks: Blocked::Programme(PROGRAMME),
                unit: UNIT,
                what: "Chưa có định mức chi.".try_into().unwrap(),
                ask: Ask {
                    text: "Hướng dẫn định mức chi.".try_into().unwrap(),
                    to: UnitId::new(Ulid(4)),
                    due: date(2026, 9, 15),
                    asked: signed(),
                },
                restricted: false,
            },
        ),
        thing: "Tập huấn".to_owned(),
        with: "Sở Tài chính".to_owned(),
    }
}

#[test]
fn obstacles_are_limits_and_requests() {
    let mut one = material(ReportKind::Periodic, quarter(), Vec::new());
    one.stops = vec![stop()];
    let given = one.gather();
    assert_eq!(
        texts(&given, Part::Limits),
        ["Chưa có định mức chi (vướng: Tập huấn)."]
    );
    assert_eq!(
        texts(&given, Part::Requests),
        ["Sở Tài chính: Hướng dẫn định mức chi (chưa trả lời, quá hạn 15/9/2026)."]
    );
    // A week has no part for requests: what is asked stands with what it is about.
    let mut weekly = material(
        ReportKind::Weekly,
        Period::week(2026, 36).unwrap(),
        Vec::new(),
    );
    weekly.stops = vec![stop()];
    assert_eq!(
        texts(&weekly.gather(), Part::Limits),
        [
            "Chưa có định mức chi (vướng: Tập huấn). Sở Tài chính: Hướng dẫn định mức chi (chờ trả lời đến 15/9/2026)."
        ]
    );
}

#[test]
fn conclusions_of_the_period_come_next() {
    let said = |day| Said {
        meeting: MeetingId::new(Ulid(8)),
        name: "họp giao ban".to_owned(),
        day,
        number: 1,
        text: "Rà soát sản phẩm".to_owned(),
    };
    let mut one = material(
        ReportKind::Weekly,
        Period::week(2026, 48).unwrap(),
        Vec::new(),
    );
    one.said = vec![said(date(2026, 11, 24)), said(date(2026, 11, 20))];
    assert_eq!(
        texts(&one.gather(), Part::Next),
        ["Theo kết luận họp giao ban ngày 24/11/2026: Rà soát sản phẩm."]
    );
}

#[test]
fn what_belongs_together_stands_together_and_too_much_is_cut_and_counted() {
    let all: Vec<_> = (1..=300)
        .map(|number| {
            indicator(
                number,
                &format!("Chỉ tiêu {number} {}", "dài ".repeat(20)),
                "%",
                None,
            )
        })
        .collect();
    let facts = all
        .iter()
        .enumerate()
        .map(|(at, one)| Fact {
            group: (at % 2 == 0).then(|| "Đột phá".to_owned()),
            ..fact(one, Some("5%"), on())
        })
        .collect();
    let given = material(ReportKind::Periodic, quarter(), facts).gather();
    let lines = given.lines(Part::Results);
    let more = lines.last().unwrap();
    assert_eq!(more.key, Key::More);
    assert_eq!(
        more.text,
        format!(
            "Còn {} nội dung khác không nêu hết ở đây.",
            301 - lines.len()
        )
    );
    let text = compose(lines);
    assert!(text.chars().count() < crate::text::Prose::MAX);
    assert!(text.matches("Đột phá:").count() <= 1);
}
