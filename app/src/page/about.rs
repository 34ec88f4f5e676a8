//! What this is, for whom, and how its figures come about.

use leptos::prelude::*;

use super::{
    frame::{Head, frame},
    reading::Reading,
};

#[component]
pub fn About() -> impl IntoView {
    let reading = Reading::now();
    let language = reading.language;
    let title = reading.words.about();
    let intro = language.pick(
        "Tiến Độ ghi lại những gì nghị quyết và chương trình đã hứa, những gì đã làm được, và con số nào đến từ đâu.",
        "Tiến Độ records what resolutions and programmes promised, what was done, and where each figure comes from.",
    );
    let parts = [
        (
            language.pick("Một con số đi qua những bước nào", "The way of a figure"),
            language.pick(
                "Cán bộ nhập số liệu kèm căn cứ. Người duyệt, không phải chính người nhập, kiểm tra rồi công bố hoặc trả lại với lý do. Mọi bước được ghi vào nhật ký móc xích, không xóa được. Sửa số đã công bố phải nêu lý do và giữ lại số cũ.",
                "An officer enters a figure with its ground. A reviewer, who is never the one who entered it, publishes it or returns it with a reason. Each step goes into a hash-chained journal that cannot be erased. Correcting a published figure needs a reason and keeps the old one.",
            ),
        ),
        (
            language.pick("Tình trạng được tính thế nào", "How a state is computed"),
            language.pick(
                "Tình trạng được tính từ mục tiêu, kết quả và ngày xem, có giải thích ở từng chỉ tiêu. Thiếu số liệu không bao giờ bị coi là xấu: đó là “chưa thể đánh giá”. Với mục tiêu dạng khoảng, phần vượt tính từ mức cao.",
                "A state is computed from target, result and day, and explained on each indicator. Missing data is never bad: it is “cannot be judged”. For a range, excess is counted from its upper end.",
            ),
        ),
        (
            language.pick("Đơn vị thay đổi, số liệu ở lại", "Units change, figures stay"),
            language.pick(
                "Cấp huyện kết thúc ngày 1/7/2025. Số liệu của đơn vị cũ giữ nguyên ở đơn vị cũ; trang của đơn vị chỉ ra nay là xã, phường nào. Có thể xem lại theo bất kỳ ngày nào.",
                "Districts ended on 1 July 2025. Figures of a former unit stay with it; its page says which communes and wards it became. Any day can be looked at.",
            ),
        ),
        (
            language.pick("Dữ liệu ban đầu", "Initial data"),
            language.pick(
                "Dữ liệu mẫu lấy từ năm bài viết đã đăng, ghi bằng lời của chúng tôi, kèm nguồn và vị trí. Số liệu chưa được các cơ quan xác nhận lại trong hệ thống này.",
                "The demo data were taken from five published articles, in our own words, with source and place. The bodies concerned have not confirmed them here.",
            ),
        ),
    ];
    let sections: Vec<_> = parts
        .into_iter()
        .map(|(heading, text)| view! { <section class="stack-s"><h2>{heading.to_owned()}</h2><p>{text.to_owned()}</p></section> })
        .collect();
    let content = view! {
        <article class="stack-l">
            <header class="stack"><h1>{title}</h1><p class="claim">{intro.to_owned()}</p></header>
            {sections}
        </article>
    };
    frame(&reading, Head::timeless(title, intro), content)
}
