//! What pages say about units as they are kept, about sources and documents, and about handing over.

use domain::{
    Language,
    handover::{Ending, Standing},
};

use super::Words;

words! {
    keep_units: "Đơn vị và sắp xếp", "Units and mergers";
    keep_units_intro: "Tên, mã, cấp trên của từng đơn vị, mỗi thứ có ngày bắt đầu và ngày kết thúc. Mã không phải là khóa: đơn vị khác có thể dùng lại vào những ngày khác.", "Names, codes and what is above each unit, each with its first and last day. A code is not a key: another unit may have it on other days.";
    new_unit: "Thêm đơn vị", "New unit";
    edit_unit: "Sửa đơn vị", "Change the unit";
    find_unit: "Tìm theo tên hoặc mã", "Find by name or code";
    no_units: "Không có đơn vị nào như vậy trong phạm vi của bạn.", "There is no such unit within your reach.";
    unit_names: "Tên gọi", "Names";
    unit_full: "Tên đầy đủ", "Full name";
    unit_short: "Tên ngắn", "Short name";
    unit_codes: "Mã đơn vị", "Codes";
    unit_code: "Mã", "Code";
    unit_parents: "Cấp trên trực tiếp", "What is above";
    unit_parent: "Cấp trên", "Above";
    unit_first_day: "Từ ngày", "From";
    unit_last_day: "Đến hết ngày", "Last day";
    unit_days_hint: "Để trống nếu không rõ ngày bắt đầu, hoặc chưa kết thúc.", "Empty where the beginning is not known, or there is no end yet.";
    unit_exists: "Tồn tại", "Exists";
    unit_serves: "Phục vụ địa bàn", "The place it serves";
    unit_serves_hint: "Chỉ dành cho cơ quan, tổ chức: tên hoặc địa chỉ của địa bàn.", "For bodies only: the name or address of the place.";
    code_elsewhere: "Cùng mã, vào những ngày khác", "The same code, on other days";
    which_is_asked: "Tên nào có nhiều đơn vị thì sẽ được hỏi lại.", "Where several units have a name, it is asked which one.";

    reform: "Sắp xếp đơn vị", "Merge or divide units";
    reform_intro: "Nhập, chia, điều chỉnh một phần: một văn bản, một ngày, một lần thực hiện. Xem trước mọi thay đổi rồi mới thực hiện.", "Merge, divide, or hand a part over: one document, one day, one act. Everything is shown before it is done.";
    reform_old: "Đơn vị cũ", "Former units";
    reform_old_hint: "Mỗi dòng một đơn vị bị nhập, chia hoặc chuyển đi một phần.", "One a line: those that are merged, divided, or give a part away.";
    reform_count: "Số đơn vị nhận", "How many units take over";
    reform_next: "Tiếp tục", "Go on";
    reform_again: "Chọn lại đơn vị cũ", "Choose other former units";
    reform_on: "Có hiệu lực từ ngày", "Holds from";
    reform_document: "Văn bản quyết định", "Deciding document";
    reform_document_hint: "Số, ký hiệu của văn bản đã có trong sổ, ví dụ 202/2025/QH15", "The number of a document that is kept here, such as 202/2025/QH15";
    reform_goes_on: "Vẫn tồn tại, chỉ chuyển đi một phần", "Goes on; only a part is given away";
    reform_outcome: "Đơn vị nhận", "Takes over";
    reform_known: "Đơn vị đã có", "A unit that is there";
    reform_known_hint: "Tên, mã hoặc địa chỉ; để trống nếu là đơn vị mới.", "Its name, code or address; empty for a new one.";
    reform_new: "Hoặc đơn vị mới", "Or a new unit";
    reform_code_hint: "Phần giữ trụ sở cũ của Ủy ban nhân dân thì giữ mã cũ; để trống thì đơn vị đã có giữ mã của mình.", "The part that keeps the old seat of the People's Committee keeps the code; empty: a unit that is there keeps its own.";
    reform_takes: "Nhận từ", "Takes from";
    reform_nothing: "không nhận", "nothing";
    reform_below: "Thuộc đơn vị sẽ kết thúc", "Below units that end";
    reform_below_hint: "Chọn đơn vị nhận theo số thứ tự.", "Choose who takes it over, by its number.";
    reform_ends_too: "cũng kết thúc", "ends too";
    reform_preview: "Xem trước", "Look at it first";
    reform_will_be: "Sẽ như thế này", "What will be";
    reform_affected: "Những gì liên quan", "What is affected";
    reform_affected_none: "Không có việc dở dang, vai trò hay người phụ trách nào ở đơn vị này.", "Nothing unfinished, no roles and nobody in charge there.";
    reform_handover_hint: "Việc dở dang không tự chuyển: sau ngày này, cấp trên đề nghị từng mục cho đơn vị kế thừa tại trang Bàn giao.", "What is unfinished does not move by itself: after that day, the unit above proposes each item to a successor on the handover pages.";
    reform_do: "Thực hiện sắp xếp", "Do it";
    reform_done: "Đã sắp xếp. Mọi thay đổi đã vào nhật ký của từng đơn vị.", "Done. Every change is in the journal of its unit.";
    reform_ends: "kết thúc", "ends";
    reform_begins: "bắt đầu", "begins";
    reform_continues: "tiếp tục", "goes on";
    reform_belongs: "thuộc", "belongs to";
    reform_code_from: "mã", "code";
    edges: "Kế thừa", "Succession";
    charges: "phân công phụ trách", "charges";
    roles_held: "Vai trò của cán bộ", "Roles held there";
    bodies_serving: "Cơ quan phục vụ địa bàn này, cần xem lại", "Bodies that serve it, to be looked at";

    keep_documents: "Văn bản", "Documents";
    keep_documents_intro: "Nghị quyết, chương trình, kế hoạch, quyết định: số, ký hiệu, cơ quan ban hành, ngày, nhiệm kỳ và văn bản cấp trên mà nó thực hiện.", "Resolutions, programmes, plans, decisions: number, issuer, day, term, and the documents above that they implement.";
    new_document: "Thêm văn bản", "New document";
    find_document: "Tìm theo số hoặc tên", "Find by number or title";
    no_documents: "Không có văn bản nào như vậy.", "There is no such document.";
    below_documents: "Văn bản cấp dưới thực hiện văn bản này", "Documents below that implement it";
    followed_items: "Theo dõi tiến độ nội dung", "Follow its items";
    followed_hint: "Văn bản được theo dõi có chỉ tiêu, nhiệm vụ và các nội dung khác.", "A document that is followed has indicators, tasks and other items.";
    not_followed: "Không theo dõi", "Not followed";

    keep_sources: "Nguồn", "Sources";
    new_source: "Thêm nguồn", "New source";
    edit_source: "Sửa nguồn", "Change the source";
    source_title: "Tên nguồn", "Title";
    publisher: "Nơi công bố", "Publisher";
    published_on: "Ngày công bố", "Published on";
    source_url: "Địa chỉ trang", "Address";
    source_url_hint: "Bắt đầu bằng https://", "Begins with https://";
    source_covers: "Nội dung bao quát", "What it covers";
    source_keeper: "Đơn vị giữ nguồn", "Kept by";
    no_sources: "Chưa có nguồn nào.", "No sources yet.";

    handover: "Bàn giao", "Handover";
    handovers: "Bàn giao của đơn vị đã kết thúc", "Handovers of former units";
    handovers_intro: "Việc dở dang của đơn vị đã kết thúc được đề nghị từng mục cho đơn vị kế thừa, tiếp nhận hoặc từ chối có lý do. Không mục nào tự chuyển; số liệu đã công bố ở lại với đơn vị cũ.", "What former units left unfinished is proposed item by item to their successors, who take it over or refuse it with a reason. Nothing moves by itself; what was published stays with the former unit.";
    handovers_none: "Không có đơn vị nào đã kết thúc mà còn việc dở dang.", "No former unit left anything unfinished.";
    handover_items: "Các mục", "Items";
    handover_left: "Việc của đơn vị cũ", "What the former unit left";
    handover_nothing: "Đơn vị này không để lại việc dở dang nào.", "This unit left nothing unfinished.";
    handover_to_propose: "Bàn giao cần đề nghị", "Handovers to propose";
    handover_to_accept: "Được đề nghị tiếp nhận", "Proposed for taking over";
    handover_propose: "Đề nghị tiếp nhận", "Propose";
    handover_pick_hint: "Chọn các mục giao cho cùng một đơn vị, nhiều nhất 50 mục một lần.", "Choose the items that go to one unit, at most 50 at a time.";
    successor: "Đơn vị kế thừa", "Successor";
    successor_hint: "Có nhiều đơn vị kế thừa thì không chọn sẵn: hãy chọn đúng đơn vị.", "Where there are several, nothing is chosen in advance: choose the right one.";
    successors_none: "Chưa ghi nhận đơn vị nào kế thừa đơn vị này.", "No successor of this unit is known yet.";
    handover_note: "Lời nhắn cho đơn vị tiếp nhận (không bắt buộc)", "A word to the successor (optional)";
    handover_accept: "Tiếp nhận", "Take over";
    handover_refuse: "Không tiếp nhận", "Do not take over";
    handover_reason: "Lý do, nếu không tiếp nhận", "The reason, where it is not taken over";
    handover_end: "Không bàn giao mục nào đã chọn", "Hand over none of those chosen";
    handover_end_hint: "Chỉ khi không đơn vị nào tiếp nhận: giữ lại hoặc kết thúc, có lý do.", "Only where nobody takes it over: kept or ended, with a reason.";
    handover_ending: "Cách xử lý", "What becomes of it";
    handover_proposed_done: "Đã gửi đề nghị. Đơn vị kế thừa được báo.", "Proposed. The successor is told.";
    handover_accepted_done: "Đã tiếp nhận.", "Taken over.";
    handover_refused_done: "Đã trả lại, kèm lý do.", "Given back, with the reason.";
    handover_ended_done: "Đã ghi cách xử lý.", "It is noted what becomes of it.";
    handover_taken_over: "Tiếp nhận từ đơn vị cũ", "Taken over from former units";
    handover_four_eyes: "Người đề nghị không tự tiếp nhận.", "Whoever proposed does not answer.";
    handover_figures_stay: "Số liệu đã công bố ở lại với đơn vị cũ; đơn vị tiếp nhận chịu trách nhiệm làm tiếp.", "What was published stays with the former unit; whoever took it over is responsible for going on.";
    handover_charge_ends: "Khi tiếp nhận, người phụ trách ở đơn vị cũ thôi phụ trách; đơn vị mới phân công người của mình.", "When it is taken over, whoever was in charge at the former unit no longer is; the new one puts its own officer in charge.";
    handover_steps: "Các bước", "Steps";
    handover_open_steps: "Chưa có đề nghị nào.", "Nothing was proposed yet.";
}

