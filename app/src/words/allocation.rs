//! What pages say about dividing a target among units.

use domain::{
    Language,
    allocation::{Balance, BalanceVerdict},
    quantity::format_decimal,
};

use super::Words;

words! {
    divide_target: "Phân bổ mục tiêu", "Divide the target";
    target_divided: "Phân bổ mục tiêu", "Target divided";
    divide_intro: "Mỗi đơn vị nhận một phần của mục tiêu này. Để trống thì đơn vị không có phần.", "Each unit gets a part of this target. Leave empty where a unit has none.";
    parts: "Phần của các đơn vị", "The units' parts";
    aggregation_hint: "Tỷ lệ, bình quân, thứ hạng thì không cộng; số lượng thì cộng dồn.", "Rates, averages and ranks do not add up; counts do.";
    divide_ground_hint: "Văn bản phân bổ, ví dụ: Quyết định 15/QĐ-UBND", "The document that divides it";
    save_parts: "Lưu phân bổ", "Save the parts";
    parts_saved: "Đã lưu phân bổ.", "The parts are saved.";
    whole_target: "Mục tiêu chung", "The whole";
    no_number_to_divide: "Mục tiêu này nêu một hướng hoặc một so sánh, không nêu con số, nên không phân bổ được.", "This target names a direction or a comparison, not a number, so it cannot be divided.";
    no_units_below: "Đơn vị này không có đơn vị cấp dưới để phân bổ.", "This unit has no units below to divide it among.";
    not_added: "Các phần không cộng với nhau, nên không so tổng.", "The parts do not add up, so there is no sum to compare.";
    has_own_target: "đã có mục tiêu riêng", "has a target of its own";
}

impl Words {
    /// "Đã phân bổ 110 / 120 sản phẩm: còn thiếu 10."
    #[must_use]
    pub fn balance(self, balance: Balance, measure: &str) -> String {
        let text = |value: domain::Decimal| format_decimal(value.normalize(), self.0);
        let (allocated, whole) = (text(balance.allocated), text(balance.whole));
        match (self.0, balance.verdict) {
            (Language::Vi, BalanceVerdict::Even) => {
                format!("Đã phân bổ {allocated} / {whole} {measure}: đủ.")
            }
            (Language::En, BalanceVerdict::Even) => {
                format!("{allocated} of {whole} {measure} divided: complete.")
            }
            (Language::Vi, BalanceVerdict::Short(by)) => format!(
                "Đã phân bổ {allocated} / {whole} {measure}: còn thiếu {}.",
                text(by)
            ),
            (Language::En, BalanceVerdict::Short(by)) => format!(
                "{allocated} of {whole} {measure} divided: {} missing.",
                text(by)
            ),
            (Language::Vi, BalanceVerdict::Over(by)) => format!(
                "Đã phân bổ {allocated} / {whole} {measure}: vượt {}.",
                text(by)
            ),
            (Language::En, BalanceVerdict::Over(by)) => format!(
                "{allocated} of {whole} {measure} divided: {} too much.",
                text(by)
            ),
        }
    }

    /// "một phần của mục tiêu Thành phố Hà Nội".
    #[must_use]
    pub fn part_of(self, unit: &str) -> String {
        match self.0 {
            Language::Vi => format!("một phần mục tiêu của {unit}"),
            Language::En => format!("part of the target of {unit}"),
        }
    }
}
