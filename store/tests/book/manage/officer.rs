//! Officers and their roles, managed by an administrator who reaches them.

use domain::{
    Refusal,
    command::GrantRole,
    policy::Role,
    refusal::{Field, Problem},
};

use super::{close, fields, new_officer, officer_named};
use crate::world::{ME_LINH, THUONG_TIN, World};

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_manages_officers_within_reach_only() {
    let world = World::new().await;
    let service = &world.service;
    let here = world.officer(&[Role::Administrator], ME_LINH).await;
    let elsewhere = world.officer(&[Role::Administrator], THUONG_TIN).await;

    let account = service
        .keep_officer(&here, new_officer(&world, "Moi.Me-Linh"))
        .await
        .unwrap();
    assert_eq!(account, "moi.me-linh");
    assert_eq!(
        fields(
            service
                .keep_officer(&here, new_officer(&world, "moi.me-linh"))
                .await
        ),
        [(Field::Account, Problem::Taken)]
    );
    assert_eq!(
        fields(
            service
                .keep_officer(&elsewhere, new_officer(&world, "khac"))
                .await
        ),
        [(Field::Unit, Problem::OutOfReach)]
    );
    let (id, base) = officer_named(&world, "moi.me-linh");
    let give = |id, base: &str, role: &str, unit: &str, take| GrantRole {
        id: world.service.new_command(),
        officer: id,
        base: base.into(),
        role: role.into(),
        unit: unit.into(),
        take,
    };
    assert_eq!(
        fields(
            service
                .grant_role(&here, give(id, &base, "administrator", "ha-noi", false))
                .await
        ),
        [(Field::Unit, Problem::OutOfReach)],
        "nobody gives away more than they have"
    );
    service
        .grant_role(&here, give(id, &base, "reviewer", "me-linh", false))
        .await
        .unwrap();
    assert_eq!(
        service
            .grant_role(&here, give(id, &base, "reporter", "me-linh", true))
            .await,
        Err(Refusal::ChangedMeanwhile)
    );
    let (_, base) = officer_named(&world, "moi.me-linh");
    service
        .grant_role(&here, give(id, &base, "reporter", "me-linh", true))
        .await
        .unwrap();
    let roles: Vec<_> = service
        .book()
        .officer(id)
        .unwrap()
        .grants
        .iter()
        .map(|grant| grant.role)
        .collect();
    assert_eq!(roles, [Role::Reviewer]);

    // Nobody closes their own account, and nobody one that they do not reach.
    assert_eq!(
        service
            .switch_officer(&here, close(&world, here.officer()))
            .await,
        Err(Refusal::OwnAccount)
    );
    assert_eq!(
        service.switch_officer(&elsewhere, close(&world, id)).await,
        Err(Refusal::NotAllowed)
    );
    let address = "máy-ở-xã";
    service
        .sign_in("moi.me-linh", "mot-cau-dai-de-nho", address, "máy")
        .await
        .unwrap();
    service
        .switch_officer(&here, close(&world, id))
        .await
        .unwrap();
    let refused = service
        .sign_in("moi.me-linh", "mot-cau-dai-de-nho", address, "máy")
        .await;
    assert!(refused.is_err());
}
