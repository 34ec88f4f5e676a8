//! The tree of units as of any day, and the lines that lead from yesterday's units to
//! today's.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Unit, succession::Succession};
use crate::id::{Slug, UnitId};

/// Every unit that is known, with the edges between them.
#[derive(Clone, Debug, Default)]
pub struct UnitTree {
    units: BTreeMap<UnitId, Unit>,
    slugs: BTreeMap<Slug, UnitId>,
    successions: Vec<Succession>,
}

impl UnitTree {
    /// Adds a unit, or replaces the one with its id.
    pub fn put(&mut self, unit: Unit) {
        if let Some(before) = self.units.get(&unit.id) {
            self.slugs.remove(&before.slug);
        }
        self.slugs.insert(unit.slug.clone(), unit.id);
        self.units.insert(unit.id, unit);
    }

    /// Adds an edge, or replaces the one between the same two units on the same day: a unit may
    /// give a part away and, years later, go over whole to the same one.
    pub fn put_succession(&mut self, edge: Succession) {
        self.successions
            .retain(|old| (old.from, old.to, old.on) != (edge.from, edge.to, edge.on));
        self.successions.push(edge);
    }

    #[must_use]
    pub fn get(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(&id)
    }

    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<&Unit> {
        let slug: Slug = slug.parse().ok()?;
        self.slugs.get(&slug).and_then(|id| self.units.get(id))
    }

    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.units.values()
    }

    /// The units that have this official code on a day: none or one, if codes are in order.
    pub fn by_code(&self, code: &str, day: Date) -> impl Iterator<Item = &Unit> {
        self.units
            .values()
            .filter(move |unit| unit.code_on(day) == Some(code))
    }

    /// The units directly below one on a day, that exist on it.
    pub fn children(&self, parent: UnitId, day: Date) -> impl Iterator<Item = &Unit> {
        self.units
            .values()
            .filter(move |unit| unit.exists_on(day) && unit.parent_on(day) == Some(parent))
    }

    /// The units above one on a day, nearest first. A loop in the data ends the walk.
    #[must_use]
    pub fn ancestors(&self, id: UnitId, day: Date) -> Vec<UnitId> {
        let mut above = Vec::new();
        let mut at = self.get(id).and_then(|unit| unit.parent_on(day));
        while let Some(parent) = at {
            if parent == id || above.contains(&parent) {
                break;
            }
            above.push(parent);
            at = self.get(parent).and_then(|unit| unit.parent_on(day));
        }
        above
    }

    /// Whether a unit is, or on any day was, another one or below it, directly or as a body
    /// that serves it. Figures of a dissolved unit stay with it; those who were above it keep
    /// the right to look after them.
    #[must_use]
    pub fn ever_within(&self, id: UnitId, scope: UnitId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            if at == scope {
                return true;
            }
            if seen.insert(at)
                && let Some(unit) = self.units.get(&at)
            {
                open.extend(unit.parents.iter().map(|parent| parent.value));
                open.extend(unit.serves);
            }
        }
        false
    }

    /// A unit, and all that it is, or on any day was, below or a body of.
    #[must_use]
    pub fn ever_above(&self, id: UnitId) -> BTreeSet<UnitId> {
        let mut above = BTreeSet::new();
        let mut open = vec![id];
        while let Some(at) = open.pop() {
            if above.insert(at)
                && let Some(unit) = self.units.get(&at)
            {
                open.extend(unit.parents.iter().map(|parent| parent.value));
                open.extend(unit.serves);
            }
        }
        above
    }

    /// What a unit became.
    pub fn successors(&self, id: UnitId) -> impl Iterator<Item = &Succession> {
        self.successions.iter().filter(move |edge| edge.from == id)
    }

    /// The units that stand in the place of one on a day, through everything that happened since;
    /// for a body, where nothing else is said, those in the place of where it served; none for one
    /// that is still there.
    #[must_use]
    pub fn heirs(&self, id: UnitId, day: Date) -> Vec<UnitId> {
        let mut heirs = Vec::new();
        let mut seen = BTreeSet::from([id]);
        let mut open: Vec<UnitId> = vec![id];
        while let Some(at) = open.pop() {
            if self.get(at).is_some_and(|unit| unit.exists_on(day)) {
                if at != id {
                    heirs.push(at);
                }
                continue;
            }
            let mut next: Vec<UnitId> = self
                .successors(at)
                .filter(|edge| edge.on <= day)
                .map(|edge| edge.to)
                .collect();
            if next.is_empty() {
                next.extend(self.served(at));
            }
            open.extend(next.into_iter().filter(|to| seen.insert(*to)));
        }
        heirs.sort_unstable();
        heirs
    }

    /// The place of a body that nothing is said of what became of: its work is that place's.
    fn served(&self, id: UnitId) -> Option<UnitId> {
        let body = self.get(id).filter(|unit| !unit.kind.is_place())?;
        let last = body.exists.last_day().unwrap_or(Date::MAX);
        body.serves.or_else(|| body.parent_on(last))
    }

    /// The nearest unit above one that is there on a day: above a dissolved one, as it stood on its
    /// last day, or whoever alone stands in the place of what was above it then; above a body, the
    /// place it serves.
    #[must_use]
    pub fn overseer(&self, id: UnitId, day: Date) -> Option<UnitId> {
        let mut seen = BTreeSet::new();
        let mut at = id;
        while seen.insert(at) {
            let unit = self.get(at)?;
            let when = match unit.exists.until {
                Some(until) if until <= day => until.yesterday().unwrap_or(until),
                _ => day,
            };
            at = unit.parent_on(when).or(unit.serves)?;
            if self.get(at).is_some_and(|unit| unit.exists_on(day)) {
                return Some(at);
            }
            if let [heir] = *self.heirs(at, day) {
                return Some(heir);
            }
        }
        None
    }

    /// Every day on which something about units begins or ends.
    #[must_use]
    pub fn boundaries(&self) -> BTreeSet<Date> {
        fn ends<T>(dated: &super::Dated<T>) -> impl Iterator<Item = Date> {
            dated.from.into_iter().chain(dated.until)
        }
        let units = self.units.values();
        units
            .flat_map(|unit| ends(&unit.exists).chain(unit.parents.iter().flat_map(ends)))
            .collect()
    }

    /// What a unit was made of.
    pub fn predecessors(&self, id: UnitId) -> impl Iterator<Item = &Succession> {
        self.successions.iter().filter(move |edge| edge.to == id)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use ulid::Ulid;

    use super::*;
    use crate::{
        Bilingual,
        unit::{Dated, UnitKind, UnitName, succession::SuccessionKind},
    };

    fn id(number: u128) -> UnitId {
        UnitId::new(Ulid::from(number))
    }

    fn unit(number: u128, name: &str, from: Option<Date>, until: Option<Date>) -> Unit {
        Unit {
            id: id(number),
            slug: crate::text::fold::slug(name).parse().unwrap(),
            kind: UnitKind::Commune,
            exists: Dated {
                value: (),
                from,
                until,
            },
            names: vec![Dated {
                value: UnitName {
                    full: Bilingual {
                        vi: format!("Xã {name}"),
                        en: format!("{name} Commune"),
                    },
                    short: name.into(),
                },
                from: None,
                until: None,
            }],
            codes: Vec::new(),
            parents: Vec::new(),
            serves: None,
            note: None,
            source: None,
            facts: Vec::new(),
        }
    }

    fn reform() -> Date {
        date(2025, 7, 1)
    }

    /// Hà Nội, Huyện Mê Linh below it until the reform, xã Tráng Việt below that; xã Mê Linh
    /// straight below Hà Nội since, with the code that was Tráng Việt's.
    fn hanoi() -> UnitTree {
        let mut tree = UnitTree::default();
        tree.put(unit(1, "Hà Nội", None, None));
        let mut district = unit(2, "Huyện Mê Linh", None, Some(reform()));
        district.parents = vec![Dated {
            value: id(1),
            from: None,
            until: Some(reform()),
        }];
        let mut old = unit(3, "Tráng Việt", None, Some(reform()));
        old.parents = vec![Dated {
            value: id(2),
            from: None,
            until: Some(reform()),
        }];
        old.codes = vec![Dated {
            value: "09022".into(),
            from: None,
            until: Some(reform()),
        }];
        let mut new = unit(4, "Mê Linh", Some(reform()), None);
        new.parents = vec![Dated {
            value: id(1),
            from: Some(reform()),
            until: None,
        }];
        new.codes = vec![Dated {
            value: "09022".into(),
            from: Some(reform()),
            until: None,
        }];
        for unit in [district, old, new] {
            tree.put(unit);
        }
        tree.put_succession(Succession {
            from: id(3),
            to: id(4),
            kind: SuccessionKind::Whole,
            on: reform(),
            source: None,
            note: None,
            document: None,
            unverified: true,
        });
        tree
    }

    #[test]
    fn somebody_stands_for_what_is_gone_and_looks_after_what_it_left() {
        use crate::unit::example::{
            CITY, LIEN_MINH, ME_LINH, ME_LINH_DISTRICT, TIEN_PHONG_ME_LINH, TIEN_THINH, TRANG_VIET,
            YEN_LANG,
        };
        let tree = crate::unit::example::tree();
        let today = date(2026, 11, 26);
        let heirs = |unit| tree.heirs(id(unit), today);
        assert_eq!(heirs(TRANG_VIET), [id(ME_LINH)]);
        assert_eq!(heirs(TIEN_THINH), [id(YEN_LANG), id(LIEN_MINH)]);
        assert_eq!(heirs(TIEN_PHONG_ME_LINH), []);
        assert_eq!(heirs(ME_LINH), []);
        // The committee of a commune that is gone: whoever stands in the commune's place.
        let mut with_body = tree.clone();
        let mut body = crate::unit::example::unit(
            50,
            "ubnd-tien-thinh",
            UnitKind::Agency,
            "Ủy ban nhân dân xã Tiến Thịnh",
            "UBND xã Tiến Thịnh",
        );
        body.exists.until = Some(reform());
        body.serves = Some(id(TIEN_THINH));
        with_body.put(body);
        assert_eq!(
            with_body.heirs(id(50), today),
            [id(YEN_LANG), id(LIEN_MINH)]
        );
        assert_eq!(tree.heirs(id(TRANG_VIET), date(2025, 6, 30)), []);
        // The district above is gone into two: it is the city's.
        let above = |unit, day| tree.overseer(id(unit), day);
        assert_eq!(above(TRANG_VIET, today), Some(id(CITY)));
        assert_eq!(above(ME_LINH_DISTRICT, today), Some(id(CITY)));
        assert_eq!(
            above(TRANG_VIET, date(2025, 6, 30)),
            Some(id(ME_LINH_DISTRICT))
        );
        assert_eq!(above(CITY, today), None);
    }

    #[test]
    fn the_tree_has_districts_until_the_reform_and_none_after() {
        let tree = hanoi();
        let below = |day| {
            tree.children(id(1), day)
                .map(|unit| unit.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(below(date(2025, 6, 30)), [id(2)]);
        assert_eq!(below(reform()), [id(4)]);
        assert_eq!(tree.ancestors(id(3), date(2025, 6, 30)), [id(2), id(1)]);
    }

    #[test]
    fn a_code_leads_to_another_unit_after_the_reform() {
        let tree = hanoi();
        let coded = |day| {
            tree.by_code("09022", day)
                .map(|unit| unit.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(coded(date(2025, 6, 30)), [id(3)]);
        assert_eq!(coded(reform()), [id(4)]);
    }

    #[test]
    fn who_was_above_a_dissolved_unit_still_looks_after_it() {
        let tree = hanoi();
        assert!(tree.ever_within(id(3), id(1)));
        assert!(tree.ever_within(id(3), id(3)));
        assert!(!tree.ever_within(id(4), id(2)));
    }

    #[test]
    fn a_loop_in_the_data_does_not_hang() {
        let mut tree = UnitTree::default();
        let mut a = unit(1, "A", None, None);
        a.parents = vec![Dated {
            value: id(2),
            from: None,
            until: None,
        }];
        let mut b = unit(2, "B", None, None);
        b.parents = vec![Dated {
            value: id(1),
            from: None,
            until: None,
        }];
        tree.put(a);
        tree.put(b);
        assert_eq!(tree.ancestors(id(1), reform()), [id(2)]);
        assert!(!tree.ever_within(id(1), id(9)));
    }

    proptest! {
        /// On every day, each unit is below exactly those that the walk upwards names.
        #[test]
        fn children_and_ancestors_agree(
            edges in prop::collection::vec((2_u128..30, 1_u128..30, 0_i16..20, 0_i16..20), 0..60),
            on in 0_i16..20,
        ) {
            let day = |number: i16| date(2000 + number, 1, 1);
            let mut tree = UnitTree::default();
            for number in 1..30 {
                let mut made = unit(number, &format!("u{number}"), None, None);
                // A parent always has a smaller number, so there are no loops.
                made.parents = edges.iter()
                    .filter(|(child, parent, _, _)| *child == number && parent < child)
                    .map(|(_, parent, from, length)| Dated {
                        value: id(*parent),
                        from: Some(day(*from)),
                        until: Some(day(from + length)),
                    })
                    .collect();
                tree.put(made);
            }
            for number in 1..30 {
                let above = tree.ancestors(id(number), day(on));
                prop_assert_eq!(
                    above.first().copied(),
                    tree.units().find(|parent| {
                        tree.children(parent.id, day(on)).any(|child| child.id == id(number))
                    }).map(|parent| parent.id)
                );
                for parent in above {
                    prop_assert!(tree.ever_within(id(number), parent));
                }
            }
        }
    }
}
