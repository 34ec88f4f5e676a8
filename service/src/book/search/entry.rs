//! What a record is found by, and what it is counted under.

use domain::{
    Date,
    id::{DocumentId, UnitId},
    period::{Period, PeriodKind},
    task::TaskState,
    unit::Unit,
};

use super::{Book, Found};

/// The texts of a record, and the facts that filters ask for.
#[derive(Default)]
pub(super) struct Material {
    pub(super) names: Vec<String>,
    /// What is said in it.
    pub(super) text: Vec<String>,
    /// The names of where it belongs: they help to tell things of one name apart, but find nothing
    /// by themselves.
    pub(super) around: Vec<String>,
    pub(super) facts: Facts,
}

#[derive(Default)]
pub(super) struct Facts {
    pub(super) is_restricted: bool,
    pub(super) programme: Option<DocumentId>,
    /// Empty where it is the issuer of the programme.
    pub(super) units: Vec<UnitId>,
    /// First and last.
    pub(super) years: Option<(i16, i16)>,
    pub(super) state: Option<TaskState>,
    pub(super) day: Option<Date>,
    /// From this day on it is over.
    pub(super) until: Option<Date>,
}

/// Longer spans are told by their first and last year alone.
fn years(periods: impl Iterator<Item = Period>) -> Option<(i16, i16)> {
    periods
        .map(|period| {
            let first = period.first_day().year();
            match period.kind() {
                PeriodKind::Since(_) => (first, first),
                _ => (first, period.last_day().map_or(first, Date::year)),
            }
        })
        .reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
}

fn of_day(day: Option<Date>) -> Option<(i16, i16)> {
    day.map(|day| (day.year(), day.year()))
}

fn both(text: &domain::Bilingual) -> [String; 2] {
    [text.vi.clone(), text.en.clone()]
}

fn names(unit: &Unit) -> impl Iterator<Item = String> {
    unit.names.iter().flat_map(|name| {
        let [vi, en] = both(&name.value.full);
        [vi, en, name.value.short.clone()]
    })
}

impl Book {
    /// Everything about a record that search wants to know; nothing for what is not found by itself.
    pub(super) fn material(&self, found: Found) -> Option<Material> {
        match found {
            Found::Unit(id) => self.tree.get(id).map(|unit| self.of_unit(unit)),
            Found::Document(_) | Found::Source(_) => self.of_paper(found),
            Found::Indicator(_) | Found::Task(_) => self.of_work(found),
            Found::Item(_) => self.of_item(found),
            Found::Meeting(_) | Found::Obstacle(_) => self.of_talk(found),
        }
    }

    fn names_of(&self, unit: UnitId) -> impl Iterator<Item = String> {
        self.tree.get(unit).into_iter().flat_map(names)
    }

    fn of_unit(&self, unit: &Unit) -> Material {
        let codes = unit.codes.iter().map(|code| code.value.clone());
        let above = unit.parents.iter().map(|parent| parent.value);
        Material {
            names: names(unit).chain(codes).collect(),
            text: Vec::new(),
            around: above
                .chain(unit.serves)
                .flat_map(|above| self.names_of(above))
                .collect(),
            facts: Facts {
                units: vec![unit.id],
                day: unit.exists.from,
                until: unit.exists.until,
                ..Facts::default()
            },
        }
    }

    fn of_paper(&self, found: Found) -> Option<Material> {
        match found {
            Found::Document(id) => {
                let document = self.document(id)?;
                let number = document.number.as_ref().map(ToString::to_string);
                let short = document.short.iter().flat_map(both);
                Some(Material {
                    names: both(&document.title)
                        .into_iter()
                        .chain(number.clone())
                        .chain(short)
                        .collect(),
                    // People write "số" before a number.
                    text: number
                        .map(|number| format!("số {number}"))
                        .into_iter()
                        .collect(),
                    around: self.names_of(document.issuer).collect(),
                    facts: Facts {
                        programme: document.programme.then_some(id),
                        units: vec![document.issuer],
                        years: of_day(document.date).or(document.starts.map(|year| (year, year))),
                        day: document.date,
                        ..Facts::default()
                    },
                })
            }
            Found::Source(id) => {
                let source = self.source(id)?;
                Some(Material {
                    names: both(&source.title)
                        .into_iter()
                        .chain([source.publisher.clone()])
                        .collect(),
                    text: source.note.iter().flat_map(both).collect(),
                    around: Vec::new(),
                    facts: Facts {
                        units: source.keeper.into_iter().collect(),
                        years: of_day(source.published),
                        day: source.published,
                        ..Facts::default()
                    },
                })
            }
            _ => None,
        }
    }

