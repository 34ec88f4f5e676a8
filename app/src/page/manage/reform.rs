//! Merging, splitting and transferring units: first which ones, then what goes where, then a look at
//! all that will be and all that hangs on it, and only then the button that does it.

mod preview;

use domain::{
    id::UnitId,
    period::parse_date,
    policy::KeepUnits,
    refusal::Problem,
    unit::{
        Unit, UnitKind,
        reform::{MOST, Old, Reform as Act},
        succession::SuccessionKind,
    },
};
use leptos::prelude::*;
use service::{
    book::Book,
    manage::{code, reform::old_units},
};

use super::{
    header, may_somewhere,
    unit::{line, to_units},
};
use crate::{
    act::{
        form::{BELOW_ROWS, Form, OLD_ROWS, OUTCOME_ROWS, summary},
        keep_unit::read,
        reform_units::{BelowSent, OutcomeSent, ReformSent},
    },
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::{distinct_name, heading, name_of},
        sign_in::{needed, not_yours},
    },
    part::{
        field::{
            Choice, FieldKind, FieldWords, ProseField, SelectField, TextField, Which, questions,
        },
        icon::{Glyph, Icon},
        passage::passage,
    },
};

/// In the address: the former units, and how many take over.
const OLD: &str = "cu";
const COUNT: &str = "so";

#[component]
pub fn Reform() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<KeepUnits>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let form = Form::of(&reading, "reform_units");
    let sent: Option<ReformSent> = form
        .is_back()
        .then(|| read(&form.typed("form", "")))
        .flatten();
    // Looked at before the book is held: it is asked for there too.
    let looked_at = sent
        .clone()
        .filter(|_| form.refusal().is_none())
        .and_then(|sent| sent.command(form.id(), String::new()).ok())
        .and_then(|command| reading.door.service.preview_reform(actor, &command).ok());
    let book = reading.book();
    let asked = reading.asked(OLD).unwrap_or_default();
    let (old, problems) = match &sent {
        Some(sent) => (
            sent.old.iter().filter_map(|id| id.parse().ok()).collect(),
            Vec::new(),
        ),
        None => old_units(asked, reading.today, &book),
    };
    let old: Vec<&Unit> = old
        .into_iter()
        .take(MOST)
        .filter_map(|id: UnitId| book.tree().get(id))
        .collect();
    let count = reading
        .asked(COUNT)
        .and_then(|count| count.trim().parse().ok())
        .unwrap_or(1_usize)
        .clamp(1, MOST);
    let body = if old.is_empty() || !problems.is_empty() {
        first_step(asked, &problems, count, &reading)
    } else {
        let steps = Steps {
            form: &form,
            old: &old,
            book: &book,
            reading: &reading,
        };
        let preview = looked_at
            .as_ref()
            .zip(sent.as_ref())
            .map(|(preview, sent)| steps.preview(preview, sent));
        let sent = sent.unwrap_or_else(|| steps.blank(count));
        view! {
            {preview}
            {steps.whole(&sent, looked_at.is_some())}
        }
        .into_any()
    };
    drop(book);
    let content = view! {
        <article class="stack-l">
            {header(&reading, vec![to_units(&reading)], words.reform(), Some(words.reform_intro().to_owned()))}
            {summary(&reading)}
            {body}
        </article>
    };
    frame(&reading, Head::private(words.reform()), content)
}

