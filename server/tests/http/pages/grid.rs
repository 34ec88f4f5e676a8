//! A sheet of figures without a program: what is locked and said about its cells, and taking
//! back what one did, step by step.

use domain::{
    Language,
    command::{AskExplanation, KeepSchedule, Place, RecordFigure, ScheduleWords},
    explanation::About,
    policy::{Actor, Role},
};

use crate::{
    seen,
    world::{Client, World, encoded, in_own_world},
};

const PROGRAMME: &str = "viec-dot-pha-2023-tu-ky";
const UNIT: &str = "huyen-tu-ky";
const INDICATOR: &str = "san-pham-ocop-3-sao-tu-ky";

fn actor(world: &World, account: &str) -> Actor {
    let book = world.service.book();
    let name = account.to_owned().try_into().unwrap();
    Actor::of(book.officer_by_account(&name).unwrap()).unwrap()
}

fn place(world: &World, period: &str) -> Place {
    let book = world.service.book();
    Place {
        indicator: book.indicator_by_slug(INDICATOR).unwrap().id,
        unit: book.tree().by_slug(UNIT).unwrap().id,
        period: period.parse().unwrap(),
    }
}

async fn draft(world: &World, by: &Actor, at: Place, value: &str, note: &str) {
    let command = RecordFigure {
        id: world.service.new_command(),
        at,
        base: 0,
        language: Language::Vi,
        value: value.into(),
        ground: "Báo cáo".into(),
        note: note.into(),
        submit: false,
    };
    world.service.record_figure(by, command).await.unwrap();
}

/// Its row on a page: from its name's cell to the end.
fn row<'a>(page: &'a str, at: &Place) -> &'a str {
    let id = format!("<tr id=\"{}.{}\"", at.indicator, at.unit);
    let from = page.find(&id).unwrap_or_else(|| panic!("no {id}"));
    let rest = &page[from..];
    &rest[..rest.find("</tr>").unwrap()]
}

#[test]
fn what_is_locked_and_said_about_a_cell_is_in_words() {
    in_own_world(async |world| {
        let client = world.officer("bao-cao", Role::Reporter, UNIT).await;
        world.officer("duyet", Role::Reviewer, UNIT).await;
        world.officer("ke-hoach", Role::Planner, UNIT).await;
        let (reporter, reviewer) = (actor(&world, "bao-cao"), actor(&world, "duyet"));
        let planner = actor(&world, "ke-hoach");
        for year in ["2011", "2012"] {
            let at = place(&world, year);
            draft(&world, &reporter, at, "24", "Gồm cả hai <xã> sáp nhập").await;
        }
        let at = place(&world, "2012");
        let ask = AskExplanation {
            id: world.service.new_command(),
            about: About::Figure {
                indicator: at.indicator,
                period: at.period,
            },
            unit: at.unit,
            question: "Vì sao cao hơn kỳ trước?".into(),
            due: "2199-12-31".into(),
        };
        world.service.ask_explanation(&reviewer, ask).await.unwrap();

        let sheet = |year: &str| format!("/bang-so-lieu/{PROGRAMME}/{UNIT}/{year}");
        let open = client.get(&sheet("2012")).await;
        let open = row(open.text(), &at);
        let said = seen::words(open);
        assert!(said.contains("có ghi chú"), "{said}");
        assert!(said.contains("Gồm cả hai"), "{said}");
        assert!(open.contains("Gồm cả hai &lt;xã&gt; sáp nhập"), "{open}");
        assert!(said.contains("có yêu cầu giải trình"), "{said}");
        assert!(said.contains("Vì sao cao hơn kỳ trước?"), "{said}");
        assert!(open.contains("href=\"/giai-trinh/"), "{open}");
        assert!(!said.contains("đã khoá"), "{said}");
        assert!(!open.contains("readonly"), "{open}");

        // From now on the programme's years are locked a day after their deadline.
        let base = {
            let book = world.service.book();
            let programme = book.document_by_slug(PROGRAMME).unwrap().id;
            let revision = book.settings(programme).map_or(0, |one| one.revision);
            let instead = book.schedules(programme).first();
            (programme, revision, instead.map(|one| one.cadence.key()))
        };
        let schedule = KeepSchedule {
            id: world.service.new_command(),
            programme: base.0,
            base: base.1,
            instead: base.2.unwrap_or_default(),
            stale_after: String::new(),
            schedule: ScheduleWords {
                cadence: "year".into(),
                due: "calendar-day".into(),
                due_day: "15".into(),
                hour: "17:00".into(),
                lock: "calendar-day".into(),
                lock_day: "1".into(),
                units: UNIT.into(),
                ..ScheduleWords::default()
            },
        };
        world
            .service
            .keep_schedule(&planner, schedule)
            .await
            .unwrap();
        let answer = client.get(&sheet("2012")).await;
        let page = answer.text();
        let words = seen::words(page);
        assert!(words.contains("Hạn 17:00 ngày 15/1/2013"), "{words}");
        assert!(words.contains("Khoá 17:00 ngày 16/1/2013"), "{words}");
        assert!(words.contains("Kỳ này đã khoá"), "{words}");
        assert!(!words.contains("Lưu nháp"), "nothing can be saved");
        let locked = row(page, &at);
        assert!(seen::words(locked).contains("đã khoá"), "{locked}");
        assert!(locked.contains("readonly"), "{locked}");
        assert!(!locked.contains("name=\"rows"), "it is not sent along");
        assert!(locked.contains("cell past locked"), "{locked}");
        // What was said about it can still be read, and in the other language.
        assert!(seen::words(locked).contains("có ghi chú"), "{locked}");
        let english = client.get(&format!("/en{}", sheet("2012"))).await;
        let said = seen::words(row(english.text(), &at));
        for word in ["locked", "has a note", "an explanation is asked for"] {
            assert!(said.contains(word), "{said}");
        }
        // The year that runs is open beside what is locked.
        let year = world.service.today().year().to_string();
        let answer = client.get(&sheet(&year)).await;
        let page = answer.text();
        assert!(seen::words(page).contains("Lưu nháp"));
        let running = row(page, &at);
        assert!(running.contains("cell past locked"), "{running}");
        assert!(!running.contains("readonly"), "{running}");
    });
}

