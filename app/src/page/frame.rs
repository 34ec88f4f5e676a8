//! What stands around every page: its title, the way in, the day it is seen from, the foot.

use axum::http::{HeaderName, HeaderValue};
use domain::Language;
use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};
use leptos_axum::ResponseOptions;
use leptos_meta::{Meta, Title};

use super::{go::palette, kept, live, reading::Reading, sharing};
use crate::{
    address::DAY,
    door::{KEEP, PAGE},
    island::palette::Palette,
    part::{
        as_of::{AsOf, AsOfView},
        footer::Footer,
        link::Link,
        masthead::{Bell, LanguageLink, Masthead, MastheadView, Way},
    },
};
use domain::period::date_text;

/// How a page introduces itself.
pub struct Head {
    pub title: String,
    /// One sentence, for those who only see a link to it.
    pub description: String,
    /// Whether it can be seen as of another day.
    pub through_time: bool,
    /// Whether search engines may keep it.
    pub public: bool,
}

impl Head {
    #[must_use]
    pub fn public(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: description.into(),
            through_time: true,
            public: true,
        }
    }

    /// A page that is the same on every day.
    #[must_use]
    pub fn timeless(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self {
            through_time: false,
            ..Self::public(title, description)
        }
    }

    /// A page of the signed-in.
    #[must_use]
    pub fn private(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            description: String::new(),
            through_time: false,
            public: false,
        }
    }
}

/// Puts a page into its frame.
pub fn frame(reading: &Reading, mut head: Head, content: impl IntoView + 'static) -> AnyView {
    let words = reading.words;
    // A search engine shows it below the title: the title again says nothing.
    if head.public && (head.description.is_empty() || head.description == head.title) {
        head.description = format!("{}. {}", head.title, words.tagline());
    }
    let title = if head.title == words.site() {
        format!("{} · {}", words.site(), words.tagline())
    } else {
        format!("{} · {}", head.title, words.site())
    };
    let about = live::about(&head, reading);
    let since = about.is_some().then(|| reading.since.to_string());
    let as_of = head
        .through_time
        .then(|| view! { <AsOf view=as_of(reading)/> });
    let robots = (!head.public).then(|| view! { <Meta name="robots" content="noindex"/> });
    let shared = head.public.then(|| sharing::head(&head, reading));
    let paper = head.public.then(|| sharing::paper(reading));
    let description = (!head.description.is_empty())
        .then(|| view! { <Meta name="description" content=head.description/> });
    // Officers' pages have islands; nobody else's page loads a program.
    let news = head.public.then(|| crate::news::of_page(reading));
    let live = head.public.then(|| live::said(reading));
    if head.public {
        let_keep(reading);
        reading.may_be_shown_again();
    }
    let is_officers = !head.public && reading.actor().is_some();
    let keep = is_officers.then(|| kept::keep(reading));
    let officers = is_officers.then(|| {
        let scripts = use_context::<LeptosOptions>()
            .map(|options| view! { <HydrationScripts options islands=true/> });
        let inside = palette(reading);
        view! {
            <Palette>{inside}</Palette>
            {scripts}
        }
    });
    view! {
        <Title text=escaped(&title)/>
        {description}
        {robots}
        {shared}
        {paper}
        <Masthead view=masthead(reading)/>
        {as_of}
        {live}
        <main id="main" class="page" tabindex="-1" data-since=since data-about=about>{content.into_any()} {keep} {news}</main>
        <Footer statement=words.footer() links=foot(reading)/>
        {officers}
    }
    .into_any()
}

/// A browser may keep the page for when there is no network, unless it answers what its reader just did, or is
/// their own home, which says what may be kept of it.
fn let_keep(reading: &Reading) {
    let is_home = reading.path == "/" && reading.visitor.here.is_some();
    if let Some(response) =
        use_context::<ResponseOptions>().filter(|_| !reading.is_answer() && !is_home)
    {
        let name = HeaderName::from_static(KEEP);
        response.insert_header(name, HeaderValue::from_static(PAGE));
    }
}

