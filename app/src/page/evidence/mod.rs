//! Evidence as it stands with what it is of, for everybody who may see it; the pages on which it is
//! attached and withdrawn.

pub mod attach;
pub mod withdraw;

use domain::{
    evidence::{Evidence, Proven},
    moment::moment_text,
};
use leptos::prelude::*;
use service::book::Book;

use super::{reading::Reading, shown::author};
use crate::part::passage::written;

/// What there is of something; nothing where there is none.
pub fn list(of: Proven, book: &Book, reading: &Reading) -> Option<AnyView> {
    let lines: Vec<_> = book
        .evidence_of(of, reading.reader())
        .map(|one| line(one, (), book, reading))
        .collect();
    (!lines.is_empty()).then(|| {
        view! { <ul class="evidence" aria-label=reading.words.evidence()>{lines}</ul> }.into_any()
    })
}

/// One piece: a picture with its small form, everything else by its name.
pub fn line(
    one: &Evidence,
    more: impl IntoView + 'static,
    book: &Book,
    reading: &Reading,
) -> AnyView {
    let (words, language) = (reading.words, reading.language);
    let file = &one.file;
    let name = file.name.as_str();
    let picture = file.preview.map(|preview| {
        view! {
            <a class="picture" href=address(one, "", reading) download=true tabindex="-1" aria-hidden="true">
                <img
                    src=address(one, "nho/", reading)
                    width=preview.pixels.width.to_string()
                    height=preview.pixels.height.to_string()
                    alt=""
                    loading="lazy"
                    decoding="async"
                />
            </a>
        }
    });
    let class = picture.is_none().then_some("file");
    let caption = one
        .caption
        .as_ref()
        .map(|caption| view! { <span>{written(caption.as_str(), language)}</span> });
    let who = format!(
        "{} · {}, {}",
        words.file_kind(file.kind, file.bytes),
        author(book, one.added.by, reading),
        moment_text(one.added.at, language)
    );
    let standing = standing(one, book, reading).map(|standing| format!(" · {standing}"));
    view! {
        <li class=class>
            {picture}
            <div>
                {caption}
                <a href=address(one, "", reading) download=true>{name.to_owned()}</a>
                <span class="small">{who} {standing}</span>
                {more.into_any()}
            </div>
        </li>
    }
    .into_any()
}

/// Why not everybody sees it, for those who do.
fn standing(one: &Evidence, book: &Book, reading: &Reading) -> Option<&'static str> {
    let public = service::book::Reader {
        actor: None,
        on: reading.on,
    };
    if public.sees_evidence(one, book) {
        return None;
    }
    let words = reading.words;
    Some(if one.restricted {
        words.evidence_is_restricted()
    } else {
        words.evidence_waits()
    })
}

/// Where a file is had, or its small form. It is the same on every day, and in both languages.
fn address(one: &Evidence, form: &str, reading: &Reading) -> String {
    let name: String = form_urlencoded::byte_serialize(one.file.name.as_str().as_bytes())
        // In a path a blank is not a plus.
        .map(|piece| if piece == "+" { "%20" } else { piece })
        .collect();
    let prefix = reading.language.pick("", "/en");
    format!("{prefix}/minh-chung/{}/{form}{name}", one.id)
}
