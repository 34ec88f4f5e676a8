//! A program that is killed while it writes. Everything it acknowledged is there afterwards,
//! once, and told to whom it concerns once; the journal verifies, and the sheets are what the
//! journal says.
//!
//! The program is this test binary itself, run again with only [`crash_child`] in it. It says
//! on its standard output what was acknowledged, and beside it how much of the write-ahead log
//! is in the file by then. As an answer is only given after the log was flushed, everything
//! that was ever acknowledged lies below the largest such mark: what lies above it was
//! promised to nobody, and a crash of the whole machine may leave any part of it, or noise, on
//! the disk. So only that is torn.

mod child;
mod log;
mod told;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};

use domain::{
    Language,
    figure::sheet::SheetKey,
    id::{CommandId, IndicatorId, OfficerId, UnitId},
    journal::{Change, FigureShown},
    officer::Officer,
    policy::{Grant, Role},
};
use service::{
    Service,
    clock::Machine,
    store::{Record, RecordKey, Store as _},
};
use store::Engine;
use ulid::Ulid;

use crate::world::{
    Chance, HANOI, ME_LINH, PROGRAMME, THUONG_TIN, World, life, on_disk, this_year,
};
use log::{Log, await_growth, tear};

const ROUNDS: u32 = 30;
/// At most so many answers are waited for before a kill.
const MOST_ANSWERS: u64 = 32;
const FOLDER: &str = "TIENDO_CRASH_DIR";
const OFFICER: OfficerId = OfficerId::new(Ulid(2_000));

/// Not a test by itself: the program of [`what_was_acknowledged_survives_every_kill`].
#[test]
fn crash_child() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        life(child::write_until_killed(Path::new(&folder)));
    }
}

/// What a killed program had said.
struct LastWords {
    acknowledged: Vec<CommandId>,
    /// Everything acknowledged is below this.
    mark: Log,
}

impl LastWords {
    fn hear(&mut self, line: &str) {
        let mut words = line.split(' ');
        if words.next() != Some("ack") {
            return;
        }
        let mut next = || words.next().unwrap();
        self.acknowledged.push(next().parse().unwrap());
        let log = Log {
            number: next().parse().unwrap(),
            length: next().parse().unwrap(),
        };
        self.mark = self.mark.max(log);
    }
}

/// When to kill.
#[derive(Clone, Copy, PartialEq)]
enum Moment {
    /// At some point while the store is being opened and recovers from the kill before.
    Opening,
    /// At some point between one answer and the next.
    Anywhere,
    /// When something has just reached the log, so that most likely nobody has been told yet.
    Writing,
}

/// Runs the program on a folder and kills it.
fn run_and_kill(folder: &Path, chance: &mut Chance, moment: Moment) -> LastWords {
    // What the life before left in the log may all have been acknowledged.
    let mark = Log::newest(folder).map_or(Log::default(), |(log, _)| log);
    let mut words = LastWords {
        acknowledged: Vec::new(),
        mark,
    };
    let mut program = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::crash_child", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(program.stdout.take().unwrap());
    let wanted = 1 + chance.below(MOST_ANSWERS);
    loop {
        let mut line = String::new();
        let length = said.read_line(&mut line).unwrap();
        assert!(
            length > 0,
            "the program ended by itself: {:?}",
            program.wait()
        );
        words.hear(line.trim_end());
        if moment == Moment::Opening && line.trim_end() == "begin" {
            std::thread::sleep(Duration::from_millis(chance.below(400)));
            break;
        }
        if words.acknowledged.len() as u64 >= wanted {
            if moment == Moment::Writing {
                await_growth(folder);
            } else {
                std::thread::sleep(Duration::from_micros(chance.below(20_000)));
            }
            break;
        }
    }
    program.kill().unwrap();
    program.wait().unwrap();
    // What it had said before it died is an acknowledgement too; half a line is none.
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    for line in rest
        .split_inclusive('\n')
        .filter_map(|line| line.strip_suffix('\n'))
    {
        words.hear(line);
    }
    words
}

/// What stands in a sheet's cells: by indicator, its revision and its value.
type Cells = BTreeMap<IndicatorId, (u32, String)>;