/// Which units: by a plain address, so that it can be gone back to.
fn first_step(asked: &str, problems: &[Problem], count: usize, reading: &Reading) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let error = problems.first().map(|problem| problem.brief(language));
    let field = FieldWords {
        name: OLD.to_owned(),
        label: words.reform_old().to_owned(),
        hint: Some(format!(
            "{} {}",
            words.reform_old_hint(),
            words.which_is_asked()
        )),
        error,
        which: Vec::new(),
    };
    // An address is asked by links: each has the choice in the place of the name.
    let choices = problems
        .iter()
        .filter_map(|problem| match problem {
            Problem::WhichUnit { typed, candidates } => Some((typed, candidates)),
            _ => None,
        })
        .map(|(typed, candidates)| {
            let links = candidates
                .iter()
                .map(|one| {
                    let lines: Vec<&str> = asked
                        .lines()
                        .map(|line| {
                            let is_it = line.trim() == typed;
                            if is_it { one.slug.as_str() } else { line }
                        })
                        .collect();
                    let query = form_urlencoded::Serializer::new(String::new())
                        .append_pair(OLD, &lines.join("\n"))
                        .append_pair(COUNT, &count.to_string())
                        .finish();
                    let href = reading
                        .address
                        .to(&format!("/quan-ly/don-vi/sap-xep?{query}"));
                    view! {
                        <li>
                            <a href=href>{passage(&one.name, language)}</a> " "
                            <span class="small">{passage(&one.about, language)}</span>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="which">
                    <p><b>{words.which_unit(typed)}</b></p>
                    <ul>{links}</ul>
                </div>
            }
        })
        .collect_view();
    let counts = (1..=MOST)
        .map(|count| Choice {
            value: count.to_string(),
            text: count.to_string(),
        })
        .collect();
    let how_many = FieldWords {
        name: COUNT.to_owned(),
        label: words.reform_count().to_owned(),
        ..FieldWords::default()
    };
    view! {
        <form class="form stack" method="get" action=reading.address.to("/quan-ly/don-vi/sap-xep")>
            {choices}
            <ProseField words=field value=asked.to_owned() required=true/>
            <SelectField words=how_many choices=counts value=count.to_string()/>
            <p class="bar"><button class="button main">{words.reform_next()}</button></p>
        </form>
    }
    .into_any()
}

struct Steps<'a> {
    form: &'a Form,
    old: &'a [&'a Unit],
    book: &'a Book,
    reading: &'a Reading,
}