/// Presses the button that takes back, or does again, what a page says it can.
async fn press(client: &Client, path: &str, which: &str) -> bool {
    let answer = client.get(path).await;
    let page = answer.text();
    let form = &page[page.find(&format!("<form id=\"{which}\"")).unwrap()..];
    let form = &form[..form.find("</form>").unwrap()];
    let fields = seen::fields(form, "/api/undo_figures").unwrap();
    if seen::value(&fields, "command").unwrap().is_empty() {
        let head = &form[..form.find('>').unwrap()];
        assert!(head.contains("hidden"), "nothing to press: {head}");
        return false;
    }
    let done = client.submit("/api/undo_figures", &encoded(&fields)).await;
    assert_eq!(done.leads_to(), format!("{path}?da=hoan-tac"));
    true
}

#[test]
fn what_one_did_is_taken_back_by_plain_forms_on_every_page_of_it() {
    in_own_world(async |world| {
        let client = world.officer("bao-cao", Role::Reporter, UNIT).await;
        let at = place(&world, "1931");
        let sheet = format!("/bang-so-lieu/{PROGRAMME}/{UNIT}/1931");
        let across = format!("/bang-so-lieu/{PROGRAMME}/chi-tieu/{INDICATOR}/1931");
        let import = format!("/nhap-tep/{PROGRAMME}/{UNIT}");
        let value = || {
            let book = world.service.book();
            let indicator = book.indicator(at.indicator)?;
            let cell = book.cell(indicator, at.unit, &at.period)?;
            Some(cell.latest()?.quantity.entry(Language::Vi))
        };
        let named = format!("{}.{}.{}", at.indicator, at.unit, at.period);
        for typed in ["1", "2", "3"] {
            let answer = client.get(&sheet).await;
            let fields = seen::fields(answer.text(), "/api/record_figures").unwrap();
            let place = fields.iter().find(|(_, value)| *value == named).unwrap();
            let field = place.0.replace("[at]", "[value]");
            let fields = seen::typed(fields, &[(&field, typed), ("ground", "Báo cáo")]);
            let done = client
                .submit("/api/record_figures", &encoded(&fields))
                .await;
            assert_eq!(done.leads_to(), format!("{sheet}?da=luu"));
        }
        assert_eq!(value().as_deref(), Some("3"));
        assert!(press(&client, &across, "undo").await);
        assert_eq!(value().as_deref(), Some("2"));
        assert!(press(&client, &import, "undo").await);
        assert_eq!(value().as_deref(), Some("1"));
        assert!(press(&client, &sheet, "redo").await);
        assert_eq!(value().as_deref(), Some("2"));
        assert!(press(&client, &import, "undo").await);
        assert!(press(&client, &across, "undo").await);
        assert_eq!(value(), None);
        for page in [&sheet, &across, &import] {
            assert!(!press(&client, page, "undo").await, "{page}");
        }
        let said = seen::words(client.get(&format!("{import}?da=hoan-tac")).await.text());
        assert!(said.contains("Đã hoàn tác."), "{said}");

        // What cannot be taken back any more says why, on the page it was pressed on.
        assert!(press(&client, &across, "redo").await);
        let answer = client.get(&across).await;
        let page = answer.text();
        let form = &page[page.find("<form id=\"undo\"").unwrap()..];
        let form = &form[..form.find("</form>").unwrap()];
        let fields = seen::fields(form, "/api/undo_figures").unwrap();
        world.officer("bao-cao-hai", Role::Reporter, UNIT).await;
        let colleague = actor(&world, "bao-cao-hai");
        let base = {
            let book = world.service.book();
            let indicator = book.indicator(at.indicator).unwrap();
            book.cell(indicator, at.unit, &at.period).unwrap().revision
        };
        let command = RecordFigure {
            id: world.service.new_command(),
            at: at.clone(),
            base,
            language: Language::Vi,
            value: "9".into(),
            ground: "Báo cáo".into(),
            note: String::new(),
            submit: false,
        };
        world
            .service
            .record_figure(&colleague, command)
            .await
            .unwrap();
        let refused = client.submit("/api/undo_figures", &encoded(&fields)).await;
        let back = client.get(refused.leads_to()).await;
        let said = seen::words(back.text());
        assert!(said.contains("Có chỗ cần sửa"), "{said}");
        assert_eq!(value().as_deref(), Some("9"));
    });
}
