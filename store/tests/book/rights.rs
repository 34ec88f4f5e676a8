//! Who may read what is restricted, and what is not public yet: every role, from every place, and
//! nobody in particular, against a table written by hand. What may be done is
//! `domain::policy`'s matrix.

use domain::{
    command::{AskExplanation, RecordFigure},
    explanation::About,
    id::UnitId,
    policy::{Actor, Role},
};
use service::book::{Book, Reader};

use crate::world::{
    AGENCY, DISTRICT, HANOI, ME_LINH, PRODUCTS, SECRET_FIGURE, SECRET_ITEM, SECRET_TASK, SERVICES,
    THUONG_TIN, TRAINING, TRANG_VIET, World, place, this_year,
};

/// Where officers stand, and whether that reaches Mê Linh, to which everything belongs.
const PLACES: [(UnitId, bool); 6] = [
    (HANOI, true),
    (ME_LINH, true),
    // Below, beside, and what was there before it.
    (AGENCY, false),
    (THUONG_TIN, false),
    (DISTRICT, false),
    (TRANG_VIET, false),
];

#[derive(Clone, Copy, Debug)]
enum Thing {
    OpenIndicator,
    OpenTask,
    SecretIndicator,
    SecretItem,
    SecretTask,
    /// A value that is only submitted.
    Draft,
    /// A question about something restricted.
    SecretQuestion,
}

use Thing::{
    Draft, OpenIndicator, OpenTask, SecretIndicator, SecretItem, SecretQuestion, SecretTask,
};

const THINGS: [Thing; 7] = [
    OpenIndicator,
    OpenTask,
    SecretIndicator,
    SecretItem,
    SecretTask,
    Draft,
    SecretQuestion,
];

/// What a role reads, at a place that reaches the unit; elsewhere only what is open.
fn reads(role: Role, thing: Thing) -> bool {
    match thing {
        OpenIndicator | OpenTask => true,
        SecretIndicator | SecretItem | SecretTask => match role {
            Role::Reviewer | Role::Planner | Role::Auditor => true,
            Role::Reporter | Role::Administrator => false,
        },
        // The question was asked from Hà Nội: it is there for those who answer, the side that
        // asked, and the unit's own.
        Draft | SecretQuestion => match role {
            Role::Reporter | Role::Reviewer | Role::Planner | Role::Auditor => true,
            Role::Administrator => false,
        },
    }
}

fn sees(book: &Book, reader: Reader<'_>, thing: Thing) -> bool {
    match thing {
        OpenIndicator => reader.sees_indicator(book.indicator(PRODUCTS).unwrap(), book),
        OpenTask => reader.sees_task(book.task(TRAINING).unwrap(), book),
        SecretIndicator => reader.sees_indicator(book.indicator(SECRET_FIGURE).unwrap(), book),
        SecretItem => reader.sees_item(book.item(SECRET_ITEM).unwrap(), book),
        SecretTask => reader.sees_task(book.task(SECRET_TASK).unwrap(), book),
        Draft => book
            .follow(book.indicator(SERVICES).unwrap(), reader)
            .unwrap()
            .rows
            .iter()
            .any(|row| row.cell.is_some()),
        SecretQuestion => {
            let about = About::Figure {
                indicator: SECRET_FIGURE,
                period: this_year(),
            };
            book.explanations_about(about, ME_LINH, reader).count() == 1
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_from_every_place_reads_what_the_table_says() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let entered = RecordFigure {
        submit: true,
        ..world.record(&place(SERVICES), 0, "91%")
    };
    world
        .service
        .record_figure(&reporter, entered)
        .await
        .unwrap();
    let question = AskExplanation {
        id: world.service.new_command(),
        about: About::Figure {
            indicator: SECRET_FIGURE,
            period: this_year(),
        },
        unit: ME_LINH,
        question: "Vì sao?".into(),
        due: "2026-12-31".into(),
    };
    let asker = world.reviewer_of(HANOI).await;
    world
        .service
        .ask_explanation(&asker, question)
        .await
        .unwrap();

    let mut officers: Vec<(Role, UnitId, bool, Actor)> = Vec::new();
    for role in Role::ALL {
        for (unit, reaches) in PLACES {
            officers.push((role, unit, reaches, world.officer(&[role], unit).await));
        }
    }
    let book = world.service.book();
    for (role, unit, reaches, actor) in &officers {
        for thing in THINGS {
            let open = matches!(thing, OpenIndicator | OpenTask);
            let expected = open || (*reaches && reads(*role, thing));
            assert_eq!(
                sees(&book, world.reader(actor), thing),
                expected,
                "{thing:?} for a {role:?} at {unit}"
            );
        }
    }
    for thing in THINGS {
        let open = matches!(thing, OpenIndicator | OpenTask);
        assert_eq!(sees(&book, world.anonymous(), thing), open, "{thing:?}");
    }
}
