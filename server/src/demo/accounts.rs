//! The accounts with which the demo can be tried: only with `--demo`, only on a loopback address,
//! with passwords of this start. A server started without `--demo` disables those it finds.

use app::door::DemoAccount;
use domain::{
    Bilingual, Refusal,
    id::UnitId,
    officer::{AccountName, Officer},
    policy::{Grant, Role},
};
use service::{
    Service,
    account::{officers::NewOfficer, password::readable},
};

use super::keys::unit_id;

/// For tests that have to know it: the same for all accounts.
pub const PASSWORD_VARIABLE: &str = "TIENDO_DEMO_PASSWORD";
/// Marks an account as one of the demo's, whatever its name.
const MARK: &str = "(tài khoản dùng thử)";

struct Account {
    name: &'static str,
    role: Role,
    unit: &'static str,
    vi: &'static str,
    en: &'static str,
}

const ACCOUNTS: [Account; 9] = [
    Account {
        name: "bao-cao.me-linh",
        role: Role::Reporter,
        unit: "xa-me-linh",
        vi: "Người báo cáo, xã Mê Linh",
        en: "Reporter, Mê Linh Commune",
    },
    Account {
        name: "bao-cao.tu-ky",
        role: Role::Reporter,
        unit: "huyen-tu-ky",
        vi: "Người báo cáo, huyện Tứ Kỳ (cũ)",
        en: "Reporter, former Tứ Kỳ District",
    },
    Account {
        name: "bao-cao.thach-that",
        role: Role::Reporter,
        unit: "huyen-thach-that",
        vi: "Người báo cáo, huyện Thạch Thất (cũ)",
        en: "Reporter, former Thạch Thất District",
    },
    Account {
        name: "duyet.ha-noi",
        role: Role::Reviewer,
        unit: "thanh-pho-ha-noi",
        vi: "Người duyệt, thành phố Hà Nội",
        en: "Reviewer, Hà Nội City",
    },
    Account {
        name: "duyet.tu-ky",
        role: Role::Reviewer,
        unit: "huyen-tu-ky",
        vi: "Người duyệt, huyện Tứ Kỳ (cũ)",
        en: "Reviewer, former Tứ Kỳ District",
    },
    Account {
        name: "ke-hoach.ha-noi",
        role: Role::Planner,
        unit: "thanh-pho-ha-noi",
        vi: "Người giao việc, thành phố Hà Nội",
        en: "Planner, Hà Nội City",
    },
    Account {
        name: "ke-hoach.tu-ky",
        role: Role::Planner,
        unit: "huyen-tu-ky",
        vi: "Người giao việc, huyện Tứ Kỳ (cũ)",
        en: "Planner, former Tứ Kỳ District",
    },
    Account {
        name: "quan-tri",
        role: Role::Administrator,
        unit: "viet-nam",
        vi: "Quản trị, toàn hệ thống",
        en: "Administrator of everything",
    },
    Account {
        name: "kiem-tra.ha-noi",
        role: Role::Auditor,
        unit: "thanh-pho-ha-noi",
        vi: "Kiểm tra, giám sát, thành phố Hà Nội",
        en: "Auditor, Hà Nội City",
    },
];

impl Account {
    fn post(&self) -> String {
        format!("{} {MARK}", self.vi)
    }

    fn scope(&self) -> UnitId {
        unit_id(self.unit)
    }
}

/// Adds the accounts, or gives those of an earlier start new passwords.
///
/// # Errors
/// A given password that nobody may have; a store that fails.
pub async fn offer(service: &Service, given: Option<&str>) -> Result<Vec<DemoAccount>, Refusal> {
    let mut offered = Vec::with_capacity(ACCOUNTS.len());
    for account in &ACCOUNTS {
        let password = given.map_or_else(|| readable(service.clock().secret()), str::to_owned);
        match known(service, account.name) {
            None => {
                let new = NewOfficer {
                    account: account.name.to_owned(),
                    post: account.post(),
                    grants: vec![Grant {
                        role: account.role,
                        scope: account.scope(),
                    }],
                    password: password.clone(),
                };
                service.add_officer(new).await?;
            }
            Some(officer) if officer.post == account.post() => {
                service.reset_officer(account.name, &password).await?;
            }
            // Somebody's real account that happens to have the name.
            Some(_) => continue,
        }
        offered.push(DemoAccount {
            account: account.name.to_owned(),
            password,
            who: Bilingual::new(account.vi, account.en),
        });
    }
    Ok(offered)
}

/// Disables the accounts that an earlier start with `--demo` left, and no others.
///
/// # Errors
/// When the store fails.
pub async fn withdraw(service: &Service) -> Result<(), Refusal> {
    for account in &ACCOUNTS {
        let left = known(service, account.name);
        if left.is_some_and(|officer| !officer.disabled && officer.post == account.post()) {
            service.disable_officer(account.name).await?;
        }
    }
    Ok(())
}

fn known(service: &Service, name: &str) -> Option<Officer> {
    let name = AccountName::try_from(name.to_owned()).ok()?;
    service.book().officer_by_account(&name).cloned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use service::account::password::acceptable;

    use super::*;

    #[test]
    fn a_password_made_here_may_be_used() {
        let password = readable([7; 32]);
        for account in &ACCOUNTS {
            assert_eq!(acceptable(&password, account.name), Ok(()));
        }
    }

    #[test]
    fn each_account_has_its_own_name_and_a_unit_of_the_demo() {
        let names: BTreeSet<_> = ACCOUNTS.iter().map(|account| account.name).collect();
        assert_eq!(names.len(), ACCOUNTS.len());
        let demo = super::super::read(jiff::Timestamp::UNIX_EPOCH).unwrap();
        for account in &ACCOUNTS {
            let known = demo
                .records
                .iter()
                .any(|record| matches!(record, service::store::Record::Unit(unit) if unit.id == account.scope()));
            assert!(known, "{} is for a unit that is not there", account.name);
            assert!(AccountName::try_from(account.name.to_owned()).is_ok());
        }
    }
}
