//! How fresh the book is, for those who see to it: by programme and by unit, and one by one.

use std::collections::BTreeMap;

use domain::{
    id::{DocumentId, UnitId},
    owner::Charge,
    policy::AssignOwner,
    text::order,
};
use leptos::prelude::*;
use service::{
    book::{
        Book,
        freshness::{Lack, Running},
    },
    manage::owner::base,
};

use super::{
    duty::{able, charge_name},
    header, may_somewhere, said,
};
use crate::{
    act::{
        duties,
        form::{Form, summary},
    },
    page::{
        frame::{Head, frame},
        reading::Reading,
        shown::name_of,
        sign_in::{needed, not_yours},
    },
    part::{
        field::{Choice, FieldWords, SelectField},
        ticks::Ticks,
    },
};

const LACK: &str = "thieu";
const PROGRAMME: &str = "chuong-trinh";
const UNIT: &str = "don-vi";
/// More at once is nothing to work through.
const MOST: usize = 200;

#[component]
pub fn Freshness() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    if !may_somewhere::<AssignOwner>(actor) {
        return not_yours(&reading);
    }
    let words = reading.words;
    let book = reading.book();
    let all = book.running::<AssignOwner>(actor, reading.today);
    let chosen = Chosen::read(&book, &reading);
    let shown: Vec<_> = all.iter().filter(|one| chosen.holds(one)).collect();
    let content = if all.is_empty() {
        view! { <p>{words.nothing_running()}</p> }.into_any()
    } else {
        view! {
            {table(words.programme(), &by_programme(&book, &all, &reading), &reading)}
            {table(words.unit(), &by_unit(&book, &all, &reading), &reading)}
            <section class="stack">
                <h2 id="muc">{words.running()} " " <span class="count">{words.counted(shown.len())}</span></h2>
                {filter(&book, &all, &chosen, &reading)}
                {list(&book, &shown, &chosen, &reading)}
            </section>
        }
        .into_any()
    };
    drop(shown);
    drop(book);
    let intro = words.freshness_intro().to_owned();
    let content = view! {
        <article class="stack-l">
            {said(&reading)}
            {header(&reading, Vec::new(), words.freshness(), Some(intro))}
            {summary(&reading)}
            {content}
        </article>
    };
    frame(&reading, Head::private(words.freshness()), content)
}

/// What of it is asked for.
struct Chosen {
    lack: Option<Lack>,
    programme: Option<DocumentId>,
    unit: Option<UnitId>,
}

impl Chosen {
    fn read(book: &Book, reading: &Reading) -> Self {
        let asked = |name| reading.asked(name).unwrap_or_default();
        Self {
            lack: Lack::ALL
                .into_iter()
                .find(|lack| lack_code(*lack) == asked(LACK)),
            programme: book
                .document_by_slug(asked(PROGRAMME))
                .map(|document| document.id),
            unit: book.tree().by_slug(asked(UNIT)).map(|unit| unit.id),
        }
    }

    /// The page with just this chosen.
    fn page(&self, book: &Book) -> String {
        let lack = self.lack.map(|lack| format!("{LACK}={}", lack_code(lack)));
        let programme = self.programme.and_then(|id| book.document(id));
        let unit = self.unit.and_then(|id| book.tree().get(id));
        let asked: Vec<_> = [
            lack,
            programme.map(|document| format!("{PROGRAMME}={}", document.slug)),
            unit.map(|unit| format!("{UNIT}={}", unit.slug)),
        ]
        .into_iter()
        .flatten()
        .collect();
        if asked.is_empty() {
            "/quan-ly/do-tuoi".to_owned()
        } else {
            format!("/quan-ly/do-tuoi?{}", asked.join("&"))
        }
    }

    fn holds(&self, one: &Running) -> bool {
        self.lack.is_none_or(|lack| one.lacks(lack))
            && self
                .programme
                .is_none_or(|programme| one.programme == programme)
            && self.unit.is_none_or(|unit| one.duty.unit == unit)
    }
}

/// How a lack is called in an address.
pub(crate) const fn lack_code(lack: Lack) -> &'static str {
    match lack {
        Lack::Owner => "nguoi-phu-trach",
        Lack::Update => "cap-nhat",
        Lack::Freshness => "cu",
    }
}

fn lack_name(lack: Lack, reading: &Reading) -> &'static str {
    let words = reading.words;
    match lack {
        Lack::Owner => words.nobody_in_charge(),
        Lack::Update => words.never_updated(),
        Lack::Freshness => words.stale(),
    }
}

