//! What pages say about the course of a task: its milestones, products, and what is around it.

use domain::{
    Date, Language,
    period::date_text,
    task::course::{Milestone, product::Standing, repeat::Repeat},
};

use super::{Words, sentence::capital};

words! {
    course: "Lộ trình thực hiện", "Course of the work";
    edit_course: "Lập lộ trình", "Plan its course";
    course_saved: "Đã lưu lộ trình.", "The course is saved.";
    milestone_saved: "Đã ghi mốc.", "The milestone is noted.";
    product_handed: "Đã bàn giao; đang chờ nghiệm thu.", "Handed in; it waits to be accepted.";
    product_decided: "Đã ghi kết quả nghiệm thu.", "The decision is noted.";
    course_intro: "Mọi ô đều có thể để trống. Mốc hoặc sản phẩm giữ nguyên tên thì giữ nguyên những gì đã ghi về nó.", "Everything may stay empty. A milestone or product that keeps its name keeps what was noted of it.";
    task_starts: "Bắt đầu từ ngày", "Begins on";
    milestones: "Mốc", "Milestones";
    milestones_hint: "Mỗi dòng một mốc, ngày ở đầu, ví dụ 31/12/2026: Trình dự thảo.", "One a line, the day in front, for example 31/12/2026: Draft handed in.";
    products_due: "Sản phẩm bàn giao", "Products to hand in";
    products_hint: "Mỗi dòng một sản phẩm; thêm ngày ở đầu nếu phải xong trước hạn của nhiệm vụ.", "One a line; with a day in front where it is due before the task is.";
    tasks_before: "Phải xong trước đã", "To be done first";
    tasks_before_hint: "Tên hoặc đường dẫn của nhiệm vụ khác, mỗi dòng một nhiệm vụ.", "The names or links of other tasks, one a line.";
    part_of_hint: "Nhiệm vụ lớn của cùng chương trình mà nhiệm vụ này là một phần.", "The task of the same programme that this one is a part of.";
    stands_alone: "Đứng riêng", "Stands alone";
    part_weight: "Tỷ trọng trong nhiệm vụ lớn", "Weight within the whole";
    part_weight_hint: "Số nguyên từ 0 đến 100, so với các phần khác; để trống là 1.", "A whole number from 0 to 100, beside the other parts; empty is 1.";
    repeats: "Lặp lại", "Comes again";
    repeats_never: "Chỉ một lần", "Only once";
    repeats_until: "Lặp lại đến ngày", "Comes again until";
    repeats_hint: "Hết một kỳ, nhiệm vụ của kỳ sau được giao ngay, với các ngày dời theo.", "When one time is over the next one is given out, with its days moved on.";
    save_course: "Lưu lộ trình", "Save the course";
    one_unit_a_line: "Mỗi dòng một đơn vị.", "One unit a line.";
    milestone: "Mốc", "Milestone";
    reached_on: "Đạt ngày", "Reached on";
    reached_hint: "Để trống nếu ghi nhầm, mốc sẽ trở lại chưa đạt.", "Empty to take it back.";
    reach_milestone: "Ghi mốc đã đạt", "Note it as reached";
    product_word: "Sản phẩm", "Product";
    handed_what: "Bàn giao gì, ở đâu", "What is handed in, and where it is";
    handed_what_hint: "Ví dụ: Kế hoạch 12/KH-UBND ngày 30/11/2026.", "For example: plan 12/KH-UBND of 30 November 2026.";
    hand_in: "Bàn giao sản phẩm", "Hand it in";
    accept_or_return: "Nghiệm thu sản phẩm", "Accept a product";
    returned_why: "Lý do trả lại", "Why it is given back";
    returned_why_hint: "Cần khi trả lại.", "Needed when it is given back.";
    accept_product: "Nghiệm thu", "Accept";
    return_product: "Trả lại", "Give back";
    waits_for: "Chờ xong", "Waits for";
    awaited_by: "Việc chờ nhiệm vụ này", "Waiting for this";
    earlier_time: "Kỳ trước", "The time before";
    later_time: "Kỳ sau", "The next time";
    handed_in: "Bàn giao", "Handed in";
}

impl Words {
    #[must_use]
    pub fn milestone_state(self, one: &Milestone, on: Date) -> String {
        let day = |date| date_text(date, self.0);
        match (self.0, one.reached) {
            (Language::Vi, Some(reached)) if one.is_late(on) => {
                format!("đạt {}, chậm so với hạn", day(reached.on))
            }
            (Language::En, Some(reached)) if one.is_late(on) => {
                format!("reached {}, late", day(reached.on))
            }
            (Language::Vi, Some(reached)) => format!("đạt {}", day(reached.on)),
            (Language::En, Some(reached)) => format!("reached {}", day(reached.on)),
            (Language::Vi, None) if one.is_late(on) => "quá hạn, chưa đạt".to_owned(),
            (Language::En, None) if one.is_late(on) => "late, not reached".to_owned(),
            (Language::Vi, None) => "chưa đến".to_owned(),
            (Language::En, None) => "to come".to_owned(),
        }
    }

    #[must_use]
    pub const fn product_state(self, standing: Standing) -> &'static str {
        match standing {
            Standing::Open => self.0.pick("chưa bàn giao", "not handed in"),
            Standing::Late => self.0.pick("quá hạn bàn giao", "late"),
            Standing::Waiting => self.0.pick("chờ nghiệm thu", "waits to be accepted"),
            Standing::Returned => self.0.pick("bị trả lại", "given back"),
            Standing::Accepted => self.0.pick("đã nghiệm thu", "accepted"),
        }
    }

    /// "Hằng tháng, lần 2, đến 31/12/2027".
    #[must_use]
    pub fn repeat_text(self, repeat: Repeat) -> String {
        let every = capital(repeat.every.name(self.0));
        let time = repeat.time;
        let until = repeat.until.map_or_else(String::new, |day| {
            let day = date_text(day, self.0);
            match self.0 {
                Language::Vi => format!(", đến {day}"),
                Language::En => format!(", until {day}"),
            }
        });
        match self.0 {
            Language::Vi => format!("{every}, lần {time}{until}"),
            Language::En => format!("{every}, time {time}{until}"),
        }
    }
}
