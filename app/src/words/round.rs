//! What pages say about reporting rounds and holidays.

use domain::{
    Date, Language,
    calendar::{Hour, weekday_name},
    journal::RoundStep,
    period::date_text,
    round::{Cadence, DueRule, Progress, Schedule, Window},
};

use super::Words;

words! {
    rounds: "Kỳ báo cáo", "Reporting rounds";
    to_the_round: "Xem kỳ báo cáo, trả lời hoặc xin gia hạn", "See the round, answer or ask for more time";
    rounds_intro: "Mỗi kỳ có một hạn, và mỗi hạn nói rõ nó được tính thế nào: theo quy tắc nào, từ ngày nào, bỏ qua những ngày nào.", "Every round has a deadline, and every deadline says how it came about: by which rule, from which day, over which days.";
    rounds_late: "Quá hạn và còn thiếu", "Late and incomplete";
    rounds_open: "Đang mở", "Open now";
    rounds_next: "Sắp tới", "Next";
    rounds_done: "Đã xong", "Done";
    rounds_none_mine: "Không có kỳ báo cáo nào của đơn vị bạn. Người giao việc đặt kỳ báo cáo ở trang của từng chương trình.", "No reporting rounds for your units. Planners set them on the page of each programme.";
    rounds_of_programmes: "Theo chương trình", "By programme";
    rounds_no_programme: "Chưa chương trình nào đặt kỳ báo cáo.", "No programme has reporting rounds yet.";
    rounds_no_round: "Chưa có kỳ báo cáo nào trong khoảng thời gian này.", "There is no round around this time yet.";
    more_time_to: "Được gia hạn đến", "More time until";
    round_settings: "Thiết lập kỳ báo cáo", "Settings of the rounds";
    rounds_no_schedule: "Chương trình này chưa đặt kỳ báo cáo.", "This programme has no reporting rounds yet.";
    how_it_is_due: "Hạn được tính thế nào", "How the deadline came about";
    counted_days: "Số liệu tính từ", "Figures are counted from";
    counted_until: "đến", "to";
    never_locked: "Kỳ này không khoá: số liệu vẫn nhập được sau hạn.", "This round is not locked: figures can be entered after the deadline.";
    asked_indicators: "Chỉ tiêu cần báo cáo", "Indicators to report";
    in_grid: "Nhập cả kỳ trong bảng", "Enter the whole round in the grid";
    nothing_to_report: "Không có số liệu phát sinh trong kỳ", "Nothing to report in this period";
    nothing_hint: "Đây là một câu trả lời, khác với chưa báo cáo. Nhập một số liệu sẽ thay cho câu trả lời này.", "This is an answer, other than not having reported. Entering a figure takes its place.";
    nothing_why: "Vì sao không phát sinh", "Why there is nothing";
    report_nothing: "Trả lời không phát sinh", "Answer: nothing to report";
    withdraw_nothing: "Rút lại câu trả lời", "Take the answer back";
    more_time: "Gia hạn", "More time";
    more_time_until: "Gia hạn đến ngày", "More time until";
    ask_more_time: "Đề nghị gia hạn", "Ask for more time";
    ask_more_time_hint: "Người duyệt hoặc người giao việc ở cấp trên sẽ quyết định. Lý do chỉ cán bộ liên quan đọc được.", "A reviewer or planner above decides. Only the officers concerned can read the reason.";
    grant: "Đồng ý gia hạn", "Grant";
    refuse: "Không đồng ý", "Refuse";
    refuse_hint: "Cần khi không đồng ý.", "Needed when you refuse.";
    waits_for_decision: "đang chờ quyết định", "waiting for a decision";
    own_request_hint: "Bạn đã đề nghị gia hạn, nên cần người khác quyết định.", "You asked for more time, so someone else has to decide.";
    to_decide_time: "Đề nghị gia hạn chờ bạn quyết định", "Requests for more time for you to decide";
    nothing_done: "Đã ghi: không có số liệu phát sinh trong kỳ.", "Noted: nothing to report in this period.";
    withdrawn_done: "Đã rút lại câu trả lời.", "The answer is taken back.";
    asked_done: "Đã gửi đề nghị gia hạn.", "The request for more time is sent.";
    decided_done: "Đã quyết định về đề nghị gia hạn.", "The request for more time is decided.";
    schedule_done: "Đã lưu thiết lập kỳ báo cáo.", "The settings of the rounds are saved.";
    cadence: "Chu kỳ báo cáo", "How often";
    no_cadence: "Không có kỳ báo cáo", "No rounds";
    once_period: "Kỳ duy nhất", "The single period";
    once_period_hint: "Chỉ cần khi chu kỳ là một lần, ví dụ 2026, 2026-Q3 hay 2026-07.", "Only for a round that is held once, for example 2026, 2026-Q3 or 2026-07.";
    window_day: "Kỳ tính từ ngày", "A period begins on day";
    window_day_hint: "Để trống: tính theo lịch. Ví dụ 15: từ ngày 15 tháng trước đến ngày 14. Với chu kỳ tuần: 2 (thứ Ba) đến 7 (Chủ nhật) của tuần trước, theo số thứ tự ngày trong tuần.", "Empty: the calendar period. For example 15: from the 15th of the month before to the 14th. For weeks: 2 (Tuesday) to 7 (Sunday) of the week before.";
    due_kind: "Cách tính hạn", "How the deadline is counted";
    due_working: "ngày làm việc thứ … sau khi kết thúc kỳ", "the …th working day after the period ends";
    due_calendar: "ngày thứ … sau khi kết thúc kỳ", "the …th day after the period ends";
    due_monthly: "ngày … đầu tiên sau khi kết thúc kỳ", "the first …th of a month after the period ends";
    due_day: "Số ngày, hoặc ngày trong tháng", "Number of days, or day of the month";
    due_hour: "Đến giờ", "Until the hour";
    due_hour_hint: "17:00 là hết giờ làm việc, 24:00 là hết ngày.", "17:00 is the end of office hours, 24:00 the end of the day.";
    next_working: "Khi hạn rơi vào ngày nghỉ", "When it falls on a day off";
    next_working_yes: "chuyển sang ngày làm việc kế tiếp", "it moves to the next working day";
    next_working_no: "giữ nguyên", "it stays";
    lock_kind: "Khoá sau hạn", "Lock after the deadline";
    lock_none: "không khoá", "no lock";
    lock_working: "sau số ngày làm việc", "after working days";
    lock_calendar: "sau số ngày", "after days";
    lock_day: "Khoá sau bao nhiêu ngày", "Days until it is locked";
    reporting_units: "Đơn vị báo cáo", "Units that report";
    reporting_units_hint: "Mỗi dòng một đơn vị, viết tên như “Xã Mê Linh”. Để trống: các đơn vị có mục tiêu trong kỳ.", "One unit a line, by its name, such as “Xã Mê Linh”. Empty: the units that have a target in the period.";
    rounds_since: "Áp dụng từ ngày", "From";
    rounds_until: "Áp dụng đến ngày", "Until";
    schedules: "Các lịch báo cáo", "Schedules";
    schedule_add: "Thêm một lịch báo cáo", "Add a schedule";
    schedule_new: "Lịch báo cáo mới", "A new schedule";
    schedule_change: "Sửa lịch này", "Change it";
    schedules_hint: "Một chương trình có thể báo cáo theo nhiều chu kỳ, mỗi chu kỳ một lịch, ví dụ hằng tháng và hằng năm. Muốn bỏ một lịch, hãy chọn “Không có kỳ báo cáo” rồi lưu.", "A programme can be reported on in several cadences, each with its schedule, such as monthly and yearly. To drop one, choose “No rounds” and save.";
    stale_after: "Coi là lâu không cập nhật sau (ngày)", "Counts as not updated for long after (days)";
    lock_monthly: "ngày … đầu tiên của tháng sau hạn", "the first …th of a month after it";
    coming_deadlines: "Các kỳ theo thiết lập đang lưu", "Rounds by the settings as they are kept";
    holidays: "Lịch nghỉ", "Public holidays";
    holidays_intro: "Ngày nghỉ lễ và ngày làm bù, với văn bản quy định. Đổi một ngày ở đây là mọi hạn báo cáo đang chạy được tính lại.", "Public holidays and made-up working days, with the document that orders them. Changing a day here moves every deadline that is still running.";
    holidays_none: "Chưa có ngày nào được ghi cho năm này: chỉ thứ Bảy và Chủ nhật là ngày nghỉ.", "No days are kept for this year: only Saturdays and Sundays are off.";
    holiday_add: "Thêm ngày", "Add a day";
    holiday_edit: "Sửa", "Edit";
    holiday_day: "Ngày", "Day";
    holiday_kind: "Là ngày", "What the day is";
    holiday_name: "Tên gọi", "Name";
    holiday_document: "Văn bản quy định", "Document that orders it";
    holiday_note: "Ghi chú", "Note";
    holiday_done: "Đã lưu ngày này. Các hạn báo cáo đã được tính lại.", "The day is saved. The deadlines are counted anew.";
    name_in_english: "Tên tiếng Anh", "Name in English";
    note_in_english: "Ghi chú tiếng Anh", "Note in English";
    year: "Năm", "Year";
    deadline_of_round: "Hạn", "Due";
}