/// How many there are of something, and how many of them lack what.
struct Line {
    name: String,
    /// The parameter of the address that asks for these only.
    asks: (&'static str, String),
    all: usize,
    lacking: [usize; 3],
}

impl Line {
    fn of(name: String, asks: (&'static str, String), of: &[&Running]) -> Self {
        Self {
            name,
            asks,
            all: of.len(),
            lacking: Lack::ALL.map(|lack| of.iter().filter(|one| one.lacks(lack)).count()),
        }
    }
}

fn by_programme(book: &Book, all: &[Running], reading: &Reading) -> Vec<Line> {
    let mut by: BTreeMap<DocumentId, Vec<&Running>> = BTreeMap::new();
    for one in all {
        by.entry(one.programme).or_default().push(one);
    }
    let lines = by.into_iter().filter_map(|(id, of)| {
        let programme = book.document(id)?;
        let name = programme.label(reading.language).to_owned();
        Some(Line::of(name, (PROGRAMME, programme.slug.to_string()), &of))
    });
    sorted(lines.collect())
}

fn by_unit(book: &Book, all: &[Running], reading: &Reading) -> Vec<Line> {
    let mut by: BTreeMap<UnitId, Vec<&Running>> = BTreeMap::new();
    for one in all {
        by.entry(one.duty.unit).or_default().push(one);
    }
    let lines = by.into_iter().filter_map(|(id, of)| {
        let unit = book.tree().get(id)?;
        let name = name_of(book, id, reading);
        Some(Line::of(name, (UNIT, unit.slug.to_string()), &of))
    });
    sorted(lines.collect())
}

fn sorted(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| order::compare(&a.name, &b.name));
    lines
}

fn table(heading: &'static str, lines: &[Line], reading: &Reading) -> AnyView {
    let words = reading.words;
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let (name, value) = &line.asks;
            let to = |lack: Option<Lack>| {
                let lack = lack
                    .map(|lack| format!("&{LACK}={}", lack_code(lack)))
                    .unwrap_or_default();
                reading
                    .address
                    .to(&format!("/quan-ly/do-tuoi?{name}={value}{lack}#muc"))
            };
            let cells: Vec<_> = Lack::ALL
                .into_iter()
                .zip(line.lacking)
                .map(|(lack, count)| {
                    let count = if count == 0 {
                        view! { <span>"0"</span> }.into_any()
                    } else {
                        let label = format!("{}, {}: {count}", line.name, lack_name(lack, reading));
                        view! { <a href=to(Some(lack)) aria-label=label>{count}</a> }.into_any()
                    };
                    view! { <td class="num" data-label=lack_name(lack, reading)>{count}</td> }
                })
                .collect();
            view! {
                <tr>
                    <th scope="row" data-label=heading><a href=to(None)>{line.name.clone()}</a></th>
                    <td class="num" data-label=words.running()>{line.all}</td>
                    {cells}
                </tr>
            }
        })
        .collect();
    let heads: Vec<_> = Lack::ALL
        .map(|lack| view! { <th scope="col" class="num">{lack_name(lack, reading)}</th> })
        .into();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{heading}</th>
                    <th scope="col" class="num">{words.running()}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn filter(book: &Book, all: &[Running], chosen: &Chosen, reading: &Reading) -> AnyView {
    let words = reading.words;
    let field = |name: &str, label: &str| FieldWords {
        name: name.to_owned(),
        label: label.to_owned(),
        ..FieldWords::default()
    };
    let any = Choice {
        value: String::new(),
        text: words.all_of_them().to_owned(),
    };
    let with_any = |choices: Vec<Choice>| -> Vec<Choice> {
        std::iter::once(any.clone()).chain(choices).collect()
    };
    let lacks = Lack::ALL.map(|lack| Choice {
        value: lack_code(lack).to_owned(),
        text: lack_name(lack, reading).to_owned(),
    });
    let named = |lines: Vec<Line>| -> Vec<Choice> {
        lines
            .into_iter()
            .map(|line| Choice {
                value: line.asks.1,
                text: line.name,
            })
            .collect()
    };
    let programme = chosen
        .programme
        .and_then(|id| book.document(id))
        .map(|document| document.slug.to_string())
        .unwrap_or_default();
    let unit = chosen
        .unit
        .and_then(|id| book.tree().get(id))
        .map(|unit| unit.slug.to_string())
        .unwrap_or_default();
    view! {
        <form class="filter" method="get" action=reading.address.to("/quan-ly/do-tuoi")>
            <SelectField
                words=field(LACK, words.choose_lack())
                choices=with_any(lacks.to_vec())
                value=chosen.lack.map(lack_code).unwrap_or_default()
            />
            <SelectField
                words=field(PROGRAMME, words.programme())
                choices=with_any(named(by_programme(book, all, reading)))
                value=programme
            />
            <SelectField
                words=field(UNIT, words.unit())
                choices=with_any(named(by_unit(book, all, reading)))
                value=unit
            />
            <button class="button">{words.filter()}</button>
        </form>
    }
    .into_any()
}

