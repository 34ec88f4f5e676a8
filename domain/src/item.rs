//! Everything a programme names that is neither an indicator nor a task: breakthroughs,
//! models, trademarks, meetings, obstacles, requests. Registers and meetings get rooms of
//! their own later; until then each is an item with its kind, and nothing is left out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Bilingual, Language,
    id::{DocumentId, ItemId, Slug, UnitId},
    period::Period,
    quantity::Quantity,
    source::Ground,
};

macro_rules! kinds {
    ($($kind:ident $vi:literal $en:literal;)*) => {
        /// What an item of a programme is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum ItemKind { $($kind),* }

        impl ItemKind {
            /// In the order in which a programme is read.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            #[must_use]
            pub const fn name(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$kind, Language::Vi) => $vi, (Self::$kind, Language::En) => $en,)*
                }
            }
        }
    };
}

kinds! {
    Objective "mục tiêu chung" "objective";
    Focus "nhiệm vụ trọng tâm" "focus";
    Breakthrough "khâu đột phá" "breakthrough";
    Solution "nhóm nhiệm vụ, giải pháp" "group of solutions";
    Result "kết quả" "result";
    Obstacle "khó khăn, vướng mắc" "obstacle";
    Request "kiến nghị" "request";
    Meeting "cuộc họp" "meeting";
    Agenda "nội dung họp" "agenda item";
    Conclusion "kết luận" "conclusion";
    Product "sản phẩm" "product";
    Trademark "nhãn hiệu" "trademark";
    Model "mô hình" "model";
    Chain "chuỗi liên kết" "value chain";
    Project "dự án" "project";
    Plan "quy hoạch, kế hoạch" "plan";
    Software "phần mềm" "software";
    Procedure "thủ tục, quy trình" "procedure";
    Standard "tiêu chuẩn" "standard";
    Research "đề tài nghiên cứu" "research";
    Transfer "chuyển giao công nghệ" "technology transfer";
    Infrastructure "hạ tầng" "infrastructure";
    Event "sự kiện" "event";
    Rank "xếp hạng" "rank";
    Team "tổ công tác" "team";
    Role "vai trò" "role";
    Principle "nguyên tắc" "principle";
    Rule "quy định" "rule";
    Fields "lĩnh vực" "fields";
    Budget "ngân sách" "budget";
    Report "báo cáo" "report";
    Period "thời kỳ" "period";
    Media "hình ảnh" "media";
    Note "ghi chú" "note";
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    pub slug: Slug,
    pub kind: ItemKind,
    pub programme: DocumentId,
    /// The item it belongs to: a conclusion under its meeting.
    pub under: Option<ItemId>,
    pub name: Bilingual,
    pub detail: Option<Bilingual>,
    pub units: Vec<UnitId>,
    pub period: Option<Period>,
    pub date: Option<Date>,
    /// How far it has come, in the words of its register.
    pub stage: Option<Bilingual>,
    pub value: Option<Quantity>,
    pub measure: Option<Bilingual>,
    /// For a request: who can answer it.
    pub answer_by: Option<UnitId>,
    /// Never shown to someone without the right to it.
    pub restricted: bool,
    pub note: Option<Bilingual>,
    pub ground: Ground,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}
