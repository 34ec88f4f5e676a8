//! The block at the end of a page's margin: the address to copy, the code to scan, and what to put
//! on another site.

use std::sync::Arc;

use exchange::qr;
use leptos::prelude::*;
use service::book::Book;

use super::{Thing, root, told::title};
use crate::{
    page::reading::Reading,
    part::to_copy::{LineToCopy, LinesToCopy},
};

/// Where the code is drawn once a page, and used wherever it is shown.
pub(super) const CODE: &str = "qr";

/// How the page can be shared; nothing for what not everybody may see.
pub fn block(book: &Book, reading: &Reading) -> Option<AnyView> {
    let thing = Thing::at(&reading.path, book, reading.on)?;
    let root = root(reading)?;
    let (words, address) = (reading.words, reading.address);
    let to = |path: &str| format!("{root}{}", address.to(path));
    let page = to(&thing.path);
    let code = thing.code(book);
    let short = code.map(|code| {
        let link = to(&format!("/r/{code}"));
        view! { <LineToCopy id="share-short" label=words.share_short() hint=Some(words.share_short_hint()) text=link/> }
    });
    let scanned = code.map(|code| {
        let file = address.to(&format!("/qr/{code}.svg"));
        view! {
            <div class="sharing-code">
                <svg class="qr" role="img" aria-label=words.share_code()>
                    <use_ href=format!("#{CODE}")></use_>
                </svg>
                <p class="small">{words.share_code_hint()} " " <a href=file download>{words.share_code_file()}</a></p>
            </div>
        }
    });
    let picture = address.to(&format!("/anh{}.png", thing.path));
    let title = title(&thing, book, reading)?;
    // The short link stays when a page's address does not.
    let lasting = code.map_or_else(|| page.clone(), |code| to(&format!("/r/{code}")));
    let citation = words.citation(&title, reading.on, &lasting, reading.today);
    let cited =
        view! { <LinesToCopy id="share-citation" label=words.share_citation() text=citation/> };
    let title = attribute(&title);
    let frame = format!(
        r#"<iframe src="{}" title="{title}" width="100%" height="360" loading="lazy" style="border:0"></iframe>"#,
        to(&format!("/nhung{}", thing.path)),
    );
    let badge = format!(
        r#"<a href="{page}"><img src="{}" alt="{title}" height="28"></a>"#,
        to(&format!("/nhung{}.svg", thing.path)),
    );
    Some(
        view! {
            <details class="sharing">
                <summary><h2>{words.share()}</h2></summary>
                <div class="stack">
                    <LineToCopy id="share-address" label=words.share_address() hint=None text=page/>
                    {short}
                    {scanned}
                    {cited}
                    <p class="small"><a href=picture>{words.share_picture()}</a></p>
                    <h3>{words.share_elsewhere()}</h3>
                    <p class="small">{words.share_elsewhere_hint()}</p>
                    <LinesToCopy id="share-frame" label=words.share_frame() text=frame/>
                    <LinesToCopy id="share-badge" label=words.share_badge() text=badge/>
                </div>
            </details>
        }
        .into_any(),
    )
}

/// The code of a page: of its short link, in the language and on the day that it is read.
pub(super) fn code_of(thing: &Thing, book: &Book, reading: &Reading) -> Option<Arc<qr::Drawn>> {
    let code = thing.code(book)?;
    let link = reading.address.to(&format!("/r/{code}"));
    reading.door.codes.of(&format!("{}{link}", root(reading)?))
}

/// A code as a file of its own, black on white whatever stands around it.
#[must_use]
pub fn code_drawing(link: &str) -> Option<String> {
    let qr::Drawn { side, line } = qr::draw(link)?;
    let size = side * 8;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 {side} {side}\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path stroke=\"#000\" shape-rendering=\"crispEdges\" d=\"{line}\"/></svg>"
    ))
}

/// A text between the quotation marks of code that is shown to be copied.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_attribute() {
        assert_eq!(
            attribute("Tổ \"xanh\" & <b>"),
            "Tổ &quot;xanh&quot; &amp; &lt;b>"
        );
    }
}
