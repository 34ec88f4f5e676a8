//! The letters that go with notices: taken by one, sent or sent again, and forgotten in the end.

use std::sync::Arc;

use domain::notice::letter::{Content, Letter, State, Trouble};
use jiff::SignedDuration;
use service::notice::outbox::Outcome;

use super::{give_back, kept, read, returned, told, wanted};
use crate::world::{HANOI, ME_LINH, World};

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_goes_with_its_notice_when_there_is_mail() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let service = &world.service;
    service
        .keep_preferences(&reporter, wanted(&world, "a@b.vn"))
        .await
        .unwrap();
    give_back(&world, &reporter, &reviewer).await;
    assert_eq!(service.letters_due(), [], "nobody sends letters here");

    service.post_mail();
    give_back(&world, &reporter, &reviewer).await;
    let due = service.letters_due();
    assert_eq!(due.len(), 1);
    let (_, letters) = kept(&world).await;
    let latest = told(service, &reporter).remove(0);
    assert_eq!(letters[0].content, Content::Notice(latest.id));
    assert_eq!(letters[0].state, State::Queued);
    assert!(service.recipient(&letters[0]).is_some());
    service
        .read_notices(&reporter, read(&world, Some(&latest)))
        .await
        .unwrap();
    assert!(
        service.recipient(&letters[0]).is_none(),
        "what was read needs no letter"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_servers_one_sends_a_letter_and_a_lost_one_is_sent_again() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    world.service.post_mail();
    world
        .service
        .keep_preferences(&reporter, wanted(&world, "a@b.vn"))
        .await
        .unwrap();
    give_back(&world, &reporter, &reviewer).await;
    let id = world.service.letters_due()[0];
    let other = Arc::new(world.reopened().await);

    let (one, two) = tokio::join!(world.service.begin_letter(id), other.begin_letter(id));
    let begun: Vec<Letter> = [one.unwrap(), two.unwrap()].into_iter().flatten().collect();
    assert_eq!(begun.len(), 1, "both began it");
    let first = &begun[0];

    // That one dies. After a while the other takes it up, under the same id.
    assert_eq!(other.begin_letter(id).await.unwrap(), None);
    world.pass(Letter::LOST_AFTER);
    let second = other.begin_letter(id).await.unwrap().unwrap();
    assert_eq!((second.id, second.tries), (first.id, 2));
    // The first was only slow: what it says now does not count any more.
    world
        .service
        .end_letter(first, Outcome::Failed(Trouble::Unreachable))
        .await
        .unwrap();
    other.end_letter(&second, Outcome::Sent).await.unwrap();
    let (_, letters) = kept(&world).await;
    assert!(
        matches!(letters[0].state, State::Sent { .. }),
        "{letters:?}"
    );
    world.pass(SignedDuration::from_hours(24));
    let again = world.reopened().await;
    assert_eq!(again.letters_due(), []);
    assert_eq!(again.begin_letter(id).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_is_made_once_a_day_for_who_has_something_waiting() {
    let world = World::new().await;
    let (reporter, _) = returned(&world).await;
    let idle = world.auditor_of(HANOI).await;
    let service = &world.service;
    service.post_mail();
    for actor in [&reporter, &idle] {
        service
            .keep_preferences(actor, wanted(&world, "a@b.vn"))
            .await
            .unwrap();
    }
    let day = service.today();
    assert_eq!(service.queue_digests(day).await.unwrap(), 1);
    assert_eq!(service.queue_digests(day).await.unwrap(), 0);
    assert_eq!(world.reopened().await.queue_digests(day).await.unwrap(), 0);
    let (_, letters) = kept(&world).await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, reporter.officer());
    assert_eq!(letters[0].content, Content::Digest(day));
    let tomorrow = day.tomorrow().unwrap();
    assert_eq!(service.queue_digests(tomorrow).await.unwrap(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_old_is_forgotten_and_what_is_on_its_way_is_not() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let service = &world.service;
    service.post_mail();
    service
        .keep_preferences(&reporter, wanted(&world, "a@b.vn"))
        .await
        .unwrap();
    give_back(&world, &reporter, &reviewer).await;
    give_back(&world, &reporter, &reviewer).await;
    let sent = service.letters_due()[0];
    let begun = service.begin_letter(sent).await.unwrap().unwrap();
    service.end_letter(&begun, Outcome::Sent).await.unwrap();

    assert_eq!(service.forget_old_notices().await.unwrap(), 0);
    world.pass(SignedDuration::from_hours(24 * 32));
    assert_eq!(service.forget_old_notices().await.unwrap(), 1);
    let (notices, letters) = kept(&world).await;
    assert_eq!((notices.len(), letters.len()), (2, 1));
    world.pass(SignedDuration::from_hours(24 * 160));
    assert_eq!(service.forget_old_notices().await.unwrap(), 2);
    assert_eq!(told(service, &reporter), []);
    let (notices, letters) = kept(&world).await;
    assert_eq!((notices.len(), letters.len()), (0, 1));
}