impl Words {
    #[must_use]
    pub fn which_unit(self, typed: &str) -> String {
        match self.0 {
            Language::Vi => format!("“{typed}” là đơn vị nào?"),
            Language::En => format!("Which unit is “{typed}”?"),
        }
    }

    /// "Chờ Xã Yên Lãng trả lời", …; the unit by its name.
    #[must_use]
    pub fn handover_standing(self, standing: Standing, unit: &str) -> String {
        match (standing, self.0) {
            (Standing::Open, Language::Vi) => "Chưa đề nghị".to_owned(),
            (Standing::Open, Language::En) => "Not proposed yet".to_owned(),
            (Standing::Proposed(_), Language::Vi) => format!("Chờ {unit} trả lời"),
            (Standing::Proposed(_), Language::En) => format!("Waiting for {unit}"),
            (Standing::Refused(_), Language::Vi) => format!("{unit} không tiếp nhận"),
            (Standing::Refused(_), Language::En) => format!("Refused by {unit}"),
            (Standing::Accepted(_), Language::Vi) => format!("{unit} đã tiếp nhận"),
            (Standing::Accepted(_), Language::En) => format!("Taken over by {unit}"),
            (Standing::Ended(Ending::Kept), Language::Vi) => "Giữ ở đơn vị cũ".to_owned(),
            (Standing::Ended(Ending::Kept), Language::En) => "Kept with the former unit".to_owned(),
            (Standing::Ended(Ending::Stopped), Language::Vi) => "Kết thúc".to_owned(),
            (Standing::Ended(Ending::Stopped), Language::En) => "Ended".to_owned(),
        }
    }

