//! The form of a task's course: its days, its products, what comes before it and what it is part of.

use domain::{
    id::TaskId,
    period::date_text,
    policy,
    task::{
        Task,
        course::{line, repeat::Every},
    },
};
use leptos::prelude::*;
use service::{book::Book, manage::code};

use crate::{
    act::form::{Form, summary},
    page::{
        frame::{Head, frame},
        manage::fields::Fields,
        reading::Reading,
        shown::heading,
        task_form::{header, wanted},
    },
    part::field::Choice,
};

#[component]
pub fn Course() -> impl IntoView {
    let reading = Reading::now();
    let given = match wanted::<policy::KeepCourse>(&reading) {
        Ok(given) => given,
        Err(instead) => return instead,
    };
    let task = &given.task;
    let words = reading.words;
    let book = reading.book();
    let form = Form::of(&reading, "keep_course");
    let fields = fields(task, &book, &form, &reading);
    let intro = view! { <p class="small">{words.course_intro()}</p> };
    let content = view! {
        <article class="stack-l">
            {header(&given, words.course(), intro, &reading)}
            {summary(&reading)}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="task" value=task.id.to_string()/>
                <input type="hidden" name="base" value=task.revision.to_string()/>
                {fields}
                <p class="bar"><button class="button main">{words.save_course()}</button></p>
            </form>
        </article>
    };
    drop(book);
    frame(&reading, Head::private(words.course()), content)
}

fn fields(task: &Task, book: &Book, form: &Form, reading: &Reading) -> AnyView {
    let words = reading.words;
    let course = &task.course;
    let fields = Fields { form, reading };
    let slug = |id: TaskId| book.task(id).map(|one| one.slug.to_string());
    let kept = |text: Option<String>| text.unwrap_or_default();
    let starts = kept(course.starts.map(|day| day.to_string()));
    let milestones: Vec<_> = course
        .milestones
        .iter()
        .map(|one| line::written(&one.name.vi, Some(one.due)))
        .collect();
    let products: Vec<_> = course
        .products
        .iter()
        .map(|one| line::written(&one.name.vi, one.due))
        .collect();
    let reader = reading.reader();
    let after: Vec<_> = course
        .after
        .iter()
        .filter_map(|id| Some(book.name_of_task(book.task(*id)?, task.programme, reader)))
        .collect();
    let whole = kept(task.part.and_then(|part| slug(part.of)));
    let alone = Choice {
        value: String::new(),
        text: words.stands_alone().to_owned(),
    };
    let others = book.wholes_for(task, reader).into_iter().map(|one| Choice {
        value: one.slug.to_string(),
        text: one.name.get(reading.language).to_owned(),
    });
    let wholes = std::iter::once(alone).chain(others).collect();
    let weight = kept(task.part.map(|part| part.weight.to_string()));
    let every = kept(course.repeats.map(|repeat| code(&repeat.every)));
    let until = kept(course.repeats.and_then(|one| Some(one.until?.to_string())));
    let never = Choice {
        value: String::new(),
        text: words.repeats_never().to_owned(),
    };
    let often = Every::ALL.into_iter().map(|every| Choice {
        value: code(&every),
        text: heading(every.name(reading.language)),
    });
    let choices = std::iter::once(never).chain(often).collect();
    let due = task.deadline.map(|deadline| {
        format!(
            "{}: {}.",
            words.deadline(),
            date_text(deadline.day, reading.language)
        )
    });
    view! {
        {due.map(|due| view! { <p class="small">{due}</p> })}
        {fields.day("starts", words.task_starts(), &starts)}
        {fields.lines("milestones", words.milestones(), Some(words.milestones_hint()), &milestones.join("\n"))}
        {fields.lines("products", words.products_due(), Some(words.products_hint()), &products.join("\n"))}
        {fields.lines("after", words.tasks_before(), Some(words.tasks_before_hint()), &after.join("\n"))}
        {fields.choice("part_of", words.part_of_task(), Some(words.part_of_hint()), &whole, wholes)}
        {fields.line("weight", words.part_weight(), Some(words.part_weight_hint()), &weight, false)}
        {fields.choice("every", words.repeats(), Some(words.repeats_hint()), &every, choices)}
        {fields.day("until", words.repeats_until(), &until)}
    }
    .into_any()
}
