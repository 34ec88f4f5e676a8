//! An action that is taken back: as a whole, by whoever did it, and not over somebody else.

use domain::{
    Refusal,
    command::UndoFigures,
    figure::{FigureStep, Stage},
    id::CommandId,
    policy::Actor,
};
use service::book::grid::action::{Of, Steps, Within};

use super::{entry, record};
use crate::{
    reading::same_as_read_afresh,
    world::{ME_LINH, PRODUCTS, PROGRAMME, SERVICES, World, place},
};

fn undo(world: &World, command: CommandId) -> UndoFigures {
    UndoFigures {
        id: world.service.new_command(),
        command,
    }
}

/// The draft that was saved first, with its note; what came after it is told to its officers.
fn first_draft_stands_again(world: &World, reporter: &Actor) {
    let at = place(PRODUCTS);
    let book = world.service.book();
    let cell = book
        .cell(book.indicator(PRODUCTS).unwrap(), at.unit, &at.period)
        .unwrap();
    let working = cell.working.as_deref().unwrap();
    assert_eq!(working.stage, Stage::Draft);
    assert_eq!(
        working.value.note.as_ref().map(|note| note.vi.as_str()),
        Some("Theo sổ của xã")
    );
    let versions = book.versions(
        book.indicator(PRODUCTS).unwrap(),
        at.unit,
        at.period,
        world.reader(reporter),
    );
    let steps: Vec<_> = versions.iter().map(|version| version.step).collect();
    assert_eq!(
        steps,
        [
            FigureStep::Restored,
            FigureStep::Recorded,
            FigureStep::Recorded
        ]
    );
    assert!(
        book.versions(
            book.indicator(PRODUCTS).unwrap(),
            at.unit,
            at.period,
            world.anonymous()
        )
        .is_empty(),
        "drafts are not for everybody"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_is_taken_back_as_a_whole() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let mut first = world.sheet_of(vec![entry(PRODUCTS, 0, "4")]);
    first.entries[0].note = "Theo sổ của xã".into();
    world
        .service
        .record_figures(&reporter, first)
        .await
        .unwrap();
    let command = world.sheet_of(vec![entry(PRODUCTS, 1, "5"), entry(SERVICES, 0, "91%")]);
    let done = command.id;
    world
        .service
        .record_figures(&reporter, command)
        .await
        .unwrap();

    let somebody_else = world.reporter_of(ME_LINH).await;
    assert_eq!(
        world
            .service
            .undo_figures(&somebody_else, undo(&world, done))
            .await,
        Err(Refusal::NotAllowed)
    );
    let taken_back = undo(&world, done);
    let taken_back_by = taken_back.id;
    let saved = world
        .service
        .undo_figures(&reporter, taken_back)
        .await
        .unwrap();
    assert_eq!(
        saved
            .cells
            .iter()
            .map(|cell| cell.revision)
            .collect::<Vec<_>>(),
        [3, 2]
    );
    assert_eq!(world.value(PRODUCTS).as_deref(), Some("4"));
    assert_eq!(world.value(SERVICES), None);
    first_draft_stands_again(&world, &reporter);

    // What was taken back can be taken back.
    world
        .service
        .undo_figures(&reporter, undo(&world, taken_back_by))
        .await
        .unwrap();
    assert_eq!(world.value(PRODUCTS).as_deref(), Some("5"));
    assert_eq!(world.value(SERVICES).as_deref(), Some("91%"));

    // Not after somebody else has changed a cell of it.
    let command = world.sheet_of(vec![entry(PRODUCTS, 4, "6"), entry(SERVICES, 3, "92%")]);
    let done = command.id;
    world
        .service
        .record_figures(&reporter, command)
        .await
        .unwrap();
    record(&world, &somebody_else, vec![entry(SERVICES, 4, "93%")])
        .await
        .unwrap();
    let refused = world
        .service
        .undo_figures(&reporter, undo(&world, done))
        .await;
    let Err(Refusal::Entries(problems)) = refused else {
        panic!("{refused:?}");
    };
    assert!(
        matches!(problems[..], [(1, Refusal::Conflict { revision: 5, .. })]),
        "{problems:?}"
    );
    assert_eq!(
        world.value(PRODUCTS).as_deref(),
        Some("6"),
        "all or nothing"
    );
    same_as_read_afresh(&world).await;
}

fn within(of: Of) -> Within {
    Within {
        programme: PROGRAMME,
        of,
        periods: Vec::new(),
    }
}

impl World {
    fn steps(&self, actor: &Actor) -> Steps {
        let steps = self.service.book().steps(&within(Of::Unit(ME_LINH)), actor);
        let by_indicator = self
            .service
            .book()
            .steps(&within(Of::Indicator(PRODUCTS)), actor);
        // Every action here is about this indicator.
        assert_eq!(
            steps.undo.map(|action| action.command),
            by_indicator.undo.map(|action| action.command)
        );
        steps
    }

    /// Takes the next action back, as a page offers it; answers whether there was one.
    async fn step_back(&self, actor: &Actor) -> bool {
        let Some(next) = self.steps(actor).undo else {
            return false;
        };
        let command = undo(self, next.command);
        self.service.undo_figures(actor, command).await.unwrap();
        true
    }

    async fn step_forth(&self, actor: &Actor) -> bool {
        let Some(next) = self.steps(actor).redo else {
            return false;
        };
        let command = undo(self, next.command);
        self.service.undo_figures(actor, command).await.unwrap();
        true
    }

    /// Enters a number as the next value of the cell, and every other time of its neighbour too.
    async fn enter(&self, actor: &Actor, number: u32) {
        let revision = |indicator| {
            let at = place(indicator);
            let book = self.service.book();
            book.cell(book.indicator(indicator).unwrap(), at.unit, &at.period)
                .map_or(0, |cell| cell.revision)
        };
        let mut entries = vec![entry(PRODUCTS, revision(PRODUCTS), &number.to_string())];
        if number.is_multiple_of(2) {
            entries.push(entry(SERVICES, revision(SERVICES), &format!("{number}%")));
        }
        record(self, actor, entries).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn actions_are_taken_back_one_after_the_other_and_done_again() {
    for depth in [1, 5, 20] {
        let world = World::new().await;
        let reporter = world.reporter_of(ME_LINH).await;
        assert_eq!(world.steps(&reporter), Steps::default());
        for number in 1..=depth {
            world.enter(&reporter, number).await;
        }
        let products = |number: u32| (number > 0).then(|| number.to_string());
        let services = |number: u32| (number > 1).then(|| format!("{}%", number - number % 2));
        let stands = |number: u32| {
            assert_eq!(world.value(PRODUCTS), products(number), "after {number}");
            assert_eq!(world.value(SERVICES), services(number), "after {number}");
        };
        stands(depth);
        for number in (0..depth).rev() {
            assert!(world.step_back(&reporter).await);
            stands(number);
        }
        assert!(!world.step_back(&reporter).await, "nothing is left");
        for number in 1..=depth {
            assert!(world.step_forth(&reporter).await);
            stands(number);
        }
        assert!(!world.step_forth(&reporter).await);

        // Half the way back, then something new: what was taken back is gone for good.
        for _ in 0..depth / 2 {
            assert!(world.step_back(&reporter).await);
        }
        let half = depth - depth / 2;
        stands(half);
        world.enter(&reporter, 101).await;
        assert_eq!(world.steps(&reporter).redo, None);
        assert!(world.step_back(&reporter).await);
        stands(half);
        for number in (0..half).rev() {
            assert!(world.step_back(&reporter).await);
            stands(number);
        }
        assert!(!world.step_back(&reporter).await);
        same_as_read_afresh(&world).await;

        // The same after a new start, from the journal alone.
        let again = world.reopened().await;
        let steps = again.book().steps(&within(Of::Unit(ME_LINH)), &reporter);
        assert_eq!(steps, world.steps(&reporter));
        assert!(steps.undo.is_none() && steps.redo.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_changed_is_not_offered_to_be_taken_back() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let colleague = world.reporter_of(ME_LINH).await;
    world.enter(&reporter, 1).await;
    world.enter(&reporter, 3).await;
    assert_eq!(
        world.steps(&colleague),
        Steps::default(),
        "nobody's but one's own"
    );
    world.enter(&colleague, 5).await;
    assert_eq!(world.steps(&reporter), Steps::default());
    // Once the colleague has taken it back, it stands as it was left.
    assert!(world.step_back(&colleague).await);
    assert!(world.step_back(&reporter).await);
    assert_eq!(world.value(PRODUCTS).as_deref(), Some("1"));
    assert!(world.step_back(&reporter).await);
    assert_eq!(world.value(PRODUCTS), None);
    same_as_read_afresh(&world).await;
}
