//! What differs, and what becomes of text that was written by hand.

use super::*;

fn section(lines: Vec<Line>) -> Section {
    Section::gathered(Part::Results, lines)
}

fn gathered() -> Vec<Line> {
    vec![
        line(1, None, "Một."),
        line(2, Some("Đột phá"), "Hai."),
        line(3, Some("Đột phá"), "Ba."),
    ]
}

fn now() -> Vec<Line> {
    vec![
        line(1, None, "Một, nay là 1,5."),
        line(3, Some("Đột phá"), "Ba."),
        line(4, Some("Đột phá"), "Bốn."),
        line(5, Some("Mô hình"), "Năm."),
    ]
}

#[test]
fn lines_are_told_apart_by_what_they_are_about() {
    let drift = Drift::between(&gathered(), &now());
    let texts = |lines: &[Line]| {
        lines
            .iter()
            .map(|line| line.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(texts(&drift.added), ["Bốn.", "Năm."]);
    assert_eq!(texts(&drift.removed), ["Hai."]);
    assert_eq!(drift.changed.len(), 1);
    assert_eq!(drift.count(), 4);
    assert!(Drift::between(&now(), &now()).is_empty());
}

#[test]
fn a_section_nobody_wrote_in_is_composed_anew() {
    let before = section(gathered());
    assert_eq!(before.text, "- Một.\nĐột phá:\n- Hai.\n- Ba.");
    assert!(!before.is_edited());
    assert_eq!(
        super::super::drift::take_over(&before, &now()),
        "- Một, nay là 1,5.\nĐột phá:\n- Ba.\n- Bốn.\nMô hình:\n- Năm."
    );
}

#[test]
fn what_was_written_by_hand_stays() {
    type Case = (&'static str, &'static str);
    let table: [Case; 4] = [
        // A sentence before, a line reworded whose data did not change.
        (
            "Trong kỳ, xã đã làm được:\n- Một.\nĐột phá:\n- Hai.\n- Ba, nhờ tổ công nghệ số.",
            "Trong kỳ, xã đã làm được:\n- Một, nay là 1,5.\nĐột phá:\n- Bốn.\n- Ba, nhờ tổ công nghệ số.\nMô hình:\n- Năm.",
        ),
        // The line whose data changed was reworded: both versions are there to choose from.
        (
            "- Một (sơ bộ).\nĐột phá:\n- Hai.\n- Ba.",
            "- Một (sơ bộ).\nĐột phá:\n- Ba.\n- Bốn.\nMô hình:\n- Năm.\n- Một, nay là 1,5.",
        ),
        // What is gone was reworded: it stays, as somebody wrote it.
        (
            "- Một.\nĐột phá:\n- Hai, đã sửa.\n- Ba.",
            "- Một, nay là 1,5.\nĐột phá:\n- Hai, đã sửa.\n- Ba.\n- Bốn.\nMô hình:\n- Năm.",
        ),
        // Everything was replaced.
        (
            "Xem báo cáo riêng.",
            "Xem báo cáo riêng.\nĐột phá:\n- Bốn.\nMô hình:\n- Năm.\n- Một, nay là 1,5.",
        ),
    ];
    for (written, expected) in table {
        let edited = Section {
            text: written.to_owned(),
            ..section(gathered())
        };
        assert!(edited.is_edited());
        let text = super::super::drift::take_over(&edited, &now());
        assert_eq!(text, expected, "{written}");
        for line in written.lines() {
            let was_gathered = gathered().iter().any(|one| one.written() == line);
            assert!(was_gathered || text.contains(line), "{line} was lost");
        }
    }
}

#[test]
fn taking_over_twice_changes_nothing() {
    let edited = report(gathered())
        .written(
            Part::Results,
            "Lời dẫn.\n- Một.\nĐột phá:\n- Hai.\n- Ba.",
            signed(),
        )
        .unwrap();
    let on = date(2026, 11, 27);
    let once = edited
        .taken_over(Part::Results, &now(), on, signed())
        .unwrap();
    assert_eq!(once.on, on);
    let twice = once
        .taken_over(Part::Results, &now(), on, signed())
        .unwrap();
    assert_eq!(once, twice);
}
