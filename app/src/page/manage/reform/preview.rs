//! What a reform will be, before it is done: units that end and begin, and what hangs on them.

use domain::{Date, id::UnitId, unit::Unit};
use leptos::prelude::*;
use service::{
    book::{Reader, reform::Affected},
    manage::reform::{Preview, name_after},
};

use super::{Steps, carried};
use crate::{
    act::reform_units::ReformSent,
    page::shown::{span_text, unit_link},
    part::{notice::Notice, state::Tone},
};

impl Steps<'_> {
    /// What will be, what hangs on it, and the button.
    pub(super) fn preview(&self, preview: &Preview, sent: &ReformSent) -> AnyView {
        let words = self.reading.words;
        let lines: Vec<_> = preview
            .reformed
            .units
            .iter()
            .map(|unit| self.will_be(unit, preview))
            .collect();
        let edges: Vec<_> = preview
            .reformed
            .edges
            .iter()
            .map(|edge| {
                let named = |id: UnitId| {
                    name_after(preview, id, self.book)
                        .map(|name| name.get(self.reading.language).to_owned())
                };
                view! {
                    <li>
                        {named(edge.from)} " → " {named(edge.to)} " "
                        <span class="small">{edge.kind.name(self.reading.language)}</span>
                    </li>
                }
            })
            .collect();
        let affected: Vec<_> = preview
            .reform
            .old
            .iter()
            .filter(|old| !old.goes_on)
            .map(|old| self.affected(old.unit))
            .collect();
        let affected = (!affected.is_empty()).then(|| {
            view! {
                <h2>{words.reform_affected()}</h2>
                {affected}
                <p class="hint">{words.reform_handover_hint()}</p>
            }
        });
        view! {
            <section class="stack preview">
                <Notice tone=Tone::Unknown>{words.reform_will_be()}</Notice>
                <ul class="work">{lines}</ul>
                <h2>{words.edges()}</h2>
                <ul>{edges}</ul>
                {affected}
                <form class="stack" method="post" action=self.form.action()>
                    {self.form.hidden()}
                    <input type="hidden" name="base" value=preview.base.clone()/>
                    <input type="hidden" name="confirm" value="true"/>
                    {carried(sent)}
                    <p class="bar"><button class="button main">{words.reform_do()}</button></p>
                </form>
            </section>
        }
        .into_any()
    }

    /// One unit as it will be.
    fn will_be(&self, unit: &Unit, preview: &Preview) -> AnyView {
        let (words, reading) = (self.reading.words, self.reading);
        let on = preview.reform.on;
        let was = self.book.tree().get(unit.id);
        let ends = unit.exists.until == Some(on);
        let what = if ends {
            words.reform_ends()
        } else if was.is_none() {
            words.reform_begins()
        } else {
            words.reform_continues()
        };
        let code = |unit: &Unit, day: Date| unit.code_on(day).map(str::to_owned);
        let eve = on.yesterday().unwrap_or(on);
        let code_was = was.and_then(|was| code(was, eve));
        let code_is = code(unit, on);
        let codes = (code_was != code_is).then(|| {
            let none = || words.none().to_owned();
            format!(
                "{} {} → {}",
                words.reform_code_from(),
                code_was.clone().unwrap_or_else(none),
                code_is.clone().unwrap_or_else(none)
            )
        });
        let above = unit
            .parent_on(on)
            .filter(|_| was.is_none_or(|was| was.parent_on(on) != unit.parent_on(on)))
            .and_then(|id| name_after(preview, id, self.book))
            .map(|name| format!("{} {}", words.reform_belongs(), name.get(reading.language)));
        let span = span_text(unit.exists.from, unit.exists.until, reading);
        let about: Vec<_> = [Some(what.to_owned()), Some(span), codes, above]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let name = domain::unit::history::full_name(unit);
        view! {
            <li>
                <div>
                    <p class="name">{name.get(reading.language).to_owned()}</p>
                    <p class="small">{about.join(" · ")}</p>
                </div>
            </li>
        }
        .into_any()
    }

    fn affected(&self, unit: UnitId) -> AnyView {
        let (words, language) = (self.reading.words, self.reading.language);
        let reader = Reader {
            actor: self.reading.actor(),
            on: self.reading.today,
        };
        let affected = self.book.affected(unit, reader);
        let named = [
            (affected.tasks, words.tasks()),
            (affected.promises, words.promises()),
            (affected.obstacles, words.obstacle_register()),
            (affected.explanations, words.explanations()),
            (affected.charges, words.charges()),
        ];
        let counts: Vec<_> = named
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| view! { <li>{what} ": " {count}</li> })
            .collect();
        let grants: Vec<_> = affected
            .grants
            .iter()
            .filter_map(|(officer, role)| Some((self.book.officer(*officer)?, role)))
            .map(|(officer, role)| {
                let href = self
                    .reading
                    .address
                    .to(&format!("/quan-ly/can-bo/{}", officer.account));
                view! { <li><a href=href>{officer.account.to_string()}</a> ", " {role.name(language)}</li> }
            })
            .collect();
        let grants = (!grants.is_empty())
            .then(|| view! { <p class="small">{words.roles_held()}</p> <ul>{grants}</ul> });
        let bodies: Vec<_> = affected
            .bodies
            .iter()
            .map(|body| view! { <li>{unit_link(self.book, *body, self.reading)}</li> })
            .collect();
        let bodies = (!bodies.is_empty())
            .then(|| view! { <p class="small">{words.bodies_serving()}</p> <ul>{bodies}</ul> });
        let none = (affected == Affected::default())
            .then(|| view! { <p class="small">{words.reform_affected_none()}</p> });
        view! {
            <div class="stack-s">
                <p><b>{unit_link(self.book, unit, self.reading)}</b></p>
                <ul>{counts}</ul>
                {grants}
                {bodies}
                {none}
            </div>
        }
        .into_any()
    }
}
