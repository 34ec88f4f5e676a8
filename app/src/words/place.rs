//! What pages say about where somebody lives, what changed there, and what needs an answer.

use domain::{Language, status::Counts};
use service::book::{here::Bond, news::NewsKind};

use super::Words;

words! {
    lives_here: "Đây là nơi tôi sống", "I live here";
    lives_here_hint: "Trang chủ sẽ bắt đầu từ đơn vị này. Chỉ máy của bạn nhớ, bằng một cookie giữ tên đơn vị trong một năm: không định vị, không lưu trên máy chủ.", "The home page will begin with this unit. Only your device remembers it, in a cookie that holds its name for a year: no location is looked up and nothing is kept on the server.";
    forget_here: "Quên nơi này", "Forget this place";
    remembered_hint: "Chỉ máy của bạn nhớ nơi này, bằng một cookie trong một năm.", "Only your device remembers it, in a cookie, for a year.";
    your_place: "Nơi bạn sống", "Where you live";
    find_elsewhere: "Tìm nơi khác", "Look for another place";
    place_over: "Đơn vị này đã kết thúc. Nay là:", "This unit has ended. Today it is:";
    place_page: "Trang của nơi này", "The page of this place";
    place_changed: "Vừa thay đổi ở đây", "Changed here lately";
    place_changes: "Mọi thay đổi ở đây", "All changes here";
    place_unchanged: "Chưa có gì thay đổi ở đây.", "Nothing has changed here yet.";

    all_obstacles_here: "Mọi vướng mắc ở đây", "All obstacles here";
    others_promises: "Lời hứa của đơn vị liên quan", "Promises of units that have to do with it";
    figures_stay: "Số liệu ở lại đơn vị đã công bố, không chuyển sang đơn vị khác; mở từng đơn vị để xem.", "Figures stay with the unit that published them and are not moved to another one; open each to see them.";
    tiles_label: "Tình trạng chỉ tiêu ở từng đơn vị trực thuộc", "How the indicators of each unit below stand";
    tiles_table: "Xem dạng bảng", "As a table";
    ranked_below: "So sánh các đơn vị trực thuộc", "The units below, compared";
    rank: "Hạng", "Rank";
    unranked: "Chưa có số liệu: không xếp hạng, không phải là kém nhất", "No figure yet: not ranked, and not the worst";

    compare: "So sánh", "Compare";
    compare_units: "So sánh với đơn vị khác", "Compare with other units";
    compare_intro: "Chọn một chỉ tiêu hoặc một chương trình, rồi chọn các đơn vị và kỳ để đặt cạnh nhau. Địa chỉ của trang giữ nguyên lựa chọn.", "Choose an indicator or a programme, then units and periods to put side by side. The address of the page keeps what was chosen.";
    compare_here: "So sánh các đơn vị và các kỳ", "Compare units and periods";
    compare_choose: "Xem", "Show";
    compare_other: "Chọn chỉ tiêu hoặc chương trình khác", "Choose another indicator or programme";
    compare_periods: "Kỳ", "Periods";
    compare_same_ruler: "Các thước dùng chung một thang, nên so được bằng mắt.", "All rulers have one scale, so that they can be compared by eye.";
    ruler_column: "Thước", "Ruler";
    compare_nothing: "Chưa có số liệu hay mục tiêu nào để so sánh.", "There is no figure or target to compare yet.";

    changes: "Thay đổi theo tuần", "Changes by week";
    changed_this_week: "Thay đổi trong tuần", "Changed this week";
    all_changes: "Mọi thay đổi theo tuần", "All changes by week";
    nothing_ever: "Chưa có thay đổi nào.", "Nothing has changed yet.";
    week_earlier: "Tuần trước", "Earlier";
    week_later: "Tuần sau", "Later";
    all_weeks: "Mọi tuần có thay đổi", "Every week with a change";

    needs_answer: "Cần trả lời", "Needs an answer";
    nothing_owed: "Không có việc nào quá hạn, không có vướng mắc nào chờ trả lời.", "Nothing is late, and no obstacle waits for an answer.";
    owed_tasks: "nhiệm vụ quá hạn", "tasks past their day";
    owed_late: "vướng mắc quá hạn trả lời", "obstacles past the day of an answer";
    owed_waiting: "vướng mắc đang chờ trả lời hoặc đang gỡ", "obstacles waiting or being removed";
    owed_loose: "khó khăn, kiến nghị chưa có nơi nhận trả lời", "difficulties and requests that nobody was asked about";
    owed_rounds: "kỳ báo cáo quá hạn, còn thiếu", "reporting rounds late or incomplete";
}

