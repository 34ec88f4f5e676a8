//! Commands as forms send them, filled in with what is usual; a test changes what it is about.

use domain::{
    Language,
    command::{
        ApproveFigure, KeepItem, Place, PlanTask, PostUpdate, RecordFigure, ReturnFigure,
        SubmitFigure, TypedPair,
    },
    id::{IndicatorId, ItemId, TaskId},
    task::TaskState,
};

use service::manage::{code, mark};

use super::{ME_LINH, PROGRAMME, World, this_year};

/// An indicator's place at Mê Linh, this year.
pub fn place(indicator: IndicatorId) -> Place {
    Place {
        indicator,
        unit: ME_LINH,
        period: this_year(),
    }
}

impl World {
    pub fn record(&self, at: &Place, base: u32, value: &str) -> RecordFigure {
        RecordFigure {
            id: self.service.new_command(),
            at: at.clone(),
            base,
            language: Language::Vi,
            value: value.into(),
            ground: "Báo cáo 12/BC-UBND, biểu 2".into(),
            note: String::new(),
            submit: false,
        }
    }

    pub fn submit(&self, at: &Place, base: u32) -> SubmitFigure {
        SubmitFigure {
            id: self.service.new_command(),
            at: at.clone(),
            base,
        }
    }

    pub fn approve(&self, at: &Place, base: u32) -> ApproveFigure {
        ApproveFigure {
            id: self.service.new_command(),
            at: at.clone(),
            base,
        }
    }

    pub fn give_back(&self, at: &Place, base: u32, reason: &str) -> ReturnFigure {
        ReturnFigure {
            id: self.service.new_command(),
            at: at.clone(),
            base,
            reason: reason.into(),
        }
    }

    /// A new task with a name and a ground, and nothing clear yet.
    pub fn plan(&self, name: &str) -> PlanTask {
        PlanTask {
            id: self.service.new_command(),
            programme: PROGRAMME,
            task: None,
            base: 0,
            name: name.into(),
            lead: String::new(),
            with: String::new(),
            person: String::new(),
            work: String::new(),
            deadline: String::new(),
            responsibility: String::new(),
            product: String::new(),
            authority: String::new(),
            process: String::new(),
            effect: String::new(),
            ground: "Kế hoạch 31/KH-UBND".into(),
            assign: false,
        }
    }

    /// The same with all six clear.
    pub fn plan_clearly(&self, name: &str) -> PlanTask {
        PlanTask {
            lead: "me-linh".into(),
            person: "Trưởng phòng Văn hóa - Xã hội".into(),
            deadline: "31/12/2026".into(),
            product: "Báo cáo kết quả".into(),
            authority: "Chủ tịch UBND xã".into(),
            ..self.plan(name)
        }
    }

    /// An item as it stands, but for not everybody from now on.
    pub fn with_restricted(&self, id: ItemId) -> KeepItem {
        let item = self.service.book().item(id).cloned().unwrap();
        KeepItem {
            id: self.service.new_command(),
            programme: PROGRAMME,
            item: Some(id),
            base: mark(Some(&item)),
            language: Language::Vi,
            kind: code(&item.kind),
            name: TypedPair {
                vi: item.name.vi,
                en: String::new(),
            },
            detail: TypedPair::default(),
            under: String::new(),
            units: "me-linh".into(),
            period: String::new(),
            date: String::new(),
            stage: TypedPair::default(),
            value: String::new(),
            measure: TypedPair::default(),
            answer_by: String::new(),
            restricted: true,
            note: TypedPair::default(),
            ground: "phần III".into(),
        }
    }

    pub fn update(&self, task: TaskId, base: u32, state: Option<TaskState>) -> PostUpdate {
        PostUpdate {
            id: self.service.new_command(),
            task,
            base,
            results: "Đã mở hai lớp".into(),
            difficulties: String::new(),
            next: String::new(),
            state,
        }
    }
}