/// Each of them with a tick, and one officer to give what is ticked to.
fn list(book: &Book, shown: &[&Running], chosen: &Chosen, reading: &Reading) -> AnyView {
    let words = reading.words;
    if shown.is_empty() {
        return view! { <p>{words.all_fresh()}</p> }.into_any();
    }
    let form = Form::of(reading, "assign_owners");
    let ticks = Ticks::of(&form, "duties");
    let rows: Vec<_> = shown
        .iter()
        .take(MOST)
        .filter_map(|one| drawn(book, one, Some(&ticks), reading))
        .collect();
    let more = shown
        .len()
        .checked_sub(MOST)
        .filter(|more| *more > 0)
        .map(|more| view! { <p class="small">{words.and_more(more)}</p> });
    let units = shown.iter().take(MOST).map(|one| one.duty.unit);
    view! {
        <form class="stack" method="post" novalidate=true action=form.action()>
            {form.hidden()}
            <input type="hidden" name="back" value=chosen.page(book)/>
            <ul class="work" id="duties">{rows}</ul>
            {more}
            <div class="form stack-s">
                <h3>{words.assign_together()}</h3>
                <SelectField
                    words=form.words("officer", words.in_charge(), None)
                    choices=able(book, units, None, reading)
                    value=form.typed("officer", "")
                />
                <p class="bar"><button class="button">{words.assign_chosen()}</button></p>
            </div>
        </form>
    }
    .into_any()
}

/// One that is running, as a line; the desk shows it too.
pub(crate) fn row(book: &Book, one: &Running, reading: &Reading) -> Option<AnyView> {
    drawn(book, one, None, reading)
}

fn drawn(book: &Book, one: &Running, ticks: Option<&Ticks>, reading: &Reading) -> Option<AnyView> {
    let words = reading.words;
    let name = charge_name(book, one.duty, reading)?;
    let unit = book.tree().get(one.duty.unit)?;
    let charge = match one.duty.charge {
        Charge::Indicator(id) => format!("chi-tieu/{}", book.indicator(id)?.slug),
        Charge::Task(id) => format!("nhiem-vu/{}", book.task(id)?.slug),
    };
    let href = format!("/quan-ly/phu-trach/{charge}/{}", unit.slug);
    let owner = one
        .owner
        .and_then(|officer| book.officer(officer))
        .map_or_else(
            || super::duty::nobody(book, one.duty, reading),
            super::duty::officer_name,
        );
    let updated = one.updated.map_or_else(
        || words.never_updated().to_owned(),
        |day| {
            let days = reading.today.since(day).map_or(0, |span| span.get_days());
            format!("{}: {}", words.last_update(), words.days_ago(days))
        },
    );
    let unit = name_of(book, one.duty.unit, reading);
    let text = duties::text(one.duty, &base(one.owner));
    let problem = ticks
        .and_then(|ticks| ticks.problem(&text))
        .map(|problem| view! { <p class="error">{problem.message(reading.language)}</p> });
    let tick = ticks.map(|ticks| {
        let label = format!("{}: {name}, {unit}", words.choose_duty());
        let checked = ticks.is_ticked(&text);
        view! { <input type="checkbox" name="duties[]" value=text aria-label=label checked=checked/> }
    });
    let class = ticks.map(|_| "choice");
    Some(
        view! {
            <li>
                <div class=class>
                    {tick}
                    <div>
                        <a class="name" href=reading.address.to(&href)>{name}</a>
                        <p class="small">{unit} " · " {owner}</p>
                        {problem}
                    </div>
                </div>
                <div class="side small">{updated}</div>
            </li>
        }
        .into_any(),
    )
}
