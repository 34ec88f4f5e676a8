//! Evidence: who attaches it and takes it back, who sees it when, how much there may be, and what
//! is left in the folder.

use std::{collections::BTreeSet, fs, io::Read, sync::Arc};

use domain::{
    Refusal,
    command::{AttachEvidence, RecordFigure, WithdrawEvidence},
    evidence::{EvidenceStep, FileKind, FileName, KeptFile, MOST_OF_ONE, Pixels, Proven},
    id::{EvidenceId, TaskId, UnitId},
    journal::{Change, Hash, Subject},
    policy::{Actor, Role},
    refusal::{Field, Problem},
    task::TaskState,
};
use service::{
    Service,
    evidence::{Brought, EvidenceSaved, Size},
    vault::Room,
};

use crate::world::{
    HANOI, ME_LINH, PRODUCTS, ROOM, SECRET_FIGURE, SECRET_TASK, THUONG_TIN, TRAINING, World, place,
    this_year,
};

const TASK: Proven = Proven::Task(TRAINING);

fn figure() -> Proven {
    Proven::Figure {
        indicator: PRODUCTS,
        unit: ME_LINH,
        period: this_year(),
    }
}

/// A file as it comes from the checks; a picture has a small form.
async fn brought(service: &Service, content: &str, kind: FileKind) -> KeptFile {
    let sides = Pixels {
        width: 4,
        height: 3,
    };
    let pixels = kind.is_picture().then_some(sides);
    let file = Brought {
        name: FileName::of("Biên bản.pdf", kind),
        kind,
        content: content.as_bytes().to_vec(),
        pixels,
        preview: pixels.map(|pixels| (format!("{content}, nhỏ").into_bytes(), pixels)),
    };
    service.bring_file(file).await.unwrap()
}

fn attach(service: &Service, of: Proven, files: &[KeptFile]) -> AttachEvidence {
    AttachEvidence {
        id: service.new_command(),
        of,
        caption: "Biên bản nghiệm thu".into(),
        restricted: false,
        files: files.to_vec(),
    }
}

/// Brings a file and attaches it, as the server does it.
async fn attached(
    service: &Service,
    actor: &Actor,
    of: Proven,
    content: &str,
) -> Result<EvidenceId, Refusal> {
    let file = brought(service, content, FileKind::Pdf).await;
    let saved = service
        .attach_evidence(actor, attach(service, of, std::slice::from_ref(&file)))
        .await;
    service.let_go(&[file]);
    saved.map(|saved| saved.ids[0])
}

impl World {
    fn withdraw(&self, evidence: EvidenceId) -> WithdrawEvidence {
        WithdrawEvidence {
            id: self.service.new_command(),
            evidence,
            reason: "Nhầm tệp".into(),
        }
    }

    /// What lies in the folder.
    fn names(&self) -> BTreeSet<String> {
        fs::read_dir(self.files.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    fn is_public(&self, id: EvidenceId) -> bool {
        let book = self.service.book();
        let one = book.evidence(id).unwrap();
        self.anonymous().sees_evidence(one, &book)
    }
}

fn names_of(contents: &[&str]) -> BTreeSet<String> {
    contents
        .iter()
        .map(|content| Hash::of(content.as_bytes()).to_string())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::too_many_lines, reason = "one story, told in order")]
async fn files_are_attached_once_read_and_withdrawn() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let files = [
        brought(service, "một", FileKind::Pdf).await,
        brought(service, "hai", FileKind::Jpeg).await,
    ];
    let command = attach(service, TASK, &files);
    let saved = service
        .attach_evidence(&reporter, command.clone())
        .await
        .unwrap();
    service.let_go(&files);
    assert_eq!(saved.ids.len(), 2);
    assert_eq!(world.names(), names_of(&["một", "hai", "hai, nhỏ"]));

    // Sent twice, with the files once more, it is done once; with another file it is refused.
    let again = [
        brought(service, "một", FileKind::Pdf).await,
        brought(service, "hai", FileKind::Jpeg).await,
    ];
    assert_eq!(again, files);
    assert_eq!(
        service.attach_evidence(&reporter, command.clone()).await,
        Ok(saved.clone())
    );
    service.let_go(&again);
    let other = [brought(service, "ba", FileKind::Pdf).await];
    let reused = AttachEvidence {
        files: other.to_vec(),
        ..command
    };
    assert_eq!(
        service.attach_evidence(&reporter, reused).await,
        Err(Refusal::CommandReused)
    );
    service.let_go(&other);
    assert_eq!(world.names(), names_of(&["một", "hai", "hai, nhỏ"]));
    assert_eq!(
        service
            .book()
            .evidence_of(TASK, world.anonymous())
            .map(|one| one.id)
            .collect::<Vec<_>>(),
        saved.ids,
        "in the order in which they were sent"
    );

