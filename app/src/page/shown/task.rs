//! What a change of a task says in the journal: the step that was taken, where it was one.

use domain::{
    Language,
    task::{Task, course::product::Product},
};

use crate::page::reading::Reading;

/// What changed, in one line.
pub fn what(before: Option<&Task>, after: &Task, reading: &Reading) -> String {
    let language = reading.language;
    let Some(before) = before else {
        return match after.course.repeats.filter(|one| one.before.is_some()) {
            Some(repeat) => format!("{}:", reading.words.repeat_text(repeat)),
            None => language.pick("Tạo nhiệm vụ:", "Task created:").into(),
        };
    };
    if let Some(step) = reached(before, after, reading).or_else(|| handed(before, after, reading)) {
        return format!("{step}:");
    }
    if before.course != after.course || before.part != after.part {
        return language
            .pick("Lập lộ trình thực hiện:", "Course of the work changed:")
            .into();
    }
    match language {
        Language::Vi => format!("Sửa nhiệm vụ, nay là {}:", after.state.name(language)),
        Language::En => format!("Task changed, now {}:", after.state.name(language)),
    }
}

/// A milestone that was reached, or was not after all; one that is new says nothing.
fn reached(before: &Task, after: &Task, reading: &Reading) -> Option<String> {
    let language = reading.language;
    let mut changed = after.course.milestones.iter().filter(|one| {
        let was = before
            .course
            .milestones
            .iter()
            .find(|was| was.number == one.number);
        was.is_some_and(|was| was.reached != one.reached)
    });
    let one = changed.next()?;
    let name = one.name.get(language);
    let state = reading
        .words
        .milestone_state(one, one.reached.map_or(one.due, |reached| reached.on));
    Some(format!("{} “{name}” {state}", reading.words.milestone()))
}

/// A product that was handed in, accepted or given back.
fn handed(before: &Task, after: &Task, reading: &Reading) -> Option<String> {
    let (words, language) = (reading.words, reading.language);
    let changed = |one: &&Product| {
        before
            .course
            .product(one.number)
            .is_some_and(|was| was.handed != one.handed)
    };
    let one = after.course.products.iter().find(changed)?;
    let latest = one.latest()?;
    let name = one.name.get(language);
    let standing = words.product_state(one.standing(domain::Date::MIN));
    let said = match &latest.decided {
        None => latest.what.as_str(),
        Some(decided) => decided.returned.as_ref().map_or("", |why| why.as_str()),
    };
    let said = if said.is_empty() {
        String::new()
    } else {
        format!(" – “{said}”")
    };
    Some(format!(
        "{} “{name}”: {standing}{said}",
        words.product_word()
    ))
}