impl Steps<'_> {
    /// A form that nobody filled in yet: below what the former units are below.
    fn blank(&self, count: usize) -> ReformSent {
        let parent = self
            .old
            .first()
            .and_then(|unit| self.book.tree().get(unit.parent_on(self.reading.today)?))
            .map(|unit| unit.slug.to_string())
            .unwrap_or_default();
        let kind = self.old.first().map(|unit| code(&unit.kind));
        // One that takes over from all takes all of each, as long as nothing else is said.
        let whole = if count == 1 {
            SuccessionKind::Whole.code()
        } else {
            ""
        };
        ReformSent {
            old: self.old.iter().map(|unit| unit.id.to_string()).collect(),
            outcomes: vec![
                OutcomeSent {
                    kind: kind.unwrap_or_default(),
                    parent,
                    takes: vec![whole.to_owned(); self.old.len()],
                    ..OutcomeSent::default()
                };
                count
            ],
            ..ReformSent::default()
        }
    }

    /// What is below the former units on the day, as far as that is known.
    fn left_below(&self, sent: &ReformSent) -> Vec<UnitId> {
        let on = parse_date(sent.on.trim()).unwrap_or(self.reading.today);
        Act {
            on,
            document: None,
            source: None,
            note: None,
            old: self
                .old
                .iter()
                .map(|unit| Old {
                    unit: unit.id,
                    goes_on: sent.going_on.contains(&unit.id.to_string()),
                })
                .collect(),
            outcomes: Vec::new(),
            below: Vec::new(),
        }
        .left_below(self.book.tree())
    }

    fn whole(&self, sent: &ReformSent, is_seen: bool) -> AnyView {
        let words = self.reading.words;
        let form = self.form;
        let outcomes: Vec<_> = sent
            .outcomes
            .iter()
            .zip(OUTCOME_ROWS)
            .enumerate()
            .map(|(at, (row, id))| self.outcome(at, id, row))
            .collect();
        let again = self.reading.address.to("/quan-ly/don-vi/sap-xep");
        let class = if is_seen { "button" } else { "button main" };
        view! {
            <form class="form stack" method="post" novalidate=true action=form.action()>
                {form.hidden()}
                <TextField words=form.words("on", words.reform_on(), None) kind=FieldKind::Date value=sent.on.clone() required=true/>
                <TextField words=form.words("document", words.reform_document(), Some(words.reform_document_hint())) value=sent.document.clone() required=true/>
                {self.olds(sent)}
                {outcomes}
                {self.below(sent)}
                <div class="pair">
                    <ProseField words=form.words("note", words.note(), None) value=sent.note.clone()/>
                    <ProseField words=form.words("note_en", &format!("{} ({})", words.note(), words.in_english()), None) value=sent.note_en.clone()/>
                </div>
                <p class="bar">
                    <button class=class>{words.reform_preview()}</button>
                    <a href=again>{words.reform_again()}</a>
                </p>
            </form>
        }
        .into_any()
    }

    /// The former units, and whether they go on.
    fn olds(&self, sent: &ReformSent) -> AnyView {
        let words = self.reading.words;
        let lines: Vec<_> = self
            .old
            .iter()
            .zip(OLD_ROWS)
            .map(|(unit, id)| {
                let value = unit.id.to_string();
                let checked = sent.going_on.contains(&value);
                let box_id = format!("{id}-goes-on");
                let fields = view! {
                    <input type="hidden" name="old[]" value=value.clone()/>
                    <p><b>{distinct_name(self.book, unit, self.reading)}</b></p>
                    <div class="choice">
                        <input type="checkbox" id=box_id.clone() name="going_on[]" value=value checked=checked/>
                        <label for=box_id>{words.reform_goes_on()}</label>
                    </div>
                };
                self.row(id, "", fields.into_any())
            })
            .collect();
        view! {
            <fieldset class="stack">
                <legend>{words.reform_old()}</legend>
                {lines}
            </fieldset>
        }
        .into_any()
    }

    fn outcome(&self, at: usize, id: &'static str, row: &OutcomeSent) -> AnyView {
        let words = self.reading.words;
        let name = |part: &str| format!("outcomes[{at}][{part}]");
        let in_english = format!("{} ({})", words.unit_full(), words.in_english());
        let kinds: Vec<Choice> = UnitKind::ALL
            .iter()
            .map(|kind| Choice {
                value: code(kind),
                text: heading(kind.name(self.reading.language)),
            })
            .collect();
        let takes: Vec<_> = self
            .old
            .iter()
            .enumerate()
            .map(|(number, unit)| {
                let chosen = row.takes.get(number).map_or("", String::as_str);
                let label = format!(
                    "{} {}",
                    words.reform_takes(),
                    name_of(self.book, unit.id, self.reading)
                );
                select(
                    &format!("outcomes[{at}][takes][{number}]"),
                    &label,
                    self.shares(),
                    chosen,
                )
            })
            .collect();
        let fields = view! {
            {hinted(&name("unit"), words.reform_known(), words.reform_known_hint(), &row.unit)}
            <p class="hint">{words.reform_new()} ":"</p>
            <div class="pair">
                {line(&name("full"), words.unit_full(), &row.full)}
                {line(&name("full_en"), &in_english, &row.full_en)}
                {line(&name("short"), words.unit_short(), &row.short)}
            </div>
            <div class="pair">
                {select(&name("kind"), words.kind(), kinds, &row.kind)}
                {line(&name("parent"), words.unit_parent(), &row.parent)}
            </div>
            {hinted(&name("code"), words.unit_code(), words.reform_code_hint(), &row.code)}
            <div class="pair">{takes}</div>
        };
        let row = self.row(id, &name("unit"), fields.into_any());
        view! {
            <fieldset class="stack">
                <legend>{words.reform_outcome()} " " {at + 1}</legend>
                {row}
            </fieldset>
        }
        .into_any()
    }

    /// How much of a former unit.
    fn shares(&self) -> Vec<Choice> {
        let language = self.reading.language;
        std::iter::once(Choice {
            value: String::new(),
            text: self.reading.words.reform_nothing().to_owned(),
        })
        .chain(SuccessionKind::ALL.map(|kind| Choice {
            value: kind.code().to_owned(),
            text: kind.name(language).to_owned(),
        }))
        .collect()
    }

    /// Where each unit goes that is below one that ends.
    fn below(&self, sent: &ReformSent) -> Option<AnyView> {
        let words = self.reading.words;
        let left = self.left_below(sent);
        if left.is_empty() {
            return None;
        }
        let only = (sent.outcomes.len() == 1).then_some("1");
        let rows: Vec<_> = left
            .iter()
            .enumerate()
            .map(|(at, unit)| {
                let id = BELOW_ROWS[at.min(BELOW_ROWS.len() - 1)];
                let value = unit.to_string();
                let chosen = sent
                    .below
                    .iter()
                    .find(|one| one.unit == value)
                    .map(|one| one.to.as_str())
                    .or(only)
                    .unwrap_or_default();
                let choices = std::iter::once(Choice {
                    value: String::new(),
                    text: words.choose().to_owned(),
                })
                .chain((1..=sent.outcomes.len()).map(|number| Choice {
                    value: number.to_string(),
                    text: format!("{} {number}", words.reform_outcome()),
                }))
                .chain([Choice {
                    value: "0".to_owned(),
                    text: words.reform_ends_too().to_owned(),
                }])
                .collect();
                let label = name_of(self.book, *unit, self.reading);
                let fields = view! {
                    <input type="hidden" name=format!("below[{at}][unit]") value=value/>
                    {select(&format!("below[{at}][to]"), &label, choices, chosen)}
                };
                self.row(id, "", fields.into_any())
            })
            .collect();
        Some(
            view! {
                <fieldset class="stack">
                    <legend>{words.reform_below()}</legend>
                    <p class="hint">{words.reform_below_hint()}</p>
                    {rows}
                </fieldset>
            }
            .into_any(),
        )
    }

    /// A row with what is wrong with it, and the question it comes back with.
    fn row(&self, id: &'static str, asked: &str, fields: AnyView) -> AnyView {
        let error = self.form.error(id);
        let class = if error.is_some() {
            "dated stack-s wrong"
        } else {
            "dated stack-s"
        };
        let error =
            error.map(|error| view! { <p class="error"><Glyph icon=Icon::Refused/> {error}</p> });
        // A new unit's parent may be the name that fits several.
        let parent = asked.replace("[unit]", "[parent]");
        let (of_parent, of_unit): (Vec<Which>, Vec<Which>) = self
            .form
            .which(id)
            .into_iter()
            .partition(|which| self.is_parent(asked, &which.typed));
        view! {
            <div class=class id=id tabindex="-1">
                {error}
                {questions(&of_unit, asked)}
                {questions(&of_parent, &parent)}
                {fields}
            </div>
        }
        .into_any()
    }

    /// Whether a question is about what is above an outcome, and not about who takes over.
    fn is_parent(&self, asked: &str, typed: &str) -> bool {
        let sent: Option<ReformSent> = read(&self.form.typed("form", ""));
        let at = asked
            .strip_prefix("outcomes[")
            .and_then(|rest| rest.split(']').next())
            .and_then(|at| at.parse::<usize>().ok());
        let row = sent
            .zip(at)
            .and_then(|(sent, at)| sent.outcomes.get(at).cloned());
        row.is_some_and(|row| row.unit.trim().is_empty() && row.parent.trim() == typed.trim())
    }
}