    // Everybody reads it, also after another start.
    let read = |service: &Service, id, size| {
        let mut opened = service.open_evidence(None, id, size)?;
        let mut text = String::new();
        opened.file.read_to_string(&mut text).unwrap();
        assert_eq!(opened.bytes, text.len() as u64);
        assert!(opened.is_public);
        Some(text)
    };
    let reopened = world.reopened_with(ROOM).await;
    for service in [service, &reopened] {
        let [pdf, picture] = saved.ids[..] else {
            panic!("{saved:?}");
        };
        assert_eq!(read(service, pdf, Size::Full).as_deref(), Some("một"));
        assert_eq!(read(service, pdf, Size::Small), None);
        assert_eq!(read(service, picture, Size::Full).as_deref(), Some("hai"));
        assert_eq!(
            read(service, picture, Size::Small).as_deref(),
            Some("hai, nhỏ")
        );
    }

    // Withdrawn, the file is gone; the journal keeps what it was, and why.
    let withdraw = world.withdraw(saved.ids[1]);
    let withdrawn = service
        .withdraw_evidence(&reporter, withdraw.clone())
        .await
        .unwrap();
    assert_eq!(
        service.withdraw_evidence(&reporter, withdraw).await,
        Ok(withdrawn)
    );
    assert_eq!(
        service
            .withdraw_evidence(&reporter, world.withdraw(saved.ids[1]))
            .await,
        Err(Refusal::EvidenceWithdrawn)
    );
    assert_eq!(world.names(), names_of(&["một"]));
    assert_eq!(read(service, saved.ids[1], Size::Full), None);
    {
        let book = service.book();
        assert_eq!(book.evidence_of(TASK, world.anonymous()).count(), 1);
        let told: Vec<_> = book
            .log_of(Subject::Task(TRAINING), world.anonymous())
            .filter_map(|logged| match &logged.event.change {
                Change::Evidence {
                    step, name, reason, ..
                } => Some((*step, name.as_str(), reason.as_deref())),
                _ => None,
            })
            .collect();
        assert_eq!(
            told,
            [
                (EvidenceStep::Withdrawn, "Biên bản.jpg", Some("Nhầm tệp")),
                (EvidenceStep::Attached, "Biên bản.jpg", None),
                (EvidenceStep::Attached, "Biên bản.pdf", None),
            ]
        );
    }
    assert_eq!(service.verify_journal().await.unwrap().damages, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_those_concerned_attach_and_withdraw() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let no = Some(Refusal::NotAllowed);
    for (role, unit, attaches, withdraws) in [
        (Role::Reporter, ME_LINH, None, None),
        (Role::Planner, HANOI, None, None),
        (Role::Reviewer, ME_LINH, no.clone(), None),
        (Role::Auditor, HANOI, no.clone(), no.clone()),
        (Role::Administrator, HANOI, no.clone(), no.clone()),
        (Role::Reporter, THUONG_TIN, no.clone(), no.clone()),
        (Role::Planner, THUONG_TIN, no.clone(), no.clone()),
    ] {
        let officer = world.officer(&[role], unit).await;
        let content = format!("{role:?} {unit}");
        let done = attached(service, &officer, TASK, &content).await;
        assert_eq!(done.as_ref().err(), attaches.as_ref(), "{content}");
        assert_eq!(
            service.may_attach(&officer, TASK).err(),
            attaches,
            "{content}"
        );
        let known = match done {
            Ok(id) => id,
            Err(_) => attached(service, &reporter, TASK, &content).await.unwrap(),
        };
        let done = service
            .withdraw_evidence(&officer, world.withdraw(known))
            .await;
        assert_eq!(done.err(), withdraws, "{content}");
    }
    // Whatever was refused left nothing behind.
    let kept = service.book().evidence_of(TASK, world.anonymous()).count();
    assert_eq!(world.names().len(), kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_public_with_its_figure() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let reviewer = world.reviewer_of(ME_LINH).await;
    let elsewhere = world.reviewer_of(THUONG_TIN).await;
    let at = place(PRODUCTS);
    // A file alone proves nothing.
    assert_eq!(
        attached(service, &reporter, figure(), "trước").await,
        Err(Refusal::NotFound)
    );
    let entered = RecordFigure {
        submit: true,
        ..world.record(&at, 0, "23")
    };
    service.record_figure(&reporter, entered).await.unwrap();
    let first = attached(service, &reporter, figure(), "lần một")
        .await
        .unwrap();
    assert!(!world.is_public(first));
    assert!(service.open_evidence(None, first, Size::Full).is_none());
    assert!(
        service
            .open_evidence(Some(&elsewhere), first, Size::Full)
            .is_none()
    );
    let opened = service
        .open_evidence(Some(&reviewer), first, Size::Full)
        .unwrap();
    assert!(!opened.is_public, "only those who check it have it so far");
    let logged = |world: &World| {
        let book = world.service.book();
        book.log_of(Subject::Indicator(PRODUCTS), world.anonymous())
            .filter(|logged| matches!(logged.event.change, Change::Evidence { .. }))
            .count()
    };
    assert_eq!(logged(&world), 0);
    world.pass(jiff::SignedDuration::from_mins(5));
    service
        .approve_figure(&reviewer, world.approve(&at, 2))
        .await
        .unwrap();
    assert!(world.is_public(first));
    assert_eq!(logged(&world), 1);
    assert!(
        service
            .open_evidence(None, first, Size::Full)
            .unwrap()
            .is_public
    );

    // With what is published as it stands it is public at once; with a correction once that is
    // approved.
    world.pass(jiff::SignedDuration::from_mins(5));
    let second = attached(service, &reporter, figure(), "lần hai")
        .await
        .unwrap();
    assert!(world.is_public(second));
    let corrected = RecordFigure {
        submit: true,
        note: "Tính lại".into(),
        ..world.record(&at, 3, "24")
    };
    service.record_figure(&reporter, corrected).await.unwrap();
    let third = attached(service, &reporter, figure(), "lần ba")
        .await
        .unwrap();
    assert!(world.is_public(first) && world.is_public(second) && !world.is_public(third));
    world.pass(jiff::SignedDuration::from_mins(5));
    service
        .approve_figure(&reviewer, world.approve(&at, 5))
        .await
        .unwrap();
    assert!(world.is_public(third));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_restricted_is_for_those_with_the_right() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let hidden = brought(service, "danh sách hộ", FileKind::Pdf).await;
    let command = AttachEvidence {
        restricted: true,
        ..attach(service, TASK, std::slice::from_ref(&hidden))
    };
    let open_task = service
        .attach_evidence(&reporter, command)
        .await
        .unwrap()
        .ids[0];
    service.let_go(&[hidden]);
    let secret_task = attached(service, &reporter, Proven::Task(SECRET_TASK), "mật")
        .await
        .unwrap();
    let secret = world.record(&place(SECRET_FIGURE), 0, "7");
    service.record_figure(&reporter, secret).await.unwrap();
    let of_figure = Proven::Figure {
        indicator: SECRET_FIGURE,
        unit: ME_LINH,
        period: this_year(),
    };
    let secret_figure = attached(service, &reporter, of_figure, "mật hai")
        .await
        .unwrap();
    let all = [open_task, secret_task, secret_figure];
    let outsiders = [
        world.reporter_of(THUONG_TIN).await,
        world.auditor_of(THUONG_TIN).await,
        world.administrator().await,
    ];
    for id in all {
        assert!(!world.is_public(id));
        for outsider in outsiders.iter().map(Some).chain([None]) {
            assert!(service.open_evidence(outsider, id, Size::Full).is_none());
        }
        for outsider in &outsiders {
            assert_eq!(
                service
                    .withdraw_evidence(outsider, world.withdraw(id))
                    .await,
                Err(Refusal::NotFound)
            );
        }
        for insider in [&reporter, &world.auditor_of(HANOI).await] {
            let opened = service
                .open_evidence(Some(insider), id, Size::Full)
                .unwrap();
            assert!(!opened.is_public);
        }
    }
    let outsider = world.planner_of(THUONG_TIN).await;
    for of in [Proven::Task(SECRET_TASK), of_figure] {
        assert_eq!(
            service.may_attach(&outsider, of),
            Err(Refusal::NotFound),
            "{of:?}"
        );
    }
    // Nor does the journal name it.
    let book = service.book();
    let public: Vec<_> = book
        .chain_of(ME_LINH, world.anonymous())
        .filter_map(|(_, _, logged)| logged)
        .filter(|logged| matches!(logged.event.change, Change::Evidence { .. }))
        .collect();
    assert!(public.is_empty(), "{public:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_has_evidence_of_its_own() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let update = |number| Proven::Update {
        task: TRAINING,
        number,
    };
    assert_eq!(
        attached(service, &reporter, update(0), "sớm").await,
        Err(Refusal::NotFound)
    );
    let post = world.update(TRAINING, 1, Some(TaskState::Doing));
    service.post_update(&reporter, post).await.unwrap();
    let id = attached(service, &reporter, update(0), "lớp học")
        .await
        .unwrap();
    let book = service.book();
    let task = book.task(TRAINING).unwrap();
    assert_eq!(book.update_number(TRAINING, &task.updates[0]), Some(0));
    let of = |of| {
        book.evidence_of(of, world.anonymous())
            .map(|one| one.id)
            .collect::<Vec<_>>()
    };
    assert_eq!((of(update(0)), of(TASK)), (vec![id], vec![]));
}

fn unit_of(world: &World, service: &Arc<Service>, task: TaskId) -> UnitId {
    let book = service.book();
    let task = book.task(task).unwrap();
    let unit = task.held_by(book.document(task.programme).unwrap());
    assert!(world.service.book().tree().get(unit).is_some());
    unit
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unit_has_only_so_much_room() {
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    assert_eq!(unit_of(&world, &world.service, TRAINING), ME_LINH);
    // Three files of twelve bytes.
    let room = Room {
        of_a_unit: 38,
        ..ROOM
    };
    let service = world.reopened_with(room).await;
    let tries = (0..8).map(|number| {
        let (service, reporter) = (Arc::clone(&service), reporter.clone());
        tokio::spawn(async move {
            attached(&service, &reporter, TASK, &format!("tệp số {number}")).await
        })
    });
    let mut kept = Vec::new();
    for done in tries.collect::<Vec<_>>() {
        match done.await.unwrap() {
            Ok(id) => kept.push(id),
            Err(refusal) => assert_eq!(
                refusal,
                Refusal::field(Field::Files, Problem::NoRoom { most_mib: 0 })
            ),
        }
    }
    assert_eq!(kept.len(), 3, "however many try at once");
    assert_eq!(world.names().len(), 3);
    // What is withdrawn makes room.
    service
        .withdraw_evidence(&reporter, world.withdraw(kept[0]))
        .await
        .unwrap();
    assert!(
        attached(&service, &reporter, TASK, "tệp số 9")
            .await
            .is_ok()
    );
    let room = Room { of_all: 38, ..ROOM };
    let service = world.reopened_with(room).await;
    assert!(
        attached(&service, &reporter, TASK, "tệp số 10")
            .await
            .is_err()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_thing_has_only_so_many_files() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    for number in 0..MOST_OF_ONE {
        attached(service, &reporter, TASK, &number.to_string())
            .await
            .unwrap();
    }
    let full = Refusal::field(Field::Files, Problem::EnoughFiles { most: 20 });
    assert_eq!(
        attached(service, &reporter, TASK, "thừa").await,
        Err(full.clone())
    );
    assert_eq!(service.may_attach(&reporter, TASK), Err(full));
    let none = attach(service, TASK, &[]);
    assert_eq!(
        service.attach_evidence(&reporter, none).await,
        Err(Refusal::field(Field::Files, Problem::NoFile))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_two_goes_with_the_last() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    let first = attached(service, &reporter, TASK, "chung").await.unwrap();
    let second = attached(service, &reporter, TASK, "chung").await.unwrap();
    assert_eq!(world.names(), names_of(&["chung"]));
    service
        .withdraw_evidence(&reporter, world.withdraw(first))
        .await
        .unwrap();
    assert!(service.open_evidence(None, second, Size::Full).is_some());
    // Whoever brings the same file just now keeps it.
    let held = brought(service, "chung", FileKind::Pdf).await;
    service
        .withdraw_evidence(&reporter, world.withdraw(second))
        .await
        .unwrap();
    assert_eq!(world.names(), names_of(&["chung"]));
    service.let_go(&[held]);
    assert!(world.names().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_without_a_record_is_gone_at_the_next_start() {
    let world = World::new().await;
    let service = &world.service;
    let reporter = world.reporter_of(ME_LINH).await;
    attached(service, &reporter, TASK, "có tên").await.unwrap();
    // The program ended between the file and its record; another one while the file was written.
    let lost = brought(service, "mồ côi", FileKind::Jpeg).await;
    fs::write(world.files.path().join("begun-1-1"), b"half").unwrap();
    // Somebody else's file is none of ours.
    fs::write(world.files.path().join("README"), b"x").unwrap();
    assert_eq!(world.names().len(), 5);
    let next = world.reopened_with(ROOM).await;
    let mut left = names_of(&["có tên"]);
    left.insert("README".into());
    assert_eq!(world.names(), left);
    assert!(next.book().evidence_of(TASK, world.anonymous()).count() == 1);
    // Nobody can name a file that was not brought, whatever hash they know.
    let command = attach(&next, TASK, &[lost]);
    assert_eq!(
        next.attach_evidence(&reporter, command).await,
        Err::<EvidenceSaved, _>(Refusal::NotFound)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_for_the_server_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new().await;
    let reporter = world.reporter_of(ME_LINH).await;
    attached(&world.service, &reporter, TASK, "riêng")
        .await
        .unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(world.files.path()), 0o700);
    let name = world.names().pop_first().unwrap();
    assert_eq!(mode(&world.files.path().join(name)), 0o600);
}
