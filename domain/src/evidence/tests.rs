use jiff::{Timestamp, civil::date};
use ulid::Ulid;

use super::*;
use crate::{
    Language,
    figure::{Published, Value},
    officer::Author,
    quantity::Quantity,
    source::Ground,
};

fn at(time: &str) -> Signature {
    Signature {
        by: Author::Operator,
        at: time.parse::<Timestamp>().unwrap(),
    }
}

fn evidence(added: &str, waits: bool) -> Evidence {
    Evidence {
        id: EvidenceId::new(Ulid::from(1_u128)),
        revision: 1,
        of: Proven::Task(TaskId::new(Ulid::from(2_u128))),
        unit: UnitId::new(Ulid::from(3_u128)),
        file: KeptFile {
            content: Hash::of(b"one"),
            name: FileName::of("anh.jpg", FileKind::Jpeg),
            kind: FileKind::Jpeg,
            bytes: 100,
            pixels: Some(Pixels {
                width: 4,
                height: 3,
            }),
            preview: Some(Preview {
                content: Hash::of(b"small"),
                bytes: 10,
                pixels: Pixels {
                    width: 4,
                    height: 3,
                },
            }),
        },
        caption: None,
        added: at(added),
        waits,
        restricted: false,
        withdrawn: None,
    }
}

fn published(approved: &str) -> Published {
    let approved = at(approved);
    Published {
        value: Value {
            quantity: Quantity::parse("24", Language::Vi).unwrap(),
            claim: None,
            ground: Ground {
                source: None,
                place: "biểu 2".try_into().unwrap(),
            },
            note: None,
            recorded: approved,
        },
        checks: Vec::new(),
        approved,
        since: local_date(approved.at),
    }
}

/// Evidence of a figure is public with the value that was approved with it in sight.
#[test]
fn evidence_is_public_with_the_figure_it_was_checked_with() {
    // In Vietnam these are 8, 10 and 12 o'clock on the days named.
    const FIRST: &str = "2026-11-10T01:00:00Z";
    const SECOND: &str = "2026-11-20T01:00:00Z";
    type Case = (
        &'static str,
        bool,
        &'static [&'static str],
        (i8, bool),
        &'static str,
    );
    let table: [Case; 9] = [
        (
            "2026-11-09T03:00:00Z",
            true,
            &[],
            (30, false),
            "nothing is public yet",
        ),
        (
            "2026-11-09T03:00:00Z",
            true,
            &[FIRST],
            (30, true),
            "approved afterwards",
        ),
        (
            "2026-11-09T03:00:00Z",
            true,
            &[FIRST],
            (9, false),
            "the day before that",
        ),
        (
            "2026-11-12T03:00:00Z",
            true,
            &[FIRST],
            (30, false),
            "a correction is still open",
        ),
        (
            "2026-11-12T03:00:00Z",
            true,
            &[FIRST, SECOND],
            (30, true),
            "the correction is approved",
        ),
        (
            "2026-11-12T03:00:00Z",
            true,
            &[FIRST, SECOND],
            (15, false),
            "before the correction",
        ),
        (
            "2026-11-12T03:00:00Z",
            false,
            &[FIRST],
            (30, true),
            "nothing was being worked on",
        ),
        (
            "2026-11-12T03:00:00Z",
            false,
            &[FIRST],
            (11, false),
            "the day before it came",
        ),
        (
            "2026-11-12T03:00:00Z",
            false,
            &[],
            (30, false),
            "no figure at all",
        ),
    ];
    for (added, waits, values, (day, open), why) in table {
        let mut values: Vec<_> = values.iter().map(|time| published(time)).collect();
        let cell = Cell {
            published: values.pop(),
            earlier: values,
            ..Cell::empty(IndicatorId::new(Ulid::from(4_u128)))
        };
        assert_eq!(
            evidence(added, waits).is_published(&cell, date(2026, 11, day)),
            open,
            "{why}"
        );
    }
}

#[test]
fn it_is_withdrawn_once() {
    let one = evidence("2026-11-09T03:00:00Z", false);
    let withdrawn = Withdrawn {
        reason: "Nhầm tệp".try_into().unwrap(),
        by: at("2026-11-10T03:00:00Z"),
    };
    let gone = one.withdraw(withdrawn.clone()).unwrap();
    assert_eq!(gone.revision, 2);
    assert_eq!(gone.withdrawn.as_ref(), Some(&withdrawn));
    assert_eq!(gone.withdraw(withdrawn), Err(Refusal::EvidenceWithdrawn));
}

#[test]
fn a_file_counts_with_its_preview() {
    let file = evidence("2026-11-09T03:00:00Z", false).file;
    assert_eq!(file.all_bytes(), 110);
    assert_eq!(file.contents().count(), 2);
    let plain = KeptFile {
        preview: None,
        ..file
    };
    assert_eq!(
        (plain.all_bytes(), plain.contents().collect::<Vec<_>>()),
        (100, vec![Hash::of(b"one")])
    );
}

#[test]
fn it_is_kept_as_it_was_written() {
    let one = evidence("2026-11-09T03:00:00Z", true);
    let text = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<Evidence>(&text).unwrap(), one);
    // A name that could lead elsewhere is not read, wherever it comes from.
    let forged = text.replace("anh.jpg", "../anh.jpg");
    assert!(serde_json::from_str::<Evidence>(&forged).is_err());
}
