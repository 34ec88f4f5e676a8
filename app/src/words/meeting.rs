//! What pages say about meetings and what they concluded.

use domain::Language;

use super::Words;

words! {
    meetings: "Cuộc họp", "Meetings";
    meeting: "Cuộc họp", "Meeting";
    new_meeting: "Thêm cuộc họp", "Add a meeting";
    edit_meeting: "Sửa cuộc họp", "Edit the meeting";
    meeting_name: "Tên cuộc họp", "Name of the meeting";
    meeting_stage: "Trạng thái", "State";
    meeting_host: "Đơn vị chủ trì", "Held by";
    meeting_day: "Ngày họp", "Day";
    meeting_hour: "Giờ bắt đầu", "Hour";
    meeting_place: "Địa điểm", "Place";
    meeting_agenda: "Nội dung họp", "Agenda";
    meeting_units: "Đơn vị được mời", "Units invited";
    meeting_guests: "Thành phần khác", "Others invited";
    meeting_guests_hint: "Ghi chức danh, không ghi tên người.", "By their posts, not their names.";
    meeting_invitation: "Nội dung giấy mời", "Invitation";
    meeting_minutes: "Biên bản", "Minutes";
    meeting_follows: "Kiểm tra kết luận của cuộc họp", "Inspects the conclusions of";
    meeting_saved: "Đã lưu cuộc họp.", "The meeting is saved.";
    conclusion_saved: "Đã lưu kết luận.", "The conclusions are saved.";
    conclusion_given: "Đã giao kết luận thành nhiệm vụ.", "The conclusion has become tasks.";
    conclusions: "Kết luận", "Conclusions";
    conclusion: "Kết luận", "Conclusion";
    given_conclusions: "Kết luận đã giao", "Conclusions that became tasks";
    no_conclusions: "Chưa ghi kết luận nào.", "No conclusion is written down yet.";
    add_conclusion: "Thêm kết luận", "Add a conclusion";
    conclusion_text: "Nội dung kết luận", "Conclusion";
    save_conclusion: "Lưu kết luận", "Save the conclusion";
    conclusion_drop_hint: "Xóa hết chữ để bỏ kết luận chưa giao.", "Empty it to take out a conclusion nothing came of.";
    give_conclusion: "Giao thành nhiệm vụ", "Make tasks of it";
    conclusion_works: "Việc phải làm, mỗi dòng một việc", "What is to be done, one work a line";
    conclusion_works_hint: "Mỗi việc được giao cho từng đơn vị dưới đây. Việc đã có tên trong kết luận thì được chia cho các đơn vị.", "Each work is given to each unit below. A work that the conclusion names already is divided among the units.";
    conclusion_units: "Giao cho các đơn vị, mỗi dòng một đơn vị", "Given to these units, one a line";
    conclusion_lead: "Đơn vị theo dõi chung", "Followed up by";
    not_given: "Chưa giao thành nhiệm vụ.", "Nothing has come of it yet.";
    carried_over: "Kết luận kỳ trước", "Concluded before";
    carried_over_hint: "Việc chưa xong ở lại danh sách này cho đến khi xong, dù qua bao nhiêu lần kiểm tra.", "What is not done stays on this list until it is, however many inspections it takes.";
    inspected_by: "Được kiểm tra tại", "Inspected at";
    of_conclusion: "Từ kết luận", "From the conclusion";
    meetings_empty: "Chưa có cuộc họp nào.", "There are no meetings yet.";
    parts_of_task: "Phần việc của từng đơn vị", "Each unit's part";
    part_of_task: "Thuộc nhiệm vụ", "Part of";
    in_programme_tree: "Trong chương trình", "In its programme";
    invited_hint: "Người giao việc của đơn vị được mời nhận thông báo khi lưu.", "The planners and reporters of the units invited are told when it is saved.";
}

impl Words {
    /// "3 trên 20 việc xong".
    #[must_use]
    pub fn assignments_done(self, done: usize, all: usize) -> String {
        match self.0 {
            Language::Vi => format!(
                "{} trên {} nhiệm vụ đã xong",
                self.counted(done),
                self.counted(all)
            ),
            Language::En => format!("{} of {} tasks done", self.counted(done), self.counted(all)),
        }
    }

    /// "3 trên 4 phần việc hoàn thành, bằng 75%".
    #[must_use]
    pub fn parts_done(self, progress: domain::task::part::Progress) -> String {
        let percent = progress.percent().map(|percent| {
            let text = percent.to_string();
            match self.0 {
                Language::Vi => format!(", bằng {}%", text.replace('.', ",")),
                Language::En => format!(", {text}%"),
            }
        });
        let (done, all) = (progress.done, progress.parts);
        let counted = match self.0 {
            Language::Vi => format!("{done} trên {all} phần việc hoàn thành"),
            Language::En => format!("{done} of {all} parts done"),
        };
        counted + &percent.unwrap_or_default()
    }

    /// What a meeting's conclusions came to, in one sentence.
    #[must_use]
    pub fn meeting_sentence(
        self,
        conclusions: usize,
        given: usize,
        all: usize,
        done: usize,
    ) -> String {
        match (self.0, conclusions, all) {
            (_, 0, _) => self.no_conclusions().to_owned(),
            (Language::Vi, _, 0) => {
                format!(
                    "{} kết luận, chưa kết luận nào được giao thành nhiệm vụ.",
                    self.counted(conclusions)
                )
            }
            (Language::En, 1, 0) => "1 conclusion, of which nothing has come yet.".to_owned(),
            (Language::En, _, 0) => {
                format!(
                    "{} conclusions, of which nothing has come yet.",
                    self.counted(conclusions)
                )
            }
            (Language::Vi, _, _) => format!(
                "{} trên {} kết luận đã giao thành {} nhiệm vụ; {} nhiệm vụ đã xong.",
                self.counted(given),
                self.counted(conclusions),
                self.counted(all),
                self.counted(done)
            ),
            (Language::En, _, _) => format!(
                "{} of {} conclusions became {} tasks; {} of them done.",
                self.counted(given),
                self.counted(conclusions),
                self.counted(all),
                self.counted(done)
            ),
        }
    }
}
