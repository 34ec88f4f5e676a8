//! The forms of those who manage.

use service::{
    account::officers::shown,
    manage::{mark, owner::base},
};

use super::{HERE, INDICATOR, NEW_PASSWORD, PROGRAMME, Ready, Stage};

impl Stage {
    pub(super) fn keep_document(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        form.extend([
            ("document", String::new()),
            ("base", String::new()),
            ("kind", "plan".into()),
            ("number", String::new()),
            ("title", format!("Kế hoạch thử {number}")),
            ("issuer", HERE.into()),
            ("starts", "2026".into()),
            ("ends", "2030".into()),
            ("ground", "Kế hoạch của huyện".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/quan-ly/ke-hoach-thu-{number}?da=luu"),
        }
    }

    pub(super) fn keep_item(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("programme", self.programme()),
            ("item", String::new()),
            ("base", String::new()),
            ("kind", "breakthrough".into()),
            ("name", format!("Nội dung thử {}", self.fresh())),
            ("units", format!("{HERE}\nXã Quang Trung")),
            ("ground", "Mục 2".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/quan-ly/{PROGRAMME}?da=luu"),
        }
    }

    pub(super) fn keep_indicator(&self) -> Ready {
        let number = self.fresh();
        let mut form = self.new_form();
        form.extend([
            ("programme", self.programme()),
            ("indicator", String::new()),
            ("base", String::new()),
            ("name", format!("Chỉ tiêu thử {number}")),
            ("measure", "sản phẩm".into()),
            ("direction", "up".into()),
            ("excess_from", "upper".into()),
            ("note", "Ghi chú thử".into()),
            ("ground", "Mục 2".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/quan-ly/chi-tieu/chi-tieu-thu-{number}/sua?da=luu"),
        }
    }

    pub(super) fn keep_promise(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("indicator", self.indicator()),
            ("base", String::new()),
            ("unit", HERE.into()),
            ("period", format!("{}", 1950 + self.fresh())),
            ("target_kind", "range".into()),
            ("low", "3".into()),
            ("high", "5".into()),
            ("ground", "Mục 2".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/quan-ly/chi-tieu/{INDICATOR}/sua?da=luu"),
        }
    }

    pub(super) fn keep_officer(&self) -> Ready {
        let account = format!("them-{}", self.fresh());
        let mut form = self.new_form();
        form.extend([
            ("officer", String::new()),
            ("base", String::new()),
            ("account", account.clone()),
            ("post", "Công chức tổng hợp".into()),
            ("role", "reporter".into()),
            ("unit", HERE.into()),
            ("new_password", NEW_PASSWORD.into()),
        ]);
        Ready {
            by: self.administrator.clone(),
            form,
            leads: format!("/quan-ly/can-bo/{account}?da=them"),
        }
    }

    pub(super) async fn grant_role(&self) -> Ready {
        let (account, _) = self.newcomer().await;
        let (officer, base) = self.known(&account);
        let mut form = self.new_form();
        form.extend([
            ("officer", officer),
            ("base", base),
            ("role", "auditor".into()),
            ("unit", HERE.into()),
        ]);
        Ready {
            by: self.administrator.clone(),
            form,
            leads: format!("/quan-ly/can-bo/{account}?da=luu"),
        }
    }

    pub(super) async fn switch_officer(&self) -> Ready {
        let (account, _) = self.newcomer().await;
        let mut form = self.new_form();
        form.extend([
            ("officer", self.known(&account).0),
            ("close", "true".into()),
        ]);
        Ready {
            by: self.administrator.clone(),
            form,
            leads: format!("/quan-ly/can-bo/{account}?da=khoa"),
        }
    }

    pub(super) fn assign_owner(&self) -> Ready {
        let mut form = self.new_form();
        let base = {
            let book = self.world.service.book();
            let duty = domain::owner::Duty {
                charge: domain::owner::Charge::Indicator(
                    book.indicator_by_slug(INDICATOR).unwrap().id,
                ),
                unit: book.tree().by_slug(HERE).unwrap().id,
            };
            form.push(("unit", duty.unit.to_string()));
            base(book.in_charge(duty).map(|officer| officer.id))
        };
        form.extend([
            ("indicator", self.indicator()),
            ("base", base),
            ("officer", "bao-cao".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: format!("/quan-ly/phu-trach/chi-tieu/{INDICATOR}/{HERE}?da=phu-trach"),
        }
    }

    pub(super) fn assign_owners(&self) -> Ready {
        let one = self.assign_owner();
        let of = |name: &str| {
            let found = one.form.iter().find(|(field, _)| *field == name);
            found.map(|(_, value)| value.clone()).unwrap()
        };
        let duty = format!(
            "indicator.{}.{}:{}",
            of("indicator"),
            of("unit"),
            of("base")
        );
        let mut form = self.new_form();
        form.extend([
            ("duties[]", duty),
            ("officer", "bao-cao-hai".into()),
            ("back", "/quan-ly/do-tuoi?thieu=cap-nhat".into()),
        ]);
        Ready {
            by: self.planner.clone(),
            form,
            leads: "/quan-ly/do-tuoi?thieu=cap-nhat&da=phu-trach".into(),
        }
    }

    fn programme(&self) -> String {
        let book = self.world.service.book();
        book.document_by_slug(PROGRAMME).unwrap().id.to_string()
    }

    fn indicator(&self) -> String {
        let book = self.world.service.book();
        book.indicator_by_slug(INDICATOR).unwrap().id.to_string()
    }

    /// An officer's id, and the mark of what is shown of them.
    fn known(&self, account: &str) -> (String, String) {
        let book = self.world.service.book();
        let officer = book
            .officer_by_account(&account.to_owned().try_into().unwrap())
            .unwrap();
        (officer.id.to_string(), mark(Some(&shown(officer))))
    }
}
