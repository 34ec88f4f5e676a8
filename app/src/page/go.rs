//! Everywhere an officer can go, found by a few letters, and what the keyboard does. The palette of
//! every officer's page ([`crate::island::palette`]) is this page, opened on top of another one.

use domain::{
    policy::{Actor, KeepProgramme, KeepSources, KeepUnits, ManageOfficers, Role},
    round::RoundState,
    text::fold::search_key,
};
use leptos::prelude::*;
use service::book::Book;

use super::{
    frame::{Head, frame},
    kept,
    manage::{manages, may_somewhere},
    reading::Reading,
    shown::name_of,
    sign_in::needed,
};
use crate::{island::palette::id, part::link::Link};

/// What is looked for, in the page's address.
const FIND: &str = "tim";
/// So many sheets at most: more are found through their rounds.
const SHEETS: usize = 60;

struct Group {
    heading: &'static str,
    links: Vec<Link>,
}

#[component]
pub fn GoTo() -> impl IntoView {
    let reading = Reading::now();
    let Some(actor) = reading.actor() else {
        return needed(&reading);
    };
    let words = reading.words;
    let find: String = reading
        .asked(FIND)
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    let book = reading.book();
    let groups = matching(groups(&book, actor, &reading), &find);
    drop(book);
    let none = groups
        .is_empty()
        .then(|| view! { <p role="status">{words.go_none()}</p> });
    let groups = groups
        .into_iter()
        .map(|Group { heading, links }| {
            let links = links
                .into_iter()
                .map(|link| view! { <li><a href=link.href>{link.text}</a></li> })
                .collect_view();
            view! {
                <section>
                    <h2>{heading}</h2>
                    <ul>{links}</ul>
                </section>
            }
        })
        .collect_view();
    let search = reading.address.to("/tim-kiem?q=");
    let whole_book = format!(
        "{search}{}",
        form_urlencoded::byte_serialize(find.trim().as_bytes()).collect::<String>()
    );
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <h1>{words.go_to()}</h1>
                <p>{words.go_intro()}</p>
            </header>
            <div id=id::BODY>
                <div class=id::PLACES>
                    <form class="find" role="search" method="get" action=reading.address.to("/di-toi")>
                        <input type="search" id=id::FIND name=FIND value=find aria-label=words.go_find() placeholder=words.go_find() maxlength="200" autocomplete="off" enterkeyhint="go"/>
                        <button>{words.filter()}</button>
                    </form>
                    {none}
                    <div class="groups">{groups}</div>
                    <p><a id=id::WHOLE_BOOK data-search=search href=whole_book>{words.go_whole_book()}</a></p>
                </div>
                {keys(&reading)}
            </div>
        </article>
    };
    frame(&reading, Head::private(words.go_to()), content)
}

/// What an officer's page has besides: the way here, and an empty place that the island opens.
pub fn palette(reading: &Reading) -> AnyView {
    let words = reading.words;
    view! {
        <dialog id=id::DIALOG class="palette" aria-label=words.go_to() data-page=reading.address.to("/di-toi") data-single-keys=reading.single_keys.then_some("")>
            <form method="dialog">
                <button class="button quiet">{words.close()}</button>
            </form>
            <div class="inside"><p>{words.go_opening()}</p></div>
        </dialog>
    }
    .into_any()
}

/// Those with every word that was typed, wherever in their name or their group's.
fn matching(groups: Vec<Group>, find: &str) -> Vec<Group> {
    let key = search_key(find);
    groups
        .into_iter()
        .map(|mut group| {
            group.links.retain(|link| {
                let name = search_key(&link.text);
                key.split_whitespace().all(|word| name.contains(word))
            });
            group
        })
        .filter(|group| !group.links.is_empty())
        .collect()
}

