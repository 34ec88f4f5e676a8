//! What a unit's page shows, also for units that no longer exist: its names, codes and
//! parents through time, what became of it, and what is followed there.

use std::sync::Arc;

use domain::{
    Date,
    id::UnitId,
    indicator::Indicator,
    item::Item,
    task::Task,
    text::order::order_key,
    unit::{Unit, succession::Succession},
};

use super::{Book, Reader, indicator::Row};

/// Somebody else's code: the same digits on other days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeElsewhere {
    pub code: String,
    pub unit: UnitId,
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// An indicator's place at this unit.
#[derive(Clone, Debug)]
pub struct AtUnit {
    pub indicator: Arc<Indicator>,
    pub row: Row,
}

#[derive(Clone, Debug)]
pub struct UnitSeen {
    pub unit: Unit,
    pub above: Vec<Unit>,
    pub below: Vec<Unit>,
    /// Bodies that serve it.
    pub bodies: Vec<Unit>,
    pub became: Vec<Succession>,
    pub made_of: Vec<Succession>,
    pub codes_elsewhere: Vec<CodeElsewhere>,
    pub figures: Vec<AtUnit>,
    pub tasks: Vec<Task>,
    pub items: Vec<Item>,
    pub documents: Vec<domain::document::Document>,
    /// Other units that people call by the same short name.
    pub homonyms: Vec<UnitId>,
}

impl Book {
    /// A unit as a reader may see it, on the day they look at.
    #[must_use]
    pub fn unit_seen(&self, unit: &Unit, reader: Reader<'_>) -> UnitSeen {
        let units = |ids: Vec<UnitId>| {
            ids.into_iter()
                .filter_map(|id| self.tree.get(id))
                .cloned()
                .collect()
        };
        // Above and below a dissolved unit is what was there on its last day.
        let day = seen_day(unit, reader.on);
        let mut below: Vec<Unit> = self.tree.children(unit.id, day).cloned().collect();
        below.sort_by_cached_key(|unit| order_key(unit.short_name(day)));
        let figures = self.figures_at(unit.id, reader);
        UnitSeen {
            above: units(self.tree.ancestors(unit.id, day)),
            below,
            bodies: self
                .tree
                .units()
                .filter(|body| body.serves == Some(unit.id))
                .cloned()
                .collect(),
            became: self.tree.successors(unit.id).cloned().collect(),
            made_of: self.tree.predecessors(unit.id).cloned().collect(),
            codes_elsewhere: self.codes_elsewhere(unit),
            figures,
            tasks: self
                .tasks_of(unit.id, reader)
                .into_iter()
                .map(|task| self.task_on(task, reader.on).into_owned())
                .collect(),
            items: self
                .items_of(unit.id, reader)
                .into_iter()
                .map(|item| self.item_on(item, reader.on).clone())
                .collect(),
            documents: self
                .documents
                .values()
                .filter(|document| document.issuer == unit.id)
                .map(|document| self.document_on(document, reader.on).clone())
                .collect(),
            homonyms: self.homonyms(unit),
            unit: unit.clone(),
        }
    }

    /// Everything at a unit: by how it stands, then by the names of the indicators.
    fn figures_at(&self, unit: UnitId, reader: Reader<'_>) -> Vec<AtUnit> {
        let mut figures = Vec::new();
        for indicator in self.all_indicators() {
            let rows = self.rows_at(indicator, unit, reader);
            if rows.is_empty() {
                continue;
            }
            let indicator = self.indicator_shared(indicator, reader.on);
            let name = Arc::new(order_key(&indicator.name.vi));
            figures.extend(rows.into_iter().map(|row| {
                let indicator = Arc::clone(&indicator);
                (Arc::clone(&name), AtUnit { indicator, row })
            }));
        }
        figures.sort_by(|(a, one), (b, other)| {
            let stands = |one: &AtUnit| one.row.standing.outlook;
            stands(one).cmp(&stands(other)).then_with(|| a.cmp(b))
        });
        figures.into_iter().map(|(_, one)| one).collect()
    }

    fn codes_elsewhere(&self, unit: &Unit) -> Vec<CodeElsewhere> {
        let own: Vec<_> = unit.codes.iter().map(|code| code.value.as_str()).collect();
        self.tree
            .units()
            .filter(|other| other.id != unit.id)
            .flat_map(|other| other.codes.iter().map(move |code| (other.id, code)))
            .filter(|(_, code)| own.contains(&code.value.as_str()))
            .map(|(other, code)| CodeElsewhere {
                code: code.value.clone(),
                unit: other,
                from: code.from,
                until: code.until,
            })
            .collect()
    }

    /// Other places with the same short name: "Tiền Phong" of Thường Tín and of Mê Linh.
    fn homonyms(&self, unit: &Unit) -> Vec<UnitId> {
        if !unit.kind.is_place() {
            return Vec::new();
        }
        let names: Vec<_> = unit
            .names
            .iter()
            .map(|name| domain::text::fold::search_key(&name.value.short))
            .collect();
        self.tree
            .units()
            .filter(|other| other.id != unit.id && other.kind.is_place())
            .filter(|other| {
                other
                    .names
                    .iter()
                    .any(|name| names.contains(&domain::text::fold::search_key(&name.value.short)))
            })
            .map(|other| other.id)
            .collect()
    }
}

/// The day on which a unit is looked at: its last one if it is over by then.
#[must_use]
pub fn seen_day(unit: &Unit, on: Date) -> Date {
    match unit.exists.until {
        Some(until) if until <= on => until.yesterday().unwrap_or(until),
        _ => on,
    }
}