    /// "Do Xã Yên Lãng tiếp nhận từ Xã Tiến Thịnh ngày 26/11/2026, theo 1656/NQ-UBTVQH15."
    #[must_use]
    pub fn taken_over(self, to: &str, from: &str, day: &str, by: Option<&str>) -> String {
        match (self.0, by) {
            (Language::Vi, Some(by)) => {
                format!("Do {to} tiếp nhận từ {from} ngày {day}, theo {by}.")
            }
            (Language::Vi, None) => format!("Do {to} tiếp nhận từ {from} ngày {day}."),
            (Language::En, Some(by)) => {
                format!("Taken over by {to} from {from} on {day}, under {by}.")
            }
            (Language::En, None) => format!("Taken over by {to} from {from} on {day}."),
        }
    }

    #[must_use]
    pub fn handovers_counted(self, count: usize) -> String {
        match (self.0, count) {
            (Language::Vi, _) => format!("{} mục cần đề nghị", self.counted(count)),
            (Language::En, 1) => "1 item to propose".to_owned(),
            (Language::En, _) => format!("{} items to propose", self.counted(count)),
        }
    }

    /// How what a unit left stands.
    #[must_use]
    pub fn handover_tally(self, tally: service::book::handover::Tally) -> String {
        let named = [
            (tally.to_propose, ("cần đề nghị", "to propose")),
            (tally.waiting, ("chờ trả lời", "waiting")),
            (tally.accepted, ("đã tiếp nhận", "taken over")),
            (tally.ended, ("giữ lại hoặc kết thúc", "kept or ended")),
        ];
        let parts: Vec<_> = named
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, (vi, en))| format!("{count} {}", self.0.pick(vi, en)))
            .collect();
        parts.join(" · ")
    }
}
