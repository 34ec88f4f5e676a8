//! Work is given out beside the figures: whoever it is given to is told of each piece, once,
//! whenever the program was killed.

use std::{collections::BTreeMap, path::Path};

use domain::{
    Refusal,
    command::PlanTask,
    id::{CommandId, OfficerId, TaskId},
    notice::About,
    policy::Actor,
};
use service::{
    Service,
    store::{Part, Record, Store as _},
};
use store::Engine;
use ulid::Ulid;

use super::{child::say, log::Log};
use crate::world::PROGRAMME;

/// Who reports for Mê Linh.
pub const TOLD: OfficerId = OfficerId::new(Ulid(2_001));

/// Gives out one task after the other.
pub async fn give_out(service: &Service, actor: &Actor, folder: &Path) {
    loop {
        let command = given(service.new_command());
        loop {
            match service.plan_task(actor, command.clone()).await {
                Ok(_) => break,
                Err(Refusal::Busy) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        let (log, _) = Log::newest(folder).unwrap();
        say(&format!("ack {} {} {}", command.id, log.number, log.length));
    }
}

fn given(id: CommandId) -> PlanTask {
    PlanTask {
        id,
        programme: PROGRAMME,
        task: None,
        base: 0,
        name: "Rà soát hồ sơ".into(),
        lead: "me-linh".into(),
        with: String::new(),
        person: "Trưởng phòng Kinh tế".into(),
        work: String::new(),
        deadline: "31/12/2099".into(),
        responsibility: String::new(),
        product: "Báo cáo kết quả".into(),
        authority: "Chủ tịch UBND xã".into(),
        process: String::new(),
        effect: String::new(),
        ground: "Kế hoạch 31/KH-UBND".into(),
        assign: true,
    }
}

/// Each of these tasks was told once, and no other.
pub async fn check(store: &Engine, given: &[TaskId]) {
    let mut told: BTreeMap<TaskId, usize> = given.iter().map(|task| (*task, 0)).collect();
    store
        .read_all(&mut |part| {
            let Part::Records(records) = part else {
                return;
            };
            for record in records {
                let Record::Notice(notice) = record else {
                    continue;
                };
                let About::Task(task) = notice.about else {
                    panic!("{notice:?}");
                };
                assert_eq!(notice.to, TOLD);
                *told
                    .get_mut(&task)
                    .unwrap_or_else(|| panic!("{task} was told and never given out")) += 1;
            }
        })
        .await
        .unwrap();
    for (task, times) in told {
        assert_eq!(times, 1, "{task} was told {times} times");
    }
}
