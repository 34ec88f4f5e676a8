//! What pages say about who is in charge, and about handing over.

use domain::Language;

use super::Words;

words! {
    role_lost_there: "Vai trò hiện nay không còn đến đơn vị này: mục này đang không có ai phụ trách.", "The present roles do not reach this unit any more: nobody is in charge of this.";
}

impl Words {
    /// Who was in charge until they left or lost the role.
    #[must_use]
    pub fn nobody_any_more(self, was: &str) -> String {
        match self.0 {
            Language::Vi => format!("Chưa có người phụ trách; trước đây là {was}"),
            Language::En => format!("Nobody in charge; it was {was}"),
        }
    }

    /// What an officer is named for and cannot be in charge of any more.
    #[must_use]
    pub fn duties_lost(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} mục dưới đây không còn thuộc vai trò nào của cán bộ này, nên đang không có ai phụ trách. Hãy bàn giao từng mục.", self.counted(count)),
            (Language::En, 1) => "No role of this officer reaches one of these any more, so nobody is in charge of it. Hand it over.".into(),
            (Language::En, _) => format!("No role of this officer reaches {} of these any more, so nobody is in charge of them. Hand over each.", self.counted(count)),
        }
    }
}
