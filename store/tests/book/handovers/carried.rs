//! What goes along with the work: obstacles and explanations of a former unit are carried on.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn obstacles_and_explanations_are_carried_on() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let leader = world.reviewer_of(HANOI).await;
    let of_thuong_tin = world.reporter_of(THUONG_TIN).await;
    // One by which Mê Linh is stopped, and one that it could remove.
    let raise = |unit, to: &str, task| RaiseObstacle {
        id: service.new_command(),
        blocks: Blocked::Task(task),
        unit,
        what: "Chưa có định mức chi.".into(),
        ask: "Đề nghị hướng dẫn.".into(),
        to: to.into(),
        due: "30/11/2026".into(),
    };
    let stopped = service
        .raise_obstacle(&reporter, raise(ME_LINH, "ha-noi", TRAINING))
        .await
        .unwrap()
        .id;
    let programme = RaiseObstacle {
        blocks: Blocked::Programme(crate::world::PROGRAMME),
        ..raise(THUONG_TIN, "me-linh", TRAINING)
    };
    let owed = service
        .raise_obstacle(&of_thuong_tin, programme)
        .await
        .unwrap()
        .id;
    let ask = AskExplanation {
        id: service.new_command(),
        about: Asked::Task(TRAINING),
        unit: ME_LINH,
        question: "Vì sao chưa mở lớp?".into(),
        due: "30/11/2026".into(),
    };
    let asked = service.ask_explanation(&leader, ask).await.unwrap().id;
    let at = Divided::from(world).await;
    let service = &at.world.service;
    let all = [
        Matter::Obstacle(stopped),
        Matter::Obstacle(owed),
        Matter::Explanation(asked),
    ];
    for matter in all {
        assert!(at.left(Some(&at.above)).contains(&matter), "{matter:?}");
    }
    // A request for explanation is nobody else's business.
    assert!(!at.left(None).contains(&Matter::Explanation(asked)));
    let with = |base| all.map(|matter| (matter, base));
    service
        .propose_handover(&at.above, at.propose(&with(0), at.south))
        .await
        .unwrap();
    service
        .answer_handover(&at.of_south, at.answer(&with(1), true, "Xã tiếp nhận."))
        .await
        .unwrap();
    {
        let book = service.book();
        assert_eq!(book.obstacle(stopped).unwrap().unit, at.south);
        assert_eq!(book.obstacle(owed).unwrap().with(), at.south);
        assert_eq!(book.obstacle(owed).unwrap().turns().count(), 2);
        let explanation = book.explanation(asked).unwrap();
        assert_eq!(explanation.unit, ME_LINH, "whom was asked stays");
        assert_eq!(book.answers_for(explanation), at.south);
    }
    // The successor's officers answer both now.
    let answers = at.world.reporter_of(at.south).await;
    let requests = service.book().requests(&answers, service.today());
    assert_eq!(requests.to_answer.len(), 1);
    let answer = domain::command::AnswerExplanation {
        id: service.new_command(),
        explanation: asked,
        base: 1,
        answer: "Lớp mở trong tháng 12.".into(),
    };
    service.answer_explanation(&answers, answer).await.unwrap();
    let removed = AnswerObstacle {
        id: service.new_command(),
        obstacle: owed,
        base: 2,
        outcome: "removed".into(),
        text: "Đã có hướng dẫn.".into(),
        until: String::new(),
        to: String::new(),
    };
    assert!(service.answer_obstacle(&at.of_south, removed).await.is_ok());
}