/// What the store holds after a restart: each figure command, once, in order.
async fn check(folder: &Path, acknowledged: &[CommandId]) -> BTreeSet<CommandId> {
    let store = Arc::new(store::open(&on_disk(folder)).await.unwrap());
    let opened: Arc<Engine> = Arc::clone(&store);
    let service = Service::open(opened, Arc::new(Machine)).await.unwrap();
    assert_eq!(service.verify_journal().await.unwrap().damages, []);

    let mut commands = BTreeSet::new();
    let mut given = Vec::new();
    for unit in [ME_LINH, THUONG_TIN] {
        let mut told = Cells::new();
        for entry in store.chain(unit).await.unwrap() {
            let event = entry.event().unwrap();
            let (indicator, after) = match event.change {
                Change::Figure {
                    indicator, after, ..
                } => (indicator, after),
                Change::Task { after, .. } => {
                    given.push(after.id);
                    commands.insert(event.command);
                    continue;
                }
                _ => continue,
            };
            let FigureShown {
                revision, quantity, ..
            } = after.unwrap();
            let before = told.insert(indicator, (revision, quantity.format(Language::Vi)));
            assert_eq!(revision, before.map_or(0, |(revision, _)| revision) + 1);
            assert!(
                commands.insert(event.command),
                "{} was done twice",
                event.command
            );
        }
        assert_eq!(kept_cells(&store, unit).await, told);
    }
    told::check(&store, &given).await;
    for command in acknowledged {
        assert!(
            commands.contains(command),
            "{command} was acknowledged and is not in the journal"
        );
        assert!(
            store.done(*command).await.unwrap().is_some(),
            "{command} was forgotten"
        );
    }
    service.close().await.unwrap();
    commands
}

async fn kept_cells(store: &Engine, unit: UnitId) -> Cells {
    let key = SheetKey {
        programme: PROGRAMME,
        unit,
        period: this_year(),
    };
    let Some(kept) = store.read(&RecordKey::Sheet(key)).await.unwrap() else {
        return Cells::new();
    };
    let Record::Sheet(sheet) = kept.record else {
        panic!("{:?}", kept.record);
    };
    let cells = sheet.cells().iter();
    cells
        .map(|cell| {
            let value = cell.latest().unwrap().quantity.format(Language::Vi);
            (cell.indicator, (cell.revision, value))
        })
        .collect()
}

async fn prepare(folder: &Path) {
    let world = World::at(folder).await;
    let officer = Officer {
        id: OFFICER,
        account: "bao-cao".to_owned().try_into().unwrap(),
        post: "Công chức tổng hợp".into(),
        grants: [Role::Reporter, Role::Auditor, Role::Planner]
            .map(|role| Grant { role, scope: HANOI })
            .into(),
        password: String::new(),
        disabled: false,
    };
    let told = Officer {
        id: told::TOLD,
        account: "duoc-bao".to_owned().try_into().unwrap(),
        grants: vec![Grant {
            role: Role::Reporter,
            scope: ME_LINH,
        }],
        ..officer.clone()
    };
    world
        .service
        .load(vec![Record::Officer(officer), Record::Officer(told)], HANOI)
        .await
        .unwrap();
    world.service.close().await.unwrap();
}

#[test]
fn what_was_acknowledged_survives_every_kill() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance::new(30);
    life(prepare(folder.path()));
    let mut acknowledged = Vec::new();
    let mut found = BTreeSet::new();
    let (mut kills, mut torn, mut cut, mut noise) = (0, 0, 0, 0);
    for round in 0..ROUNDS {
        let moment = match round % 6 {
            0 | 2 => Moment::Anywhere,
            4 | 5 => Moment::Opening,
            _ => Moment::Writing,
        };
        let mut answered = Vec::new();
        if moment == Moment::Opening {
            // So that there is something to recover when it is killed again.
            let words = run_and_kill(folder.path(), &mut chance, Moment::Anywhere);
            answered.extend(words.acknowledged);
            kills += 1;
        }
        let words = run_and_kill(folder.path(), &mut chance, moment);
        answered.extend(words.acknowledged);
        kills += 1;
        if round % 2 == 1 {
            let done = tear(folder.path(), words.mark, &mut chance);
            torn += 1;
            cut += done.cut;
            noise += done.noise;
        }
        let now = life(check(folder.path(), &answered));
        acknowledged.extend(answered);
        assert!(
            now.is_superset(&found),
            "round {round}: what was there is gone"
        );
        found = now;
    }
    assert_eq!(life(check(folder.path(), &acknowledged)), found);
    println!(
        "{kills} kills; {} commands acknowledged, {} more done before their answer; the log torn \
         {torn} times: {cut} bytes cut off, {noise} of noise; nothing lost, nothing twice",
        acknowledged.len(),
        found.len() - acknowledged.len(),
    );
}
