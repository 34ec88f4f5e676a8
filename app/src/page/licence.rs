//! Under which terms the program, its parts and the figures may be used.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};

#[component]
pub fn Licence() -> impl IntoView {
    let reading = Reading::now();
    let language = reading.language;
    let title = reading.words.licence();
    let parts = [
        (
            language.pick("Phần mềm", "The program"),
            language.pick(
                "Tiến Độ là phần mềm nguồn mở theo giấy phép Apache 2.0.",
                "Tiến Độ is open source under the Apache License 2.0.",
            ),
        ),
        (
            language.pick("Phông chữ", "The typeface"),
            language.pick(
                "Be Vietnam Pro, giấy phép SIL Open Font License 1.1.",
                "Be Vietnam Pro, under the SIL Open Font License 1.1.",
            ),
        ),
        (
            language.pick("Cơ sở dữ liệu", "The database"),
            language.pick(
                "SurrealDB nhúng trong chương trình, giấy phép Business Source License 1.1; không cung cấp dịch vụ cơ sở dữ liệu cho bên thứ ba.",
                "SurrealDB is embedded under the Business Source License 1.1; no database service is offered to third parties.",
            ),
        ),
        (
            language.pick("Số liệu", "The figures"),
            language.pick(
                "Số liệu đã công bố được dùng lại tự do khi nêu nguồn: Tiến Độ, đơn vị báo cáo, ngày xem.",
                "Published figures may be reused freely when the source is named: Tiến Độ, the reporting unit, the day seen.",
            ),
        ),
    ];
    let sections: Vec<_> = parts
        .into_iter()
        .map(|(heading, text)| view! { <section class="stack-s"><h2>{heading.to_owned()}</h2><p>{text.to_owned()}</p></section> })
        .collect();
    let content = view! { <article class="stack-l"><h1>{title}</h1>{sections}</article> };
    frame(&reading, Head::timeless(title, parts[0].1), content)
}
