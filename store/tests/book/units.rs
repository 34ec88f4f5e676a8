//! Units as an administrator keeps them: by date, in order, merged and divided as one act.

use domain::{
    Date, Refusal,
    command::{KeepUnit, ReformUnits, TypedDays, TypedName, TypedOutcome, TypedPair},
    id::UnitId,
    journal::{Change, Subject},
    policy::{Actor, Role},
    refusal::{Field, Problem},
    unit::Unit,
};
use service::{book::Reader, manage::mark};

use crate::world::{AGENCY, HANOI, HOA_LAC, ME_LINH, THUONG_TIN, TRANG_VIET, World};

pub fn pair(vi: &str) -> TypedPair {
    TypedPair {
        vi: vi.into(),
        en: String::new(),
    }
}

fn days(what: &str, from: &str, last: &str) -> TypedDays {
    TypedDays {
        what: what.into(),
        from: from.into(),
        last: last.into(),
    }
}

fn name(full: &str, short: &str, from: &str, last: &str) -> TypedName {
    TypedName {
        full: pair(full),
        short: short.into(),
        from: from.into(),
        last: last.into(),
    }
}

impl World {
    fn new_unit(&self) -> KeepUnit {
        KeepUnit {
            id: self.service.new_command(),
            unit: None,
            base: String::new(),
            kind: "commune".into(),
            from: "1/7/2025".into(),
            last: String::new(),
            names: vec![name("Xã Quang Minh", "Quang Minh", "", "")],
            codes: vec![days("08974", "1/7/2025", "")],
            parents: vec![days("Hà Nội", "1/7/2025", "")],
            serves: String::new(),
            note: TypedPair::default(),
            source: "bao-cao-2023".into(),
        }
    }

    /// The form of a unit as it is kept.
    pub fn edit(&self, unit: UnitId) -> KeepUnit {
        let book = self.service.book();
        let unit = book.tree().get(unit).unwrap();
        let text = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        KeepUnit {
            unit: Some(unit.id),
            base: mark(Some(unit)),
            from: text(unit.exists.from),
            last: text(unit.exists.last_day()),
            names: unit
                .names
                .iter()
                .map(|row| {
                    let one = &row.value;
                    name(
                        &one.full.vi,
                        &one.short,
                        &text(row.from),
                        &text(row.last_day()),
                    )
                })
                .collect(),
            codes: unit
                .codes
                .iter()
                .map(|row| days(&row.value, &text(row.from), &text(row.last_day())))
                .collect(),
            parents: unit
                .parents
                .iter()
                .map(|row| {
                    let slug = &book.tree().get(row.value).unwrap().slug;
                    days(slug.as_str(), &text(row.from), &text(row.last_day()))
                })
                .collect(),
            source: String::new(),
            ..self.new_unit()
        }
    }

    /// Mê Linh divided into two on the first of November.
    pub fn divide(&self) -> ReformUnits {
        let new = |full: &str, short: &str, code: &str, take: &str| TypedOutcome {
            full: pair(full),
            short: short.into(),
            kind: "commune".into(),
            parent: "ha-noi".into(),
            code: code.into(),
            takes: vec![take.into()],
            ..TypedOutcome::default()
        };
        ReformUnits {
            id: self.service.new_command(),
            base: String::new(),
            on: "1/11/2026".into(),
            document: "07-CTr/TU".into(),
            note: TypedPair::default(),
            old: vec![ME_LINH],
            going_on: Vec::new(),
            outcomes: vec![
                new("Xã Mê Linh Bắc", "Mê Linh Bắc", "09022", "part-people"),
                new("Xã Mê Linh Nam", "Mê Linh Nam", "", "remainder"),
            ],
            below: Vec::new(),
        }
    }

    /// Does it, as it was looked at.
    pub async fn reformed(&self, actor: &Actor, command: &ReformUnits) -> Result<String, Refusal> {
        let base = self.service.preview_reform(actor, command)?.base;
        let command = ReformUnits {
            base,
            ..command.clone()
        };
        let made = self.service.reform_units(actor, command).await;
        made.map(|slug| slug.to_string())
    }

    pub fn unit_at(&self, slug: &str) -> Unit {
        let book = self.service.book();
        book.tree().by_slug(slug).unwrap().clone()
    }
}

