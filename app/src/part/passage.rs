//! Text that somebody wrote, from the data: where it is not in the language of the page it says so, so that a
//! voice reads it aloud in its own.

use domain::{Bilingual, Language};
use leptos::{either::Either, prelude::*};

/// A name, a note or another text that the data have in both languages or in Vietnamese alone.
pub fn passage(text: &Bilingual, page: Language) -> impl IntoView + use<> {
    marked(text.get(page), text.language(page), page)
}

/// What an officer or a citizen typed, in whatever language that is.
pub fn written(text: &str, page: Language) -> impl IntoView + use<> {
    marked(text, Language::of(text), page)
}

/// The same, with its paragraphs and lines.
pub fn paragraphs(text: &str, page: Language) -> AnyView {
    text.split("\n\n")
        .map(|paragraph| {
            let lang = other(Language::of(paragraph), page);
            view! { <p class="said" lang=lang>{paragraph.to_owned()}</p> }
        })
        .collect_view()
        .into_any()
}

/// A sentence of the page's own that quotes others: what stands between its quotation marks is theirs.
pub fn quoting(sentence: &str, page: Language) -> AnyView {
    // Of a text that is empty the framework makes a space.
    let own = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    // Where a quotation is opened and never closed, the rest of the sentence is it.
    sentence
        .split('“')
        .enumerate()
        .map(|(at, part)| {
            if at == 0 {
                return own(part).into_any();
            }
            let (said, after) = part.split_at(part.find('”').unwrap_or(part.len()));
            view! { "“" {written(said, page)} {own(after)} }.into_any()
        })
        .collect_view()
        .into_any()
}

/// On a Vietnamese page nothing is marked: what has no Vietnamese letter there is a number, a sign, or typed
/// in a hurry.
fn other(is: Language, page: Language) -> Option<&'static str> {
    (page == Language::En && is == Language::Vi).then(|| is.code())
}

fn marked(text: &str, is: Language, page: Language) -> impl IntoView + use<> {
    let text = text.to_owned();
    match other(is, page) {
        Some(lang) => Either::Left(view! { <span lang=lang>{text}</span> }),
        None => Either::Right(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(sentence: &str, page: Language) -> String {
        quoting(sentence, page).to_html().replace("<!>", "")
    }

    #[test]
    fn what_a_sentence_quotes_is_marked_and_nothing_of_it_is_lost() {
        let marked = "Product “<span lang=\"vi\">Quy chế hoạt động</span>”: returned – “<span lang=\"vi\">thiếu phụ lục</span>”";
        let plain = "Product “Quy chế hoạt động”: returned – “thiếu phụ lục”";
        assert_eq!(told(plain, Language::En), marked);
        assert_eq!(told(plain, Language::Vi), plain);
        for same in [
            "Task created",
            "Product “Charter”: accepted",
            "",
            "A ” alone",
        ] {
            assert_eq!(told(same, Language::En), same);
        }
        assert_eq!(
            told("“never closed: thiếu", Language::En),
            "“<span lang=\"vi\">never closed: thiếu</span>"
        );
    }
}
