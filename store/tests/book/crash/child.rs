//! The program that is killed: three who enter figures and one who gives out work, and never
//! stop.

use std::{io::Write as _, path::Path, sync::Arc};

use domain::{
    Language, Refusal,
    command::{Place, RecordFigure},
    id::{CommandId, IndicatorId, UnitId},
    journal::{Change, Subject},
    policy::Actor,
};
use service::{Service, book::Reader, clock::Machine};
use tokio::task::JoinSet;

use super::{OFFICER, log::Log, told};
use crate::world::{ME_LINH, MODELS, PRODUCTS, SERVICES, THUONG_TIN, on_disk, this_year};

/// Two writers on cells of one sheet, who get in each other's way, and one on another sheet.
const CELLS: [(UnitId, IndicatorId); 3] = [
    (ME_LINH, PRODUCTS),
    (ME_LINH, SERVICES),
    (THUONG_TIN, MODELS),
];

pub async fn write_until_killed(folder: &Path) {
    say("begin");
    let store = Arc::new(store::open(&on_disk(folder)).await.unwrap());
    let service = Arc::new(Service::open(store, Arc::new(Machine)).await.unwrap());
    let actor = Actor::of(service.book().officer(OFFICER).unwrap()).unwrap();
    say("open");
    let mut writers = JoinSet::new();
    for (unit, indicator) in CELLS {
        let at = Place {
            indicator,
            unit,
            period: this_year(),
        };
        let (service, actor) = (Arc::clone(&service), actor.clone());
        let folder = folder.to_path_buf();
        writers.spawn(async move { write(&service, &actor, &at, &folder).await });
    }
    let (service, folder) = (Arc::clone(&service), folder.to_path_buf());
    writers.spawn(async move { told::give_out(&service, &actor, &folder).await });
    writers.join_all().await;
}

/// One command after the other on one cell. The first one is the last of the life before,
/// sent again as a client would that never got its answer.
async fn write(service: &Service, actor: &Actor, at: &Place, folder: &Path) {
    let mut base = 0;
    if let Some((id, revision)) = last_of(service, actor, at) {
        base = record(service, actor, command(id, at, revision - 1)).await;
        assert_eq!(base, revision, "sent again, it got another answer");
    }
    loop {
        let id = service.new_command();
        base = record(service, actor, command(id, at, base)).await;
        let (log, _) = Log::newest(folder).unwrap();
        say(&format!("ack {id} {} {}", log.number, log.length));
    }
}

/// What is written is decided by the revision, so that it can be written again.
fn command(id: CommandId, at: &Place, base: u32) -> RecordFigure {
    RecordFigure {
        id,
        at: at.clone(),
        base,
        language: Language::Vi,
        value: (base + 1).to_string(),
        ground: "Sổ theo dõi".into(),
        note: String::new(),
        submit: false,
    }
}

async fn record(service: &Service, actor: &Actor, command: RecordFigure) -> u32 {
    loop {
        match service.record_figure(actor, command.clone()).await {
            Ok(saved) => return saved.revision,
            Err(Refusal::Busy) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn last_of(service: &Service, actor: &Actor, at: &Place) -> Option<(CommandId, u32)> {
    let reader = Reader {
        actor: Some(actor),
        on: service.today(),
    };
    let book = service.book();
    let last = book
        .log_of(Subject::Indicator(at.indicator), reader)
        .find(|logged| matches!(logged.event.change, Change::Figure { .. }))?;
    match &last.event.change {
        Change::Figure {
            after: Some(after), ..
        } => Some((last.event.command, after.revision)),
        other => panic!("{other:?}"),
    }
}

/// One line at a time, past the test harness's own capture.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}