impl Words {
    /// How many promises concern a place, and how they stand.
    #[must_use]
    pub fn place_sentence(self, counts: Counts) -> String {
        match (self.0, counts.all()) {
            (Language::Vi, 0) => {
                "Chưa có chỉ tiêu nào được theo dõi cho nơi này hoặc cho cấp trên của nơi này."
                    .into()
            }
            (Language::En, 0) => {
                "No indicator is followed for this place or for what stands above it.".into()
            }
            (Language::Vi, all) => {
                format!(
                    "{all} chỉ tiêu liên quan đến nơi này. {}",
                    self.counts(counts)
                )
            }
            (Language::En, 1) => {
                format!("1 indicator concerns this place. {}", self.counts(counts))
            }
            (Language::En, all) => format!(
                "{all} indicators concern this place. {}",
                self.counts(counts)
            ),
        }
    }

    #[must_use]
    pub fn indicators_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} chỉ tiêu", self.counted(count)),
            (Language::En, 1) => "1 indicator".to_owned(),
            (Language::En, _) => format!("{} indicators", self.counted(count)),
        }
    }

    /// What a unit has to do with the place where somebody lives.
    #[must_use]
    pub const fn bond(self, bond: Bond) -> &'static str {
        let language = self.0;
        match bond {
            Bond::Itself => language.pick("nơi này", "this place"),
            Bond::Today => {
                language.pick("nay đứng vào chỗ của nơi này", "stands in its place today")
            }
            Bond::Before => language.pick(
                "đơn vị cũ hợp thành nơi này; số liệu ở lại đơn vị cũ, như đã công bố",
                "this place was made of it; its figures stay there, as published",
            ),
            Bond::Above => language.pick("cấp trên, bao gồm nơi này", "stands above this place"),
            Bond::OnceAbove => language.pick(
                "từng là cấp trên, nay đã kết thúc; số liệu ở lại đơn vị cũ, như đã công bố",
                "stood above it and has ended; its figures stay there, as published",
            ),
        }
    }

    /// What happened, so many times.
    #[must_use]
    pub fn news(self, kind: NewsKind, count: usize) -> String {
        format!("{} {}", self.counted(count), self.news_kind(kind, count))
    }

    /// The same without the number: as of one, or of many.
    #[must_use]
    pub fn news_kind(self, kind: NewsKind, count: usize) -> &'static str {
        let language = self.0;
        let (what, one, many) = match kind {
            NewsKind::Corrected => (
                "số liệu được điều chỉnh",
                "figure corrected",
                "figures corrected",
            ),
            NewsKind::Published => (
                "số liệu được công bố",
                "figure published",
                "figures published",
            ),
            NewsKind::Document => (
                "văn bản mới hoặc được sửa",
                "document added or changed",
                "documents added or changed",
            ),
            NewsKind::Promise => (
                "thay đổi về chỉ tiêu, mục tiêu, nội dung",
                "change of indicators, targets or items",
                "changes of indicators, targets and items",
            ),
            NewsKind::Task => (
                "thay đổi về nhiệm vụ",
                "change of tasks",
                "changes of tasks",
            ),
            NewsKind::Obstacle => (
                "bước xử lý vướng mắc",
                "step about an obstacle",
                "steps about obstacles",
            ),
            NewsKind::Meeting => (
                "thay đổi về cuộc họp, kết luận",
                "change of meetings",
                "changes of meetings",
            ),
            NewsKind::Handover => ("bước bàn giao", "step of a handover", "steps of handovers"),
            NewsKind::Unit => ("thay đổi về đơn vị", "change of units", "changes of units"),
            NewsKind::Source => (
                "nguồn mới hoặc được sửa",
                "source added or changed",
                "sources added or changed",
            ),
        };
        let english = if count == 1 { one } else { many };
        language.pick(what, english)
    }

    /// The way to all changes, from a list that shows some.
    #[must_use]
    pub fn more_changes(self, all: usize, shown: usize) -> String {
        match (self.0, all.saturating_sub(shown)) {
            (_, 0) => self.all_changes().to_owned(),
            (Language::Vi, more) => format!("Xem thêm {more} nhóm thay đổi"),
            (Language::En, 1) => "1 more group of changes".to_owned(),
            (Language::En, more) => format!("{more} more groups of changes"),
        }
    }

    #[must_use]
    pub fn figures_of_other_periods(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!(
                "Còn {} số liệu của các kỳ khác: có ở trang của từng chỉ tiêu và trong tệp tải về.",
                self.counted(count)
            ),
            (Language::En, 1) => {
                "1 more figure, of another period: on its indicator's page, and in the files."
                    .to_owned()
            }
            (Language::En, count) => format!(
                "{} more figures, of other periods: on each indicator's page, and in the files.",
                self.counted(count)
            ),
        }
    }

    #[must_use]
    pub fn figures_in_sight(self, shown: usize, all: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "Đang hiện {} dòng mới nhất trong {} dòng; tất cả có trong tệp tải về.",
                self.counted(shown),
                self.counted(all)
            ),
            Language::En => {
                format!(
                    "The latest {} of {} lines; all of them are in the files.",
                    self.counted(shown),
                    self.counted(all)
                )
            }
        }
    }

    #[must_use]
    pub fn units_in_sight(self, shown: usize, all: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "Đang hiện {} đơn vị đứng đầu trong {} đơn vị; tất cả có trong tệp tải về.",
                self.counted(shown),
                self.counted(all)
            ),
            Language::En => {
                format!(
                    "The first {} of {} units; all of them are in the files.",
                    self.counted(shown),
                    self.counted(all)
                )
            }
        }
    }

    #[must_use]
    pub fn nothing_this_week(self, then: &str) -> String {
        match self.0 {
            Language::Vi => format!("Tuần này chưa có thay đổi. Lần gần nhất, tuần {then}:"),
            Language::En => format!("Nothing changed this week. The last time, {then}:"),
        }
    }

    #[must_use]
    pub fn week_of(self, span: &str) -> String {
        match self.0 {
            Language::Vi => format!("Tuần {span}"),
            Language::En => format!("Week of {span}"),
        }
    }

    #[must_use]
    pub fn week_sentence(self, span: &str, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, 0) => format!("Tuần {span} không có thay đổi nào."),
            (Language::En, 0) => format!("Nothing changed in the week of {span}."),
            (Language::Vi, _) => format!("{} thay đổi trong tuần {span}.", self.counted(count)),
            (Language::En, 1) => format!("1 change in the week of {span}."),
            (Language::En, _) => format!("{} changes in the week of {span}.", self.counted(count)),
        }
    }

    #[must_use]
    pub fn owed_sentence(self, count: usize) -> String {
        match (self.0, count) {
            (_, 0) => self.nothing_owed().to_owned(),
            (Language::Vi, _) => format!(
                "{} việc đang cần ai đó trả lời hoặc làm cho xong.",
                self.counted(count)
            ),
            (Language::En, 1) => "1 thing needs somebody to answer it or to finish it.".to_owned(),
            (Language::En, _) => {
                format!(
                    "{} things need somebody to answer them or to finish them.",
                    self.counted(count)
                )
            }
        }
    }
}