impl Words {
    #[must_use]
    pub const fn round_step(self, step: RoundStep) -> &'static str {
        match (step, self.0) {
            (RoundStep::NothingReported, Language::Vi) => "Trả lời không có số liệu phát sinh",
            (RoundStep::NothingReported, Language::En) => "Answered: nothing to report",
            (RoundStep::NothingWithdrawn, Language::Vi) => "Rút lại câu trả lời không phát sinh",
            (RoundStep::NothingWithdrawn, Language::En) => "Answer “nothing to report” taken back",
            (RoundStep::ExtensionAsked, Language::Vi) => "Đề nghị gia hạn",
            (RoundStep::ExtensionAsked, Language::En) => "More time asked for",
            (RoundStep::ExtensionGranted, Language::Vi) => "Cho gia hạn",
            (RoundStep::ExtensionGranted, Language::En) => "More time granted",
            (RoundStep::ExtensionRefused, Language::Vi) => "Không cho gia hạn",
            (RoundStep::ExtensionRefused, Language::En) => "More time refused",
        }
    }

    /// "2 trên 3 chỉ tiêu đã nộp, 1 bản nháp."
    #[must_use]
    pub fn round_progress(self, progress: Progress) -> String {
        let Progress {
            expected,
            filled,
            handed_in,
        } = progress;
        let drafts = filled - handed_in;
        match self.0 {
            Language::Vi => {
                let drafts = match drafts {
                    0 => String::new(),
                    drafts => format!(", {drafts} đang là bản nháp"),
                };
                format!("Đã nộp {handed_in} trên {expected} chỉ tiêu{drafts}.")
            }
            Language::En => {
                let drafts = match drafts {
                    0 => String::new(),
                    drafts => format!(", {drafts} in draft"),
                };
                format!("{handed_in} of {expected} indicators handed in{drafts}.")
            }
        }
    }

    /// "hằng tháng", "một lần (năm 2023)".
    #[must_use]
    pub fn cadence_name(self, cadence: Cadence) -> String {
        match cadence {
            Cadence::Once(period) => format!(
                "{} ({})",
                Cadence::name("once", self.0),
                period.name(self.0)
            ),
            other => Cadence::name(other.code(), self.0).to_owned(),
        }
    }

    /// A whole schedule in one sentence.
    #[must_use]
    pub fn schedule_sentence(self, schedule: &Schedule) -> String {
        let cadence = self.cadence_name(schedule.cadence);
        let window = self.window(schedule);
        let due = self.due_rule(schedule.due, schedule.hour);
        let lock = schedule
            .lock
            .map_or_else(String::new, |rule| self.lock(rule));
        match self.0 {
            Language::Vi => format!("Báo cáo {cadence}{window}. Hạn {due}.{lock}"),
            Language::En => format!("Reports are {cadence}{window}. Due {due}.{lock}"),
        }
    }

    fn window(self, schedule: &Schedule) -> String {
        let Window::From(day) = schedule.window else {
            return String::new();
        };
        if schedule.cadence == Cadence::Week {
            let monday = Date::constant(2024, 1, 1).weekday();
            let name = |number: i8| weekday_name(monday.wrapping_add(number - 1), self.0);
            return match self.0 {
                Language::Vi => format!(", tính từ {} tuần trước đến {}", name(day), name(day - 1)),
                Language::En => format!(
                    ", counted from {} of the week before to {}",
                    name(day),
                    name(day - 1)
                ),
            };
        }
        match self.0 {
            Language::Vi => format!(", tính từ ngày {day} tháng trước đến ngày {}", day - 1),
            Language::En => format!(
                ", counted from day {day} of the month before to day {}",
                day - 1
            ),
        }
    }

    fn due_rule(self, rule: DueRule, hour: Hour) -> String {
        match (rule, self.0) {
            (
                DueRule::WorkingDay { nth: 0 } | DueRule::CalendarDay { nth: 0, .. },
                Language::Vi,
            ) => {
                format!("{hour} ngày cuối kỳ")
            }
            (
                DueRule::WorkingDay { nth: 0 } | DueRule::CalendarDay { nth: 0, .. },
                Language::En,
            ) => {
                format!("at {hour} on the last day of the period")
            }
            (DueRule::WorkingDay { nth }, Language::Vi) => {
                format!("{hour} ngày làm việc thứ {nth} sau khi kết thúc kỳ")
            }
            (DueRule::WorkingDay { nth }, Language::En) => {
                format!("at {hour}, {nth} working days after the period ends")
            }
            (DueRule::CalendarDay { nth, .. }, Language::Vi) => {
                format!("{hour} ngày thứ {nth} sau khi kết thúc kỳ")
            }
            (DueRule::CalendarDay { nth, .. }, Language::En) => {
                format!("at {hour}, {nth} days after the period ends")
            }
            (DueRule::DayOfMonth { day, .. }, Language::Vi) => {
                format!("{hour} ngày {day} đầu tiên sau khi kết thúc kỳ")
            }
            (DueRule::DayOfMonth { day, .. }, Language::En) => {
                format!("at {hour} on the first day {day} of a month after the period ends")
            }
        }
    }

    fn lock(self, rule: DueRule) -> String {
        match (rule, self.0) {
            (
                DueRule::WorkingDay { nth: 0 } | DueRule::CalendarDay { nth: 0, .. },
                Language::Vi,
            ) => " Khoá ngay khi hết hạn.".to_owned(),
            (
                DueRule::WorkingDay { nth: 0 } | DueRule::CalendarDay { nth: 0, .. },
                Language::En,
            ) => " Locked as soon as it was due.".to_owned(),
            (DueRule::WorkingDay { nth }, Language::Vi) => {
                format!(" Khoá sau hạn {nth} ngày làm việc.")
            }
            (DueRule::WorkingDay { nth }, Language::En) => {
                format!(" Locked {nth} working days after that.")
            }
            (DueRule::CalendarDay { nth, .. }, Language::Vi) => {
                format!(" Khoá sau hạn {nth} ngày.")
            }
            (DueRule::CalendarDay { nth, .. }, Language::En) => {
                format!(" Locked {nth} days after that.")
            }
            (DueRule::DayOfMonth { day, .. }, Language::Vi) => {
                format!(" Khoá ngày {day} đầu tiên sau hạn.")
            }
            (DueRule::DayOfMonth { day, .. }, Language::En) => {
                format!(" Locked on the first day {day} of a month after that.")
            }
        }
    }

    /// What holds for a programme that says nothing of its own.
    #[must_use]
    pub fn stale_after_hint(self, usual: u16) -> String {
        match self.0 {
            Language::Vi => format!(
                "Áp dụng cho mọi chỉ tiêu, nhiệm vụ của chương trình. Để trống: {usual} ngày."
            ),
            Language::En => {
                format!("For every indicator and task of the programme. Empty: {usual} days.")
            }
        }
    }

    /// "đề nghị đến 20/11/2026".
    #[must_use]
    pub fn asked_until(self, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("Đề nghị gia hạn đến {day}"),
            Language::En => format!("More time asked for until {day}"),
        }
    }

    #[must_use]
    pub fn granted_until(self, day: Date) -> String {
        let day = date_text(day, self.0);
        match self.0 {
            Language::Vi => format!("Đã cho gia hạn đến {day}"),
            Language::En => format!("More time granted until {day}"),
        }
    }
}
