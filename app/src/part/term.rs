//! A word of the field, explained where it stands: pressing it shows its meaning, by what the browser has
//! for that and without a program. A browser that has nothing for it shows the plain word.

use leptos::prelude::*;

use super::link::Link;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermView {
    /// Of the meaning, once a page.
    pub id: String,
    /// As it stands in the sentence.
    pub word: String,
    pub heading: String,
    pub meaning: String,
    /// Where all words are explained.
    pub more: Link,
}

/// The word itself, for within a sentence. Its [`Meaning`] has to stand on the same page.
#[component]
pub fn TermWord(id: String, word: String) -> impl IntoView {
    view! { <button type="button" class="term" popovertarget=id>{word}</button> }.into_any()
}

/// What a word means, hidden until it is asked for; beside the sentence rather than in it.
#[component]
pub fn Meaning(view: TermView) -> impl IntoView {
    let TermView {
        id,
        heading,
        meaning,
        more,
        ..
    } = view;
    view! {
        <div class="meaning" popover="auto" id=id>
            <p><b>{heading}</b> " " {meaning}</p>
            <p class="small"><a href=more.href>{more.text}</a></p>
        </div>
    }
    .into_any()
}

/// A sentence cut at the first place of each word that is explained in it: the text before, and the word.
/// What is left is the end of the sentence. Words are found in whatever case they are written.
#[must_use]
pub fn cut(sentence: &str, words: &[&str]) -> (Vec<(String, usize, String)>, String) {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let at = sentence
            .char_indices()
            .filter_map(|(from, _)| Some((from, end_of(sentence, from, word)?)))
            .find(|(from, to)| found.iter().all(|(_, a, b)| to <= a || from >= b));
        if let Some((from, to)) = at {
            found.push((index, from, to));
        }
    }
    found.sort_by_key(|(_, from, _)| *from);
    let mut parts = Vec::new();
    let mut done = 0;
    for (index, from, to) in found {
        parts.push((
            sentence[done..from].to_owned(),
            index,
            sentence[from..to].to_owned(),
        ));
        done = to;
    }
    (parts, sentence[done..].to_owned())
}

/// Where a word ends that begins here: at the end of the letters it is written with, so that an English
/// plural is one with it.
fn end_of(sentence: &str, from: usize, word: &str) -> Option<usize> {
    let begins_a_word = sentence[..from]
        .chars()
        .next_back()
        .is_none_or(|before| !before.is_alphanumeric());
    if !begins_a_word {
        return None;
    }
    let rest = &sentence[from..];
    let mut letters = rest.char_indices();
    for wanted in word.chars() {
        let (_, letter) = letters.next()?;
        if letter.to_lowercase().ne(wanted.to_lowercase()) {
            return None;
        }
    }
    let after = letters.as_str();
    let tail = after
        .find(|letter: char| !letter.is_alphabetic())
        .unwrap_or(after.len());
    // A longer word that only begins the same is another word.
    (tail <= 1).then_some(from + rest.len() - after.len() + tail)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn shown(sentence: &str, words: &[&str]) -> String {
        let (parts, rest) = cut(sentence, words);
        let parts: Vec<_> = parts
            .into_iter()
            .map(|(before, index, word)| format!("{before}[{index}:{word}]"))
            .collect();
        parts.concat() + &rest
    }

    #[test]
    fn each_word_is_found_once_as_it_is_written() {
        assert_eq!(
            shown(
                "6 chỉ tiêu đạt. 23 chưa thể đánh giá. Mọi chỉ tiêu",
                &["chưa thể đánh giá", "chỉ tiêu"]
            ),
            "6 [1:chỉ tiêu] đạt. 23 [0:chưa thể đánh giá]. Mọi chỉ tiêu"
        );
        assert_eq!(shown("Chỉ tiêu", &["chỉ tiêu"]), "[0:Chỉ tiêu]");
    }

    #[test]
    fn a_plural_is_one_word_and_a_longer_word_another() {
        assert_eq!(
            shown("6 indicators achieved", &["indicator"]),
            "6 [0:indicators] achieved"
        );
        assert_eq!(shown("taskforce", &["task"]), "taskforce");
        assert_eq!(shown("multitask", &["task"]), "multitask");
        assert_eq!(shown("Nothing here", &["task"]), "Nothing here");
    }

    #[test]
    fn the_word_opens_its_meaning() {
        let view = TermView {
            id: "nghia-ocop".to_owned(),
            word: "OCOP".to_owned(),
            heading: "OCOP".to_owned(),
            meaning: "Mỗi xã một sản phẩm.".to_owned(),
            more: Link::new("/giai-thich#ocop", "Mọi từ ngữ"),
        };
        let word = view! { <TermWord id=view.id.clone() word=view.word.clone()/> }.to_html();
        let meaning = view! { <Meaning view/> }.to_html();
        assert!(word.contains(r#"popovertarget="nghia-ocop""#), "{word}");
        assert!(meaning.contains(r#"id="nghia-ocop""#), "{meaning}");
        assert!(meaning.contains(r#"popover="auto""#), "{meaning}");
    }
}
