//! A problem as a page: the same frame and style as every other, but plain text put together by
//! hand, because it has to stand when nothing else does.

use app::door::Assets;
use domain::Language;

use super::{Problem, words::Words};

/// The addresses of files and the request's id are made by this server and need no escaping.
pub(super) fn html(problem: &Problem<'_>, language: Language, assets: &Assets) -> String {
    let Assets { css, icon, .. } = assets;
    let Words { title, text } = Words::of(problem.status, language);
    let other = Words::of(problem.status, language.other());
    let (lang, other_lang) = (language.code(), language.other().code());
    let home = language.pick("/", "/en");
    let search = language.pick("/tim-kiem", "/en/tim-kiem");
    let name = "Tiến Độ";
    let skip = language.pick("Đến nội dung chính", "Skip to content");
    let find = language.pick("Tìm trong sổ tiến độ", "Search the book");
    let go = language.pick("Tìm", "Search");
    let to_home = language.pick("Về trang chủ", "Go to the home page");
    let id_is = language.pick("Mã yêu cầu", "Request id");
    let status = problem.status.as_u16();
    let id = if problem.request.is_empty() {
        String::new()
    } else {
        format!(
            "<p class=\"small\">{id_is}: <code>{}</code></p>",
            problem.request
        )
    };
    format!(
        "<!DOCTYPE html>\
         <html lang=\"{lang}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"robots\" content=\"noindex\">\
         <title>{title} · {name}</title><link rel=\"icon\" href=\"{icon}\" type=\"image/svg+xml\">\
         <link rel=\"stylesheet\" href=\"{css}\"></head>\
         <body><a class=\"skip\" href=\"#main\">{skip}</a>\
         <header class=\"mast\"><div class=\"page\"><a class=\"brand\" href=\"{home}\">{name}</a></div></header>\
         <main id=\"main\" class=\"page stack\" tabindex=\"-1\">\
         <p class=\"eyebrow\">{status}</p><h1>{title}</h1><p class=\"claim\">{text}</p>\
         <form class=\"find\" role=\"search\" action=\"{search}\" method=\"get\">\
         <label class=\"hidden\" for=\"q\">{find}</label>\
         <input id=\"q\" name=\"q\" type=\"search\" placeholder=\"{find}\">\
         <button type=\"submit\">{go}</button></form>\
         <p><a href=\"{home}\">{to_home}</a></p>\
         <p class=\"small\" lang=\"{other_lang}\">{}. {}</p>\
         {id}</main></body></html>",
        other.title, other.text,
    )
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;
    use crate::assets::Manifest;

    fn page(status: StatusCode, language: Language) -> String {
        let problem = Problem {
            status,
            request: "01ABC",
        };
        html(&problem, language, &Manifest::default().for_pages())
    }

    #[test]
    fn a_page_has_its_language_its_words_and_ways_on() {
        let page = page(StatusCode::NOT_FOUND, Language::En);
        for part in [
            "<html lang=\"en\">",
            "<h1>Not found</h1>",
            "lang=\"vi\">Không tìm thấy. Không có gì ở địa chỉ này.",
            "href=\"/tiendo.css\"",
            // Or browsers ask for one by a name that is not there.
            "<link rel=\"icon\" href=\"/favicon.svg\"",
            "action=\"/en/tim-kiem\"",
            "href=\"/en\"",
            "<code>01ABC</code>",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
    }

    /// What is looked at in a browser for one of them holds for all.
    #[test]
    fn all_problems_are_one_page_with_other_words() {
        let bare = |status: StatusCode| {
            let words = [Language::Vi, Language::En].map(|language| Words::of(status, language));
            let mut bare = page(status, Language::Vi);
            for (word, place) in [
                (words[0].text, "TEXT"),
                (words[0].title, "TITLE"),
                (words[1].text, "OTHER TEXT"),
                (words[1].title, "OTHER TITLE"),
                (status.as_str(), "STATUS"),
            ] {
                assert!(bare.contains(word), "{status}: {word} is not in {bare}");
                bare = bare.replace(word, place);
            }
            bare
        };
        let one = bare(StatusCode::NOT_FOUND);
        for status in [400, 403, 405, 408, 413, 414, 429, 431, 500, 502, 503] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(bare(status), one, "{status}");
        }
    }

    #[test]
    fn pages_keep_to_the_policy() {
        for status in [400, 403, 404, 405, 408, 413, 414, 429, 431, 500, 503] {
            let page = page(StatusCode::from_u16(status).unwrap(), Language::Vi);
            assert!(
                !page.contains("<script") && !page.contains("style="),
                "{status}"
            );
            assert_eq!(page.matches("<h1>").count(), 1, "{status}");
        }
    }
}
