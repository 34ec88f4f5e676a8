//! Telling how a task is going: results, difficulties, next steps, and the state it is in now.

use domain::{policy, task::TaskState, text::Prose};
use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
    shown::heading,
    task_form::{header, wanted},
};
use crate::{
    act::form::{Form, summary},
    part::field::{Choice, ProseField, SelectField},
};

#[component]
pub fn PostUpdate() -> impl IntoView {
    let reading = Reading::now();
    let given = match wanted::<policy::PostUpdate>(&reading) {
        Ok(given) => given,
        Err(instead) => return instead,
    };
    let task = &given.task;
    let (words, language) = (reading.words, reading.language);
    let form = Form::of(&reading, "post_update");
    let prose = |name: &'static str, label: &str| {
        view! { <ProseField words=form.words(name, label, None) value=form.typed(name, "") longest=Prose::MAX/> }
    };
    // A draft has to be given out before it can move on.
    let state = (task.state != TaskState::Draft).then(|| {
        let unchanged = format!("{}: {}", words.state_unchanged(), task.state.name(language));
        let none = Choice { value: String::new(), text: unchanged };
        let states = TaskState::REPORTED
            .into_iter()
            .filter(|state| *state != task.state)
            .map(|state| Choice { value: state.code().to_owned(), text: heading(state.name(language)) });
        let choices = std::iter::once(none).chain(states).collect();
        view! {
            <SelectField words=form.words("state", words.new_state(), None) choices value=form.typed("state", "")/>
        }
    });
    let hint = view! { <p class="small">{words.update_hint()}</p> };
    let content = view! {
        <article class="stack-l">
            {header(&given, words.add_update(), hint, &reading)}
            {summary(&reading)}
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <input type="hidden" name="task" value=task.id.to_string()/>
                <input type="hidden" name="base" value=task.revision.to_string()/>
                {prose("results", words.results())}
                {prose("difficulties", words.difficulties())}
                {prose("next", words.next_steps())}
                {state}
                <p class="bar"><button class="button main">{words.post_update()}</button></p>
            </form>
        </article>
    };
    frame(&reading, Head::private(words.add_update()), content)
}