fn faults(done: Result<impl std::fmt::Debug, Refusal>) -> Vec<(Field, Problem)> {
    match done {
        Err(Refusal::Fields(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_made_renamed_and_ended() {
    let world = World::new().await;
    let service = &world.service;
    let admin = world.administrator().await;
    let command = world.new_unit();
    let slug = service.keep_unit(&admin, command.clone()).await.unwrap();
    assert_eq!(slug.as_str(), "xa-quang-minh");
    assert_eq!(service.keep_unit(&admin, command).await, Ok(slug.clone()));
    let made = world.unit_at("xa-quang-minh");
    assert_eq!(made.code_on(service.today()), Some("08974"));
    assert_eq!(made.parent_on(service.today()), Some(HANOI));

    let renamed = KeepUnit {
        names: vec![
            name("Xã Quang Minh", "Quang Minh", "", "31/12/2025"),
            name("Phường Quang Minh", "Quang Minh", "1/1/2026", ""),
        ],
        kind: "ward".into(),
        ..world.edit(made.id)
    };
    let stale = renamed.clone();
    service.keep_unit(&admin, renamed).await.unwrap();
    let kept = world.unit_at("xa-quang-minh");
    assert_eq!(
        kept.full_name(Date::constant(2025, 12, 31), domain::Language::Vi),
        "Xã Quang Minh"
    );
    assert_eq!(
        kept.full_name(service.today(), domain::Language::Vi),
        "Phường Quang Minh"
    );
    // Somebody who saw the unit before it was renamed.
    let late = KeepUnit {
        id: service.new_command(),
        ..stale
    };
    assert_eq!(
        service.keep_unit(&admin, late).await,
        Err(Refusal::ChangedMeanwhile)
    );
    // Its own chain tells both changes, to everybody; and the store has them.
    let steps = world.chain(made.id).await.len();
    assert_eq!(steps, 2);
    {
        let book = service.book();
        let seen = book
            .log_of(Subject::Unit(made.id), world.anonymous())
            .filter(|logged| matches!(logged.event.change, Change::Unit { .. }))
            .count();
        assert_eq!(seen, 2);
    }
    let again = world.reopened().await;
    assert_eq!(again.book().tree().get(made.id), Some(&kept));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_history_is_refused_where_it_stands() {
    let world = World::new().await;
    let service = &world.service;
    let admin = world.administrator().await;
    let table = [
        (
            KeepUnit {
                last: "1/1/2025".into(),
                ..world.edit(THUONG_TIN)
            },
            Field::Until,
        ),
        (
            KeepUnit {
                names: vec![
                    name("Xã Thường Tín", "Thường Tín", "", "31/12/2025"),
                    name("Phường Thường Tín", "Thường Tín", "1/3/2026", ""),
                ],
                ..world.edit(THUONG_TIN)
            },
            Field::NameRow(1),
        ),
        (
            KeepUnit {
                names: vec![name("Xã Thường Tín", "Thường Tín", "hôm qua", "")],
                ..world.edit(THUONG_TIN)
            },
            Field::NameRow(0),
        ),
        (
            KeepUnit {
                parents: vec![days("thuong-tin", "1/7/2025", "")],
                ..world.edit(THUONG_TIN)
            },
            Field::ParentRow(0),
        ),
        (
            KeepUnit {
                parents: Vec::new(),
                ..world.new_unit()
            },
            Field::ParentRow(0),
        ),
        (
            KeepUnit {
                names: Vec::new(),
                ..world.new_unit()
            },
            Field::NameRow(0),
        ),
    ];
    for (command, field) in table {
        let problems = faults(service.keep_unit(&admin, command).await);
        assert!(
            problems.iter().any(|(of, _)| *of == field),
            "{field:?} {problems:?}"
        );
    }
    // Hà Nội below its own commune.
    let loop_back = KeepUnit {
        parents: vec![days("thuong-tin", "1/8/2025", "")],
        ..world.edit(HANOI)
    };
    let problems = faults(service.keep_unit(&admin, loop_back).await);
    assert_eq!(problems, [(Field::ParentRow(0), Problem::WithinItself)]);
    // A code that another has on the same days; on other days it is free.
    service.keep_unit(&admin, world.new_unit()).await.unwrap();
    let taken = KeepUnit {
        names: vec![name("Xã Khác", "Khác", "", "")],
        ..world.new_unit()
    };
    let problems = faults(service.keep_unit(&admin, taken).await);
    assert!(
        matches!(problems.as_slice(), [(Field::CodeRow(0), Problem::CodeHeld { by })] if by.vi == "Xã Quang Minh"),
        "{problems:?}"
    );
    let earlier = KeepUnit {
        from: String::new(),
        last: "30/6/2025".into(),
        names: vec![name("Xã Khác", "Khác", "", "")],
        codes: vec![days("08974", "", "30/6/2025")],
        parents: vec![days("ha-noi", "", "30/6/2025")],
        ..world.new_unit()
    };
    service.keep_unit(&admin, earlier).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_administers_what_is_above_keeps_a_unit() {
    let world = World::new().await;
    let service = &world.service;
    for (roles, unit, expected) in [
        (Role::Administrator, HANOI, None),
        (Role::Administrator, THUONG_TIN, Some(Refusal::NotAllowed)),
        (Role::Planner, HANOI, Some(Refusal::NotAllowed)),
        (Role::Reviewer, HANOI, Some(Refusal::NotAllowed)),
        (Role::Reporter, HANOI, Some(Refusal::NotAllowed)),
        (Role::Auditor, HANOI, Some(Refusal::NotAllowed)),
    ] {
        let officer = world.officer(&[roles], unit).await;
        let kept = service
            .keep_unit(&officer, world.edit(THUONG_TIN))
            .await
            .err();
        assert_eq!(kept, expected, "{roles:?} at {unit}");
        let looked = service.preview_reform(&officer, &world.divide()).err();
        assert_eq!(looked, expected, "{roles:?} at {unit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_is_divided_as_one_act_as_it_was_looked_at() {
    let world = World::new().await;
    let service = &world.service;
    let admin = world.administrator().await;
    let command = world.divide();
    let preview = service.preview_reform(&admin, &command).unwrap();
    assert_eq!(preview.reformed.units.len(), 3);
    assert_eq!(preview.reformed.edges.len(), 2);
    let entries = world.entries().await;
    // What hangs on it: of what is restricted an administrator learns nothing.
    let affected = service.book().affected(
        ME_LINH,
        Reader {
            actor: Some(&admin),
            on: service.today(),
        },
    );
    assert_eq!((affected.tasks, affected.promises), (3, 3));
    assert_eq!(affected.bodies, [AGENCY]);
    // Nothing happened yet, and without having looked nothing will.
    assert_eq!(world.entries().await, entries);
    assert_eq!(
        service.reform_units(&admin, command.clone()).await,
        Err(Refusal::ChangedMeanwhile)
    );

    let command = ReformUnits {
        base: preview.base,
        ..command
    };
    let slug = service.reform_units(&admin, command.clone()).await.unwrap();
    assert_eq!(slug.as_str(), "xa-me-linh-bac");
    // Sent twice it is done once.
    let after = world.entries().await;
    assert_eq!(service.reform_units(&admin, command).await, Ok(slug));
    assert_eq!(world.entries().await, after);

    let again = world.reopened().await;
    let units = {
        let book = again.book();
        let tree = book.tree();
        let (eve, day) = (Date::constant(2026, 10, 31), Date::constant(2026, 11, 1));
        let old = tree.get(ME_LINH).unwrap();
        assert!(old.exists_on(eve) && !old.exists_on(day));
        let (north, south) = (
            tree.by_slug("xa-me-linh-bac").unwrap(),
            tree.by_slug("xa-me-linh-nam").unwrap(),
        );
        assert_eq!(north.code_on(day), Some("09022"));
        assert_eq!((old.code_on(day), south.code_on(day)), (None, None));
        let mut heirs = vec![north.id, south.id];
        heirs.sort_unstable();
        assert_eq!(tree.heirs(ME_LINH, day), heirs);
        // What Tráng Việt became is followed through both reforms.
        assert_eq!(tree.heirs(TRANG_VIET, day), heirs);
        [ME_LINH, north.id, south.id]
    };
    for unit in units {
        let told = world
            .chain(unit)
            .await
            .into_iter()
            .filter(|event| matches!(event.change, Change::Reform { .. }))
            .count();
        assert_eq!(told, 1);
    }
    assert_eq!(again.verify_journal().await.unwrap().damages, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_since_it_was_looked_at_is_looked_at_again() {
    let world = World::new().await;
    let service = &world.service;
    let admin = world.administrator().await;
    let command = world.divide();
    let base = service.preview_reform(&admin, &command).unwrap().base;
    let renamed = KeepUnit {
        names: vec![name("Xã Mê Linh Mới", "Mê Linh", "", "")],
        ..world.edit(ME_LINH)
    };
    service.keep_unit(&admin, renamed).await.unwrap();
    let late = ReformUnits { base, ..command };
    assert_eq!(
        service.reform_units(&admin, late).await,
        Err(Refusal::ChangedMeanwhile)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_is_given_away_and_two_are_merged() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let to = |unit: &str, take: &str| TypedOutcome {
        unit: unit.into(),
        takes: vec![take.into()],
        ..TypedOutcome::default()
    };
    let transfer = ReformUnits {
        old: vec![THUONG_TIN],
        going_on: vec![THUONG_TIN],
        outcomes: vec![to("Xã Hòa Lạc", "part-area")],
        ..world.divide()
    };
    assert_eq!(
        world.reformed(&admin, &transfer).await,
        Ok("hoa-lac".into())
    );
    assert!(world.unit_at("thuong-tin").exists_on(world.service.today()));
    // Later the whole of it goes to the same one.
    let merge = ReformUnits {
        id: world.service.new_command(),
        on: "15/11/2026".into(),
        going_on: Vec::new(),
        outcomes: vec![to("hoa-lac", "whole")],
        ..transfer
    };
    assert_eq!(world.reformed(&admin, &merge).await, Ok("hoa-lac".into()));
    {
        let book = world.service.book();
        assert_eq!(book.tree().successors(THUONG_TIN).count(), 2);
        assert_eq!(
            book.tree().heirs(THUONG_TIN, world.service.today()),
            [HOA_LAC]
        );
    }
    // What is over is not merged again.
    let twice = ReformUnits {
        id: world.service.new_command(),
        on: "20/11/2026".into(),
        ..merge
    };
    let problems = faults(world.reformed(&admin, &twice).await);
    assert_eq!(problems, [(Field::OldRow(0), Problem::NotThereThen)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reform_names_its_document_and_its_day() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let bad = ReformUnits {
        on: "31/2/2026".into(),
        document: "99-NQ/TU".into(),
        ..world.divide()
    };
    let problems = faults(world.service.preview_reform(&admin, &bad).map(drop));
    let fields: Vec<_> = problems.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::On, Field::Document]);
}
