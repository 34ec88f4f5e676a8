//! Who has which role where: kept beside the officers, so that whoever is nearest to a unit is found without
//! asking all of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    id::{OfficerId, UnitId},
    officer::Officer,
    policy::{Actor, Role},
    unit::tree::UnitTree,
};

/// The roles of all officers who are not disabled, by the unit that they are given for.
#[derive(Clone, Debug, Default)]
pub struct Posts {
    able: BTreeSet<OfficerId>,
    at: BTreeMap<UnitId, BTreeSet<(Role, OfficerId)>>,
}

impl Posts {
    /// Takes in an officer, in the place of what they were.
    pub fn put(&mut self, before: Option<&Officer>, now: &Officer) {
        if let Some(before) = before {
            self.able.remove(&before.id);
            for grant in &before.grants {
                if let Some(held) = self.at.get_mut(&grant.scope) {
                    held.remove(&(grant.role, before.id));
                }
            }
        }
        let Some(actor) = Actor::of(now) else {
            return;
        };
        self.able.insert(now.id);
        for grant in actor.grants() {
            let held = self.at.entry(grant.scope).or_default();
            held.insert((grant.role, now.id));
        }
    }

    /// Whether somebody is an officer who is not disabled.
    #[must_use]
    pub fn knows(&self, officer: OfficerId) -> bool {
        self.able.contains(&officer)
    }

    /// Those nearest to a unit who have one of these roles there, each once: the commune's own, and only where it
    /// has none those above it, so that nothing goes unheard and nobody hears everything.
    #[must_use]
    pub fn nearest(&self, unit: UnitId, roles: &[Role], tree: &UnitTree) -> Vec<OfficerId> {
        let held: Vec<(UnitId, Vec<OfficerId>)> = tree
            .ever_above(unit)
            .into_iter()
            .map(|scope| {
                let here = self.at.get(&scope).into_iter().flatten();
                let able = here.filter(|(role, _)| roles.contains(role));
                (scope, able.map(|(_, officer)| *officer).collect())
            })
            .filter(|(_, officers): &(_, Vec<_>)| !officers.is_empty())
            .collect();
        let is_nearest = |scope: UnitId| {
            !held
                .iter()
                .any(|(other, _)| *other != scope && tree.ever_within(*other, scope))
        };
        let near: BTreeSet<OfficerId> = held
            .iter()
            .filter(|(scope, _)| is_nearest(*scope))
            .flat_map(|(_, officers)| officers.iter().copied())
            .collect();
        near.into_iter().collect()
    }
}

impl<'a> FromIterator<&'a Officer> for Posts {
    fn from_iter<All: IntoIterator<Item = &'a Officer>>(officers: All) -> Self {
        let mut posts = Self::default();
        for officer in officers {
            posts.put(None, officer);
        }
        posts
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;
    use crate::policy::Grant;

    fn unit(number: u128) -> UnitId {
        UnitId::new(Ulid::from(number))
    }

    fn id(number: u128) -> OfficerId {
        OfficerId::new(Ulid::from(number))
    }

    fn officer(number: u128, grants: &[(Role, u128)]) -> Officer {
        let grant = |(role, scope): &(Role, u128)| Grant {
            role: *role,
            scope: unit(*scope),
        };
        Officer {
            id: id(number),
            account: format!("can-bo.{number}").try_into().unwrap(),
            post: "Công chức".into(),
            grants: grants.iter().map(grant).collect(),
            password: String::new(),
            disabled: false,
        }
    }

    #[test]
    fn an_officer_is_found_as_they_are_now_and_each_once() {
        let tree = UnitTree::default();
        let roles = [Role::Reviewer, Role::Planner];
        let both = officer(2, &[(Role::Reviewer, 1), (Role::Planner, 1)]);
        let other = officer(1, &[(Role::Planner, 1), (Role::Reporter, 2)]);
        let mut posts: Posts = [&both, &other].into_iter().collect();
        let nearest = |posts: &Posts, of| posts.nearest(unit(of), &roles, &tree);
        assert_eq!(nearest(&posts, 1), [id(1), id(2)]);
        assert_eq!(nearest(&posts, 2), [], "in another role");

        let moved = officer(2, &[(Role::Reviewer, 2)]);
        posts.put(Some(&both), &moved);
        assert_eq!(nearest(&posts, 1), [id(1)]);
        assert_eq!(nearest(&posts, 2), [id(2)]);

        let gone = Officer {
            disabled: true,
            ..moved.clone()
        };
        posts.put(Some(&moved), &gone);
        assert_eq!(nearest(&posts, 2), []);
        assert!(!posts.knows(id(2)));
        posts.put(Some(&gone), &moved);
        assert_eq!(nearest(&posts, 2), [id(2)]);
        assert!(posts.knows(id(2)));
    }
}