/// The title as it may stand in a page: the framework writes it there as it comes, and names of
/// tasks are in it, which people type.
fn escaped(title: &str) -> String {
    title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn masthead(reading: &Reading) -> MastheadView {
    let (words, address) = (reading.words, reading.address);
    let way = |path: &str, text: &str, also: &str| Way {
        current: reading.path.starts_with(path)
            || (!also.is_empty() && reading.path.starts_with(also)),
        link: Link::new(address.to(path), text),
    };
    let mut ways = vec![
        way("/chuong-trinh", words.programmes(), "/van-ban"),
        way("/don-vi", words.units(), ""),
        way("/tim-kiem", words.search(), ""),
    ];
    if reading.visitor.signed_in.is_some() {
        ways.push(way("/ban-lam-viec", words.desk(), "/so-lieu"));
        if reading.actor().is_some_and(super::manage::manages) {
            ways.push(way("/quan-ly", words.manage(), ""));
        }
        ways.push(way("/tai-khoan", words.account(), ""));
    } else {
        ways.push(way("/dang-nhap", words.sign_in(), ""));
    }
    let bell = reading.unread.map(|unread| Bell {
        way: way("/thong-bao", words.notices(), ""),
        unread,
        counted: words.unread_counted(unread),
    });
    let go = reading
        .actor()
        .map(|_| Link::new(address.to("/di-toi"), words.go_to()));
    MastheadView {
        skip: words.skip().into(),
        home: Link::new(address.home(), words.site()),
        label: words.ways().into(),
        ways,
        go,
        bell,
        language: LanguageLink {
            link: Link::new(reading.other_language(), words.other_language()),
            code: reading.language.other().code(),
        },
    }
}

fn as_of(reading: &Reading) -> AsOfView {
    let words = reading.words;
    let day = date_text(reading.on, reading.language);
    let past = reading.address.on.is_some();
    let sentence = match (past, reading.language) {
        (true, Language::Vi) => {
            format!("Đang xem tình hình ngày {day}, theo những gì đã công bố đến ngày đó.")
        }
        (true, Language::En) => format!("You see {day}, by what was published up to that day."),
        (false, Language::Vi) => format!("Tình hình đến hôm nay, {day}."),
        (false, Language::En) => format!("As of today, {day}."),
    };
    let today = past.then(|| {
        let here = crate::address::Address {
            language: reading.language,
            on: None,
        };
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(reading.query_kept())
            .finish();
        let path = if query.is_empty() {
            reading.path.clone()
        } else {
            format!("{}?{query}", reading.path)
        };
        Link::new(here.to(&path), words.back_to_today())
    });
    AsOfView {
        sentence,
        today,
        label: words.as_of_label().into(),
        name: DAY,
        date: reading.on.to_string(),
        submit: words.as_of_submit().into(),
        kept: reading.query_kept(),
    }
}

fn foot(reading: &Reading) -> Vec<Link> {
    let (words, address) = (reading.words, reading.address);
    [
        ("/phan-anh", words.feedback()),
        ("/thay-doi", words.changes()),
        ("/can-tra-loi", words.needs_answer()),
        ("/so-sanh", words.compare()),
        ("/vuong-mac", words.obstacle_register()),
        ("/cuoc-hop", words.meetings()),
        ("/ky-bao-cao", words.rounds()),
        ("/lich", words.calendar()),
        ("/lich-nghi", words.holidays()),
        ("/nguon", words.sources()),
        ("/nhat-ky", words.journal()),
        ("/du-lieu-mo", words.open_data()),
        ("/gioi-thieu", words.about()),
        ("/giai-thich", words.terms()),
        ("/kha-nang-tiep-can", words.accessibility()),
        ("/giay-phep", words.licence()),
    ]
    .map(|(path, text)| Link::new(address.to(path), text))
    .into()
}
