//! Open data, for people: what there is, how to ask for it, how to read it, on what terms.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};

/// What can be asked for, with what it is.
const ADDRESSES: [(&str, &str, &str); 11] = [
    (
        "programmes",
        "Chương trình: số đếm, điều đã nêu so với điều đã nhập, chỉ tiêu, nhiệm vụ",
        "Programmes: counts, what was declared against what was entered, indicators, tasks",
    ),
    (
        "indicators",
        "Chỉ tiêu: mục tiêu, số liệu và tình trạng theo đơn vị và kỳ",
        "Indicators: targets, figures and states by unit and period",
    ),
    (
        "figures",
        "Số liệu đã công bố: nguồn, người nhập và duyệt theo vai trò, lần sửa",
        "Published figures: source, who entered and approved by role, revisions",
    ),
    (
        "tasks",
        "Nhiệm vụ: đơn vị, thời hạn, mốc, sản phẩm, cập nhật",
        "Tasks: units, deadlines, milestones, products, updates",
    ),
    (
        "items",
        "Khâu đột phá, mô hình, sản phẩm, kiến nghị và các nội dung khác",
        "Breakthroughs, models, products, requests and other items",
    ),
    (
        "units",
        "Đơn vị: tên, mã, cấp trên theo thời gian, kế thừa",
        "Units: names, codes, parents through time, succession",
    ),
    (
        "documents",
        "Văn bản và văn bản nào thực hiện văn bản nào",
        "Documents, and which implements which",
    ),
    ("sources", "Nguồn", "Sources"),
    (
        "obstacles",
        "Vướng mắc: hỏi ai, hạn nào, trả lời ra sao",
        "Obstacles: who was asked, by when, what they answered",
    ),
    (
        "meetings",
        "Cuộc họp, kết luận và nhiệm vụ từ kết luận",
        "Meetings, conclusions and the tasks that came of them",
    ),
    (
        "journal",
        "Nhật ký: từng mục với số và mã băm",
        "The journal: each entry with its number and hash",
    ),
];

const EXAMPLES: [&str; 4] = [
    "/api/v1/indicators?outlook=at-risk",
    "/api/v1/figures?unit=huyen-tu-ky&limit=10",
    "/api/v1/units/xa-me-linh",
    "/api/v1/programmes?ngay=2025-06-30",
];

#[component]
pub fn OpenData() -> impl IntoView {
    let reading = Reading::now();
    let words = reading.words;
    let addresses: Vec<_> = ADDRESSES
        .into_iter()
        .map(|(name, vi, en)| {
            let path = format!("/api/v1/{name}");
            view! {
                <tr>
                    <th scope="row"><a href=path><code>{name}</code></a></th>
                    <td>{reading.language.pick(vi, en).to_owned()}</td>
                </tr>
            }
        })
        .collect();
    let examples: Vec<_> = EXAMPLES
        .into_iter()
        .map(|path| view! { <li><a href=path><code>{path}</code></a></li> })
        .collect();
    let content = view! {
        <article class="stack-l">
            <header class="stack">
                <h1>{words.open_data()}</h1>
                <p class="claim">{words.open_data_intro()}</p>
            </header>
            <section class="stack">
                <h2>{words.open_there_is()}</h2>
                <table class="cards">
                    <thead><tr><th scope="col">{words.open_address()}</th><th scope="col">{words.open_content()}</th></tr></thead>
                    <tbody>{addresses}</tbody>
                </table>
            </section>
            <section class="stack">
                <h2>{words.open_ask()}</h2>
                {list([words.open_ask_get(), words.open_ask_day(), words.open_ask_pages(), words.open_ask_same(), words.open_ask_wrong()])}
                <h3>{words.open_examples()}</h3>
                <ul>{examples}</ul>
            </section>
            <section class="stack">
                <h2>{words.open_read()}</h2>
                {list([words.open_read_numbers(), words.open_read_code(), words.open_read_missing(), words.open_promise()])}
            </section>
            <section class="stack">
                <h2>{words.open_formats()}</h2>
                {forms(&reading)}
                {list([words.open_feeds(), words.open_tables()])}
            </section>
            <section class="stack">
                <h2>{words.open_licence()}</h2>
                <p>{words.news_rights()} " " <a href=reading.address.to("/giay-phep")>{words.licence()}</a></p>
            </section>
        </article>
    };
    frame(
        &reading,
        Head::timeless(words.open_data(), words.open_data_intro()),
        content,
    )
}

fn list<const COUNT: usize>(sentences: [&'static str; COUNT]) -> AnyView {
    let sentences: Vec<_> = sentences
        .into_iter()
        .map(|sentence| view! { <li>{sentence}</li> })
        .collect();
    view! { <ul>{sentences}</ul> }.into_any()
}

/// The other ways to the same data.
fn forms(reading: &Reading) -> AnyView {
    let words = reading.words;
    let news = crate::news::path_of("/tat-ca", reading);
    let links: Vec<_> = [
        ("/api/v1/openapi.json".to_owned(), words.open_describe()),
        ("/du-lieu-mo/dcat.jsonld".to_owned(), words.open_catalogue()),
        (news, words.open_all_news()),
        ("/sitemap.xml".to_owned(), words.open_sitemap()),
        (reading.address.to("/lich"), words.open_calendars()),
    ]
    .into_iter()
    .map(|(href, text)| view! { <li><a href=href>{text}</a></li> })
    .collect();
    view! { <ul>{links}</ul> }.into_any()
}