fn groups(book: &Book, actor: &Actor, reading: &Reading) -> Vec<Group> {
    let words = reading.words;
    let to = |path: &str, text: &str| Link::new(reading.address.to(path), text);
    let has = |role: Role| actor.grants().iter().any(|grant| grant.role == role);
    let when = |holds: bool, path: &str, text: &str| holds.then(|| to(path, text));

    let mine = [
        Some(to("/ban-lam-viec", words.desk())),
        when(has(Role::Reporter), "/so-lieu", words.enter_figure()),
        Some(to("/ky-bao-cao", words.rounds())),
        when(has(Role::Reviewer), "/duyet", words.checking()),
        Some(to("/giai-trinh", words.explanations())),
        Some(to("/vuong-mac", words.obstacle_register())),
        Some(to("/ban-giao", words.handover())),
        Some(to("/cuoc-hop", words.meetings())),
        Some(to("/bao-cao", words.reports())),
        when(has(Role::Planner), "/giao-viec", words.new_task()),
        Some(to("/lich?cua-toi=1", words.my_calendar())),
        Some(to("/thong-bao", words.notices())),
        Some(to("/tai-khoan/thong-bao", words.notice_settings())),
        Some(to("/tai-khoan", words.account())),
    ];
    let programmes = book
        .programmes()
        .into_iter()
        .flat_map(|programme| {
            let label = programme.label(reading.language);
            let slug = &programme.slug;
            let rounds = book.schedules(programme.id).first().map(|_| {
                let text = format!("{} – {label}", words.rounds());
                to(&format!("/ky-bao-cao/{slug}"), &text)
            });
            std::iter::once(to(&format!("/van-ban/{slug}"), label)).chain(rounds)
        })
        .collect();
    let manage = [
        when(manages(actor), "/quan-ly", words.manage()),
        when(manages(actor), "/quan-ly/do-tuoi", words.freshness()),
        when(
            may_somewhere::<ManageOfficers>(actor),
            "/quan-ly/can-bo",
            words.officers(),
        ),
        when(
            may_somewhere::<KeepUnits>(actor),
            "/quan-ly/don-vi",
            words.keep_units(),
        ),
        when(
            may_somewhere::<KeepUnits>(actor),
            "/quan-ly/don-vi/sap-xep",
            words.reform(),
        ),
        when(
            may_somewhere::<KeepProgramme>(actor),
            "/quan-ly/van-ban",
            words.keep_documents(),
        ),
        when(
            may_somewhere::<KeepSources>(actor),
            "/quan-ly/nguon",
            words.new_source(),
        ),
    ];
    let look_up = [
        to("/", words.home()),
        to("/chuong-trinh", words.programmes()),
        to("/don-vi", words.units()),
        to("/tim-kiem", words.search_page()),
        to("/lich", words.calendar()),
        to("/dong-thoi-gian", words.timeline_of_tasks()),
        to("/lich-nghi", words.holidays()),
        to("/nguon", words.sources()),
        to("/nhat-ky", words.journal()),
        to("/gioi-thieu", words.about()),
    ];
    let group = |heading, links| Group { heading, links };
    vec![
        group(words.go_mine(), mine.into_iter().flatten().collect()),
        group(words.filters(), kept::links(reading)),
        group(words.go_sheets(), sheets(book, actor, reading)),
        group(words.programmes(), programmes),
        group(words.manage(), manage.into_iter().flatten().collect()),
        group(words.go_look_up(), look_up.into()),
    ]
}

/// The sheets that can be filled in now, the earliest deadline first.
fn sheets(book: &Book, actor: &Actor, reading: &Reading) -> Vec<Link> {
    let open = [
        RoundState::Late,
        RoundState::Missing,
        RoundState::Open,
        RoundState::Extended,
    ];
    book.rounds_of(actor, reading.door.service.clock().now())
        .into_iter()
        .filter(|one| open.contains(&one.standing.state))
        .take(SHEETS)
        .filter_map(|one| {
            let programme = book.document(one.key.programme)?;
            let unit = book.tree().get(one.key.unit)?;
            let text = [
                name_of(book, unit.id, reading),
                one.key.period.name(reading.language),
                programme.label(reading.language).to_owned(),
            ]
            .join(" · ");
            let path = format!(
                "/bang-so-lieu/{}/{}/{}",
                programme.slug, unit.slug, one.key.period
            );
            Some(Link::new(reading.address.to(&path), text))
        })
        .collect()
}

/// What the keyboard does; named as keys are labelled, which is the same in every language.
fn keys(reading: &Reading) -> AnyView {
    let words = reading.words;
    let anywhere = [
        ("Ctrl+K", words.key_go()),
        ("?", words.key_help()),
        ("↑ ↓ Enter", words.key_choose()),
        ("Esc", words.key_close()),
    ];
    let in_sheet = [
        ("← ↑ → ↓", words.key_move()),
        ("Tab, Enter", words.key_next()),
        ("Shift+Tab, Shift+Enter", words.key_before()),
        ("F2", words.key_edit()),
        ("Ctrl+Enter", words.key_note()),
        ("Esc", words.key_cancel()),
        ("Ctrl+Z", words.key_undo()),
        ("Ctrl+Y", words.key_redo()),
        ("Ctrl+V", words.key_paste()),
    ];
    let table = |caption: &'static str, keys: &[(&'static str, &'static str)]| {
        let rows = keys
            .iter()
            .map(|&(key, does)| view! { <tr><th scope="row"><kbd>{key}</kbd></th><td>{does}</td></tr> })
            .collect_view();
        view! {
            <table>
                <caption>{caption}</caption>
                <thead><tr><th scope="col">{words.key()}</th><th scope="col">{words.key_does()}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let single = if reading.single_keys {
        words.single_keys_on()
    } else {
        words.single_keys_off()
    };
    view! {
        <section id=id::KEYS class="keyboard stack" tabindex="-1">
            <h2>{words.keys()}</h2>
            {table(words.keys_anywhere(), &anywhere)}
            {table(words.keys_in_sheet(), &in_sheet)}
            <p class="small">{single} " " <a href=reading.address.to("/tai-khoan/thong-bao")>{words.notice_settings()}</a></p>
        </section>
    }
    .into_any()
}
