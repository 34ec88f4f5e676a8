//! What was done for everyone to be able to use this, and what was not checked.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};

#[component]
pub fn Accessibility() -> impl IntoView {
    let reading = Reading::now();
    let language = reading.language;
    let title = reading.words.accessibility();
    let intro = language.pick(
        "Chúng tôi hướng tới WCAG 2.2 mức AA: mọi trang đọc được không cần JavaScript, bằng bàn phím, bằng trình đọc màn hình, ở 320 px và khi phóng to.",
        "We aim at WCAG 2.2 level AA: every page can be read without JavaScript, by keyboard, by screen reader, at 320 px and enlarged.",
    );
    let checked = [
        language.pick("Kiểm tra tự động bằng axe trên mọi trang công khai, nền sáng và nền tối, máy tính và điện thoại.", "Automatic checks by axe on every public page, light and dark, desktop and phone."),
        language.pick("Tình trạng luôn có biểu tượng, chữ và màu; biểu đồ nào cũng có bảng số liệu.", "A state always has an icon, a word and a colour; each chart has its table."),
        language.pick("Không có chuyển động bắt buộc; tôn trọng cài đặt giảm chuyển động và màu bắt buộc của thiết bị.", "No forced motion; reduced motion and forced colours are respected."),
    ];
    let unchecked = [
        language.pick(
            "Chưa thử với NVDA, TalkBack hay VoiceOver trên thiết bị thật.",
            "Not tried with NVDA, TalkBack or VoiceOver on real devices.",
        ),
        language.pick(
            "Chưa có người khuyết tật dùng thử và góp ý.",
            "Not yet tried by people with disabilities.",
        ),
    ];
    let list = |lines: Vec<&str>| {
        lines
            .into_iter()
            .map(|line| view! { <li>{line.to_owned()}</li> })
            .collect::<Vec<_>>()
    };
    let content = view! {
        <article class="stack-l">
            <header class="stack"><h1>{title}</h1><p class="claim">{intro.to_owned()}</p></header>
            <section class="stack-s">
                <h2>{language.pick("Đã kiểm tra", "Checked").to_owned()}</h2>
                <ul>{list(checked.to_vec())}</ul>
            </section>
            <section class="stack-s">
                <h2>{language.pick("Chưa kiểm tra", "Not checked").to_owned()}</h2>
                <ul>{list(unchecked.to_vec())}</ul>
            </section>
        </article>
    };
    frame(&reading, Head::timeless(title, intro), content)
}