    fn of_work(&self, found: Found) -> Option<Material> {
        match found {
            Found::Indicator(id) => {
                let indicator = self.indicator(id)?;
                let mut units: Vec<_> = indicator.promises.iter().map(|one| one.unit).collect();
                units.sort_unstable();
                units.dedup();
                let periods = indicator.promises.iter().map(|promise| promise.period);
                Some(Material {
                    names: both(&indicator.name).into(),
                    text: both(&indicator.measure)
                        .into_iter()
                        .chain(indicator.term_today.iter().flat_map(both))
                        .collect(),
                    around: units.iter().flat_map(|unit| self.names_of(*unit)).collect(),
                    facts: Facts {
                        is_restricted: indicator.restricted,
                        programme: Some(indicator.programme),
                        years: years(periods),
                        units,
                        ..Facts::default()
                    },
                })
            }
            Found::Task(id) => {
                let task = self.task(id)?;
                let due = task.deadline.map(|deadline| deadline.day);
                Some(Material {
                    names: both(&task.name).into(),
                    text: task
                        .clear
                        .product
                        .iter()
                        .map(|product| product.vi.clone())
                        .collect(),
                    around: task
                        .lead
                        .into_iter()
                        .flat_map(|lead| self.names_of(lead))
                        .collect(),
                    facts: Facts {
                        is_restricted: task.restricted,
                        programme: Some(task.programme),
                        units: task.lead.into_iter().collect(),
                        years: years(task.period.into_iter()).or(of_day(due)),
                        state: Some(task.state),
                        day: due,
                        until: None,
                    },
                })
            }
            _ => None,
        }
    }

    fn of_item(&self, found: Found) -> Option<Material> {
        let Found::Item(id) = found else {
            return None;
        };
        // One that has a page of its own as a meeting is found as that.
        let item = self.item(id).filter(|_| self.meeting_of(id).is_none())?;
        let places = item.units.iter().filter_map(|unit| self.tree.get(*unit));
        let places =
            places.flat_map(|unit| unit.names.iter().map(|name| name.value.full.vi.clone()));
        Some(Material {
            names: both(&item.name).into(),
            text: item.detail.iter().flat_map(both).chain(places).collect(),
            around: Vec::new(),
            facts: Facts {
                is_restricted: item.restricted,
                programme: Some(item.programme),
                units: item.units.clone(),
                years: years(item.period.into_iter()).or(of_day(item.date)),
                day: item.date,
                ..Facts::default()
            },
        })
    }

    fn of_talk(&self, found: Found) -> Option<Material> {
        match found {
            Found::Meeting(id) => {
                let meeting = self.meeting(id)?;
                let concluded = meeting.conclusions.iter().map(|one| &one.text);
                Some(Material {
                    names: both(&meeting.name).into(),
                    text: meeting
                        .agenda
                        .iter()
                        .chain(concluded)
                        .flat_map(both)
                        .collect(),
                    around: self.names_of(meeting.host).collect(),
                    facts: Facts {
                        is_restricted: meeting.restricted,
                        programme: Some(meeting.programme),
                        units: vec![meeting.host],
                        years: of_day(Some(meeting.day)),
                        day: Some(meeting.day),
                        ..Facts::default()
                    },
                })
            }
            Found::Obstacle(id) => {
                let obstacle = self.obstacle(id)?;
                let said = obstacle.turns().flat_map(|turn| {
                    let reply = turn.reply.as_ref().map(|reply| &reply.text);
                    std::iter::once(&turn.ask.text).chain(reply)
                });
                let day = Some(obstacle.since());
                Some(Material {
                    names: vec![obstacle.what.as_str().to_owned()],
                    text: said.map(|text| text.as_str().to_owned()).collect(),
                    around: self.names_of(obstacle.unit).collect(),
                    facts: Facts {
                        // What it stops may be restricted later: asked anew for every reader.
                        is_restricted: true,
                        programme: Some(obstacle.programme),
                        units: vec![obstacle.unit],
                        years: of_day(day),
                        day,
                        ..Facts::default()
                    },
                })
            }
            _ => None,
        }
    }
}