/// The whole form again, unseen: what is done is what was looked at.
fn carried(sent: &ReformSent) -> AnyView {
    let mut fields: Vec<(String, String)> = [
        ("on", &sent.on),
        ("document", &sent.document),
        ("note", &sent.note),
        ("note_en", &sent.note_en),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.clone()))
    .collect();
    fields.extend(sent.old.iter().map(|id| ("old[]".to_owned(), id.clone())));
    fields.extend(
        sent.going_on
            .iter()
            .map(|id| ("going_on[]".to_owned(), id.clone())),
    );
    for (at, row) in sent.outcomes.iter().enumerate() {
        let parts = [
            ("unit", &row.unit),
            ("full", &row.full),
            ("full_en", &row.full_en),
            ("short", &row.short),
            ("kind", &row.kind),
            ("parent", &row.parent),
            ("code", &row.code),
        ];
        fields.extend(
            parts
                .into_iter()
                .map(|(part, value)| (format!("outcomes[{at}][{part}]"), value.clone())),
        );
        fields.extend(
            row.takes
                .iter()
                .enumerate()
                .map(|(number, kind)| (format!("outcomes[{at}][takes][{number}]"), kind.clone())),
        );
    }
    for (at, BelowSent { unit, to }) in sent.below.iter().enumerate() {
        fields.push((format!("below[{at}][unit]"), unit.clone()));
        fields.push((format!("below[{at}][to]"), to.clone()));
    }
    fields
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value/> })
        .collect_view()
        .into_any()
}

fn hinted(name: &str, label: &str, hint: &str, value: &str) -> AnyView {
    let words = FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        hint: Some(hint.to_owned()),
        ..FieldWords::default()
    };
    view! { <TextField words value=value.to_owned() longest=domain::text::Line::MAX/> }.into_any()
}

fn select(name: &str, label: &str, choices: Vec<Choice>, value: &str) -> AnyView {
    let words = FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        ..FieldWords::default()
    };
    view! { <SelectField words choices value=value.to_owned()/> }.into_any()
}
