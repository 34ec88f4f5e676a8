use proptest::prelude::*;
use ulid::Ulid;

use super::*;

fn unit() -> UnitId {
    UnitId::new(Ulid::from(1_u128))
}

fn chain(length: u64) -> (Vec<Entry>, Head) {
    let mut head = Head::EMPTY;
    let mut entries = Vec::new();
    for number in 1..=length {
        let event = Event {
            unit: unit(),
            at: "2026-11-22T00:00:00Z".parse().unwrap(),
            by: Author::Operator,
            action: ActionName::LoadBook,
            command: CommandId::new(Ulid::from(u128::from(number))),
            change: Change::Entered {
                subject: Subject::Unit(unit()),
                name: format!("mục {number}"),
            },
            restricted: false,
        };
        let entry = Entry::after(head, &event).unwrap();
        head = entry.head();
        entries.push(entry);
    }
    (entries, head)
}

#[test]
fn an_untouched_chain_verifies() {
    let (entries, head) = chain(20);
    assert_eq!(verify(unit(), &entries, head), Ok(20));
    assert_eq!(verify(unit(), &[], Head::EMPTY), Ok(0));
}

#[test]
fn an_event_comes_back_as_it_was() {
    let (entries, _) = chain(1);
    let event = entries[0].event().unwrap();
    assert_eq!(Entry::after(Head::EMPTY, &event).unwrap(), entries[0]);
}

#[test]
fn a_rewritten_tail_is_found_by_its_head() {
    let (_, head) = chain(20);
    let (entries, _) = chain(12);
    assert_eq!(
        verify(unit(), &entries, head),
        Err(Damage::CutOff {
            unit: unit(),
            expected: 20,
            found: 12
        })
    );
}

proptest! {
    #[test]
    fn altering_any_entry_names_it(at in 0_usize..20) {
        let (mut entries, head) = chain(20);
        entries[at].body = entries[at].body.replace("mục", "mụn");
        let number = at as u64 + 1;
        prop_assert_eq!(verify(unit(), &entries, head), Err(Damage::Altered { unit: unit(), number }));
    }

    #[test]
    fn removing_any_entry_names_it(at in 0_usize..20) {
        let (mut entries, head) = chain(20);
        entries.remove(at);
        let expected = at as u64 + 1;
        let damage = verify(unit(), &entries, head).unwrap_err();
        if expected == 20 {
            prop_assert_eq!(damage, Damage::CutOff { unit: unit(), expected: 20, found: 19 });
        } else {
            prop_assert_eq!(damage, Damage::OutOfPlace { unit: unit(), expected, found: expected + 1 });
        }
    }

    #[test]
    fn inserting_or_swapping_is_found(at in 0_usize..19, swap: bool) {
        let (mut entries, head) = chain(20);
        if swap {
            entries.swap(at, at + 1);
        } else {
            let copy = entries[at].clone();
            entries.insert(at + 1, copy);
        }
        prop_assert!(verify(unit(), &entries, head).is_err());
    }

    /// Re-hashing one altered entry does not hide it: the next one no longer follows.
    #[test]
    fn rehashing_an_altered_entry_breaks_the_next(at in 0_usize..19) {
        let (mut entries, head) = chain(20);
        let entry = &mut entries[at];
        entry.body = entry.body.replace("mục", "mụn");
        entry.hash = entry.previous.following(&entry.body);
        let number = at as u64 + 2;
        prop_assert_eq!(verify(unit(), &entries, head), Err(Damage::Broken { unit: unit(), number }));
    }
}
