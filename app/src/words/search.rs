//! What search says.

use domain::Language;

use super::Words;

words! {
    offered: "Gợi ý", "Suggestions";
    narrow_results: "Thu hẹp kết quả", "Narrow the results";
    narrowed_to: "Đang lọc theo", "Narrowed to";
    kind_of_thing: "Loại", "Kind";
    unit_is_there: "Đang hoạt động", "In existence";
    sorted_by: "Xếp theo", "Sorted by";
    best_fit: "Phù hợp nhất", "Best fit";
    newest: "Mới nhất", "Newest";
    by_name: "Tên, từ A đến Y", "Name, A to Y";
    did_you_mean: "Có phải bạn tìm:", "Did you mean:";
    pages_of_results: "Các trang kết quả", "Pages of results";
    first_results: "Về những kết quả đầu", "Back to the first results";
    search_without_filters: "Tìm lại, không lọc gì", "Search again without narrowing";
    try_fewer_words: "Thử ít từ hơn, hoặc chỉ gõ vài chữ đầu của tên.", "Try fewer words, or only the first letters of a name.";
    try_a_place: "Tìm nơi bạn sống: gõ tên xã, phường cũ hoặc mới, hoặc xem", "Looking for where you live: type a commune or ward, old or new, or see";
    all_units: "tất cả đơn vị", "all units";
    try_a_number: "Tìm văn bản: gõ số, ký hiệu như 05-CTr/HU, hoặc xem", "Looking for a document: type its number, such as 05-CTr/HU, or see";
    all_programmes: "tất cả chương trình", "all programmes";
}

impl Words {
    #[must_use]
    pub fn offers(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, 0) => "Không có gợi ý.".to_owned(),
            (Language::Vi, _) => {
                format!("{} gợi ý, dùng phím mũi tên để chọn.", self.counted(count))
            }
            (Language::En, 0) => "No suggestions.".to_owned(),
            (Language::En, 1) => "1 suggestion, use the arrow keys to choose.".to_owned(),
            (Language::En, _) => format!(
                "{} suggestions, use the arrow keys to choose.",
                self.counted(count)
            ),
        }
    }

    #[must_use]
    pub fn which_namesake(self, count: usize, name: &str) -> String {
        match self.0 {
            Language::Vi => format!(
                "Có {} đơn vị tên “{name}”. Bạn tìm đơn vị nào?",
                self.counted(count)
            ),
            Language::En => format!(
                "{} units are called “{name}”. Which one do you mean?",
                self.counted(count)
            ),
        }
    }

    #[must_use]
    pub fn more_results(self, shown: usize, total: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "Xem tiếp (đã xem {} trong {})",
                self.counted(shown),
                self.counted(total)
            ),
            Language::En => format!(
                "More results ({} of {} so far)",
                self.counted(shown),
                self.counted(total)
            ),
        }
    }

    #[must_use]
    pub fn more_choices(self, count: usize) -> String {
        match self.0 {
            Language::Vi => format!("Xem thêm {}", self.counted(count)),
            Language::En => format!("{} more", self.counted(count)),
        }
    }

    #[must_use]
    pub fn drop_choice(self, name: &str) -> String {
        match self.0 {
            Language::Vi => format!("Bỏ lọc: {name}"),
            Language::En => format!("No longer narrow to {name}"),
        }
    }
}
