//! The field's terms in plain words: what people may ask "what is that?" of, each with one sentence, in the
//! order in which the page of terms tells them.

use domain::Language;

use super::{Words, sentence::capital};

macro_rules! terms {
    ($($term:ident $slug:literal: $vi:literal, $en:literal; $meaning_vi:literal, $meaning_en:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Term { $($term),* }

        impl Term {
            pub const ALL: &[Self] = &[$(Self::$term),*];

            /// Its place on the page of terms.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$term => $slug),* }
            }

            /// As it stands within a sentence.
            #[must_use]
            pub const fn name(self, language: Language) -> &'static str {
                match self { $(Self::$term => language.pick($vi, $en)),* }
            }

            #[must_use]
            pub const fn meaning(self, language: Language) -> &'static str {
                match self { $(Self::$term => language.pick($meaning_vi, $meaning_en)),* }
            }
        }
    };
}

terms! {
    Indicator "chi-tieu": "chỉ tiêu", "indicator"; "Điều được đo bằng con số, theo từng đơn vị và từng kỳ: số sản phẩm, tỷ lệ hồ sơ, số mô hình.", "Something measured as a number, for a unit and a period: products, a share of files, models.";
    Target "muc-tieu": "mục tiêu", "target"; "Mức đã hứa cho một chỉ tiêu: ít nhất, nhiều nhất, trong một khoảng, đúng bằng hoặc toàn bộ. Có mục tiêu chỉ nêu một hướng, không nêu con số.", "What was promised for an indicator: at least, at most, within a range, exactly or all of it. Some name a direction and no number.";
    Task "nhiem-vu": "nhiệm vụ", "task"; "Việc được giao cho một đơn vị chủ trì, có hạn và có sản phẩm phải làm ra.", "Work given to a lead unit, with a deadline and something it has to produce.";
    Breakthrough "khau-dot-pha": "khâu đột phá", "breakthrough"; "Việc mà một nghị quyết chọn dồn sức làm trước, vì làm được thì các việc khác mới đi được.", "What a resolution chooses to put its strength into first, because other work depends on it.";
    SixClear "sau-ro": "6 rõ", "six clear points"; "Rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền. Thiếu một “rõ” thì nhiệm vụ còn là bản nháp và trang nói rõ thiếu gì.", "Clear person, work, time, responsibility, product and authority. With one missing a task stays a draft, and its page says which.";
    Timing "theo-thoi-gian": "tình trạng theo thời gian", "state in time"; "Việc đã xong hay chưa, đúng hạn hay quá hạn, tính đến ngày đang xem. Việc không có hạn không bị coi là trễ.", "Whether work is done or open, in time or late, on the day one looks at. Work without a deadline is never late.";
    Outlook "trien-vong": "triển vọng", "outlook"; "Lời hứa có thành không: vượt, đạt, đang tiến triển, có nguy cơ, khó đạt, không đạt, hoặc chưa thể đánh giá. Trang của chỉ tiêu nói rõ xét theo quy tắc nào.", "Whether a promise is kept: exceeded, achieved, on the way, at risk, unlikely, missed, or not to be judged. The indicator's page says by which rule.";
    CannotJudge "chua-the-danh-gia": "chưa thể đánh giá", "cannot be judged"; "Chưa đủ để kết luận: không có mục tiêu, chưa có số liệu, hoặc mục tiêu không nêu con số. Đây không phải là tin xấu.", "There is not enough to decide: no target, no figure yet, or a target without a number. It is not bad news.";
    Excess "vuot": "vượt mục tiêu", "exceeded"; "Kết quả hơn mức đã hứa. Với mục tiêu là một khoảng, phần vượt tính từ mức cao: hứa 3–5, được 23 là vượt 18.", "More than was promised. For a range, excess is counted from its upper end: 3–5 promised and 23 done is 18 more.";
    Share "n-tren-tong-so": "n/N", "n/N"; "Đạt n trên tổng số N, ví dụ 34/64. Giữ nguyên cả hai số, vì cùng một tỷ lệ có thể đến từ những số rất khác nhau.", "n out of N, such as 34/64. Both numbers are kept, as the same share may come from very different ones.";
    Derived "tinh-ra": "tính ra", "computed"; "Con số suy ra từ những con số đã công bố, như tổng của các xã. Luôn ghi là tính ra và không thay số đã công bố; nếu hai số lệch nhau thì cả hai cùng được nêu.", "A number derived from published ones, such as the sum of communes. It is always marked, and never takes the place of what was published; where they differ both are shown.";
    Succession "ke-thua": "kế thừa đơn vị", "succession of units"; "Khi một đơn vị kết thúc, đơn vị nào đứng vào chỗ của nó: nguyên vẹn, một phần, hoặc phần còn lại. Số liệu cũ vẫn ở đơn vị cũ như đã công bố.", "Which unit stands in the place of one that ended: the whole of it, a part, or the remainder. Old figures stay with the old unit, as published.";
    Handover "ban-giao": "bàn giao", "handover"; "Việc dở dang của đơn vị đã kết thúc được chuyển từng việc một cho đơn vị tiếp nhận, có ngày và có người nhận.", "What a dissolved unit left unfinished, passed on item by item to a unit that accepts it, with a day.";
    TwoLevels "hai-cap": "chính quyền hai cấp", "two levels of government"; "Từ ngày 1/7/2025 chính quyền địa phương có cấp tỉnh và cấp xã, không còn cấp huyện. Tên xã, phường cũ vẫn tìm thấy ở đây.", "Since 1 July 2025 local government has provinces and communes, and no districts. Names of former communes are still found here.";
    Resolution "nghi-quyet": "nghị quyết", "resolution"; "Văn bản ghi quyết định của đại hội, cấp ủy hoặc hội đồng; các chương trình và kế hoạch triển khai nó thành việc.", "What a congress, a Party committee or a council decided; programmes and plans turn it into work.";
    Programme "chuong-trinh": "chương trình", "programme"; "Văn bản nêu mục tiêu, chỉ tiêu và nhiệm vụ của một giai đoạn. Sổ này theo dõi từng lời hứa trong đó.", "A document with the aims, indicators and tasks of some years. This book follows each promise in it.";
    Symbols "ky-hieu": "TU, HU, ĐU", "TU, HU, ĐU"; "Phần cuối ký hiệu văn bản của Đảng cho biết cấp ủy ban hành: TU là Tỉnh ủy, Thành ủy hoặc Thị ủy, HU là Huyện ủy, ĐU là Đảng ủy. Phần trước là loại văn bản: NQ nghị quyết, CTr chương trình, KH kế hoạch, KL kết luận.", "The end of a Party document's number names the committee that issued it: TU of a province, city or town, HU of a district, ĐU of another Party organisation. Before it stands the kind: NQ resolution, CTr programme, KH plan, KL conclusion.";
    Ocop "ocop": "OCOP", "OCOP"; "Chương trình “Mỗi xã một sản phẩm”: sản phẩm của địa phương được chấm điểm và xếp hạng sao, cao nhất là 5 sao.", "“One Commune One Product”: local products are scored and given stars, five at most.";
    Round "ky-bao-cao": "kỳ báo cáo", "reporting round"; "Mỗi kỳ có ngày bắt đầu, hạn gửi và đơn vị phải gửi. Đơn vị trả lời “không phát sinh” là đã báo cáo.", "Each has a beginning, a deadline and units that report. A unit that answers that there is nothing has reported.";
    Obstacle "vuong-mac": "vướng mắc", "obstacle"; "Điều làm công việc dừng lại. Mỗi vướng mắc có nơi có thẩm quyền gỡ và có hạn trả lời.", "What stops the work. Each has a unit with the authority to remove it, and a day to answer by.";
    Request "kien-nghi": "kiến nghị", "request"; "Điều một đơn vị đề nghị cấp có thẩm quyền quyết định hoặc hỗ trợ.", "What a unit asks those with the authority to decide or to help with.";
    Ground "can-cu": "căn cứ", "ground"; "Văn bản, biểu hoặc sổ mà con số lấy ra từ đó, có chỗ để tra lại.", "The document, table or register that a number was taken from, with the place in it.";
    Evidence "minh-chung": "minh chứng", "evidence"; "Tệp cho thấy một con số hay một việc là đúng, như ảnh, biên bản, quyết định.", "A file that shows that a figure or some work is right: a photo, minutes, a decision.";
    Journal "nhat-ky": "nhật ký", "journal"; "Mọi thay đổi được ghi nối tiếp và móc xích bằng mã băm, nên sửa hay xóa một dòng cũ đều lộ ra.", "Every change is written down in a chain of hashes, so that altering or removing an old line shows.";
}

words! {
    terms: "Giải thích từ ngữ", "Plain words";
    terms_intro: "Những từ hay gặp trong nghị quyết, báo cáo và trên các trang này, mỗi từ một câu.", "Words of resolutions, reports and these pages, in one sentence each.";
    all_terms: "Mọi từ ngữ", "All words";
}

impl Words {
    /// A term as the heading of its meaning.
    #[must_use]
    pub fn term_heading(self, term: Term) -> String {
        capital(term.name(self.0))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_has_a_place_of_its_own_and_one_meaning_in_each_language() {
        let slugs: BTreeSet<_> = Term::ALL.iter().map(|term| term.slug()).collect();
        assert_eq!(slugs.len(), Term::ALL.len());
        for term in Term::ALL {
            assert_eq!(domain::text::fold::slug(term.slug()), term.slug());
            for language in [Language::Vi, Language::En] {
                let meaning = term.meaning(language);
                assert!(meaning.ends_with('.'), "{meaning}");
                // What is explained on the spot has to be read at a glance.
                assert!(meaning.chars().count() <= 260, "{meaning}");
            }
        }
    }
}
