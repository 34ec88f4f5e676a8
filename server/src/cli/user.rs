//! `tiendo user add|disable|reset`: what the operator can do for officers. A password is read from
//! the standard input, or made and printed once.

use std::{io::Read, process::ExitCode, str::FromStr};

use clap::{Args, Subcommand};
use domain::policy::{Grant, Role};
use service::{Service, account::officers::NewOfficer};

use super::{Stopped, closing, open};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum User {
    /// Thêm một cán bộ
    ///
    /// Adds an officer.
    Add(Add),
    /// Khóa tài khoản và kết thúc mọi phiên
    ///
    /// Disables an account and ends all its sessions. What the officer did stays.
    Disable {
        /// Tên đăng nhập / the account's name
        account: String,
    },
    /// Đặt lại mật khẩu, mở khóa và kết thúc mọi phiên
    ///
    /// Gives an account a new password, enables it, and ends all its sessions.
    Reset {
        /// Tên đăng nhập / the account's name
        account: String,
        #[command(flatten)]
        password: Password,
    },
}

#[derive(Debug, Args)]
pub(super) struct Add {
    /// Tên đăng nhập: 3 đến 64 chữ thường, số, dấu chấm hoặc gạch
    ///
    /// The account's name: 3 to 64 lower-case letters, digits, dots, hyphens, underscores.
    account: String,
    /// Chức danh, không phải họ tên
    ///
    /// The post, as colleagues know it; not the person's name.
    #[arg(long)]
    post: String,
    /// Vai trò và đơn vị, ví dụ reporter:xa-me-linh; có thể lặp lại
    ///
    /// A role on a unit: reporter, reviewer, planner, administrator or auditor, a colon, and the
    /// last part of the unit's address. May be given several times.
    #[arg(long = "grant", required = true, value_name = "ROLE:UNIT")]
    grants: Vec<RoleOn>,
    #[command(flatten)]
    password: Password,
}

#[derive(Debug, Args)]
pub(super) struct Password {
    /// Đọc mật khẩu từ đầu vào chuẩn thay vì tự tạo
    ///
    /// Takes the first line of the standard input as the password, instead of making one.
    #[arg(long)]
    password_stdin: bool,
}

/// A role with the address of its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
struct RoleOn {
    role: Role,
    unit: String,
}

impl FromStr for RoleOn {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (role, unit) = text
            .split_once(':')
            .ok_or("write role:unit, for example reporter:xa-me-linh")?;
        let role = match role {
            "reporter" => Role::Reporter,
            "reviewer" => Role::Reviewer,
            "planner" => Role::Planner,
            "administrator" => Role::Administrator,
            "auditor" => Role::Auditor,
            other => return Err(format!("there is no role {other}")),
        };
        Ok(Self {
            role,
            unit: unit.to_owned(),
        })
    }
}

impl RoleOn {
    fn grant(&self, service: &Service) -> Result<Grant, Stopped> {
        let unit = service
            .book()
            .tree()
            .by_slug(&self.unit)
            .map(|unit| unit.id);
        let scope = unit.ok_or_else(|| {
            Stopped::because(format!("không có đơn vị / there is no unit {}", self.unit))
        })?;
        Ok(Grant {
            role: self.role,
            scope,
        })
    }
}

/// A password, and whether it has to be told.
struct Chosen {
    text: String,
    is_new: bool,
}

impl Password {
    fn choose(&self, service: &Service) -> Result<Chosen, Stopped> {
        if !self.password_stdin {
            return Ok(Chosen {
                text: service.new_password(),
                is_new: true,
            });
        }
        let mut all = String::new();
        std::io::stdin()
            .read_to_string(&mut all)
            .map_err(Stopped::io("reading the password"))?;
        Ok(Chosen {
            text: all.lines().next().unwrap_or_default().to_owned(),
            is_new: false,
        })
    }
}

impl User {
    pub async fn run(&self, config: &Config) -> Result<ExitCode, Stopped> {
        let service = open(config).await?;
        let done = self.done(&service).await;
        let said = closing(&service, done).await?;
        println!("{said}");
        Ok(ExitCode::SUCCESS)
    }

    async fn done(&self, service: &Service) -> Result<String, Stopped> {
        Ok(match self {
            Self::Add(add) => {
                let grants = add
                    .grants
                    .iter()
                    .map(|grant| grant.grant(service))
                    .collect::<Result<_, _>>()?;
                let chosen = add.password.choose(service)?;
                let new = NewOfficer {
                    account: add.account.clone(),
                    post: add.post.clone(),
                    grants,
                    password: chosen.text.clone(),
                };
                service.add_officer(new).await?;
                format!(
                    "Đã thêm {0}. / {0} was added.{1}",
                    add.account,
                    told(&chosen)
                )
            }
            Self::Disable { account } => {
                service.disable_officer(account).await?;
                format!("Đã khóa {account}. / {account} is disabled.")
            }
            Self::Reset { account, password } => {
                let chosen = password.choose(service)?;
                service.reset_officer(account, &chosen.text).await?;
                format!(
                    "Đã đặt lại {account}. / {account} was reset.{}",
                    told(&chosen)
                )
            }
        })
    }
}

/// A password that was made here is told once, and nowhere kept.
fn told(chosen: &Chosen) -> String {
    if chosen.is_new {
        format!(
            "\nMật khẩu, chỉ hiện một lần / password, shown once: {}",
            chosen.text
        )
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_is_a_role_and_a_unit() {
        let read = |text: &str| text.parse::<RoleOn>();
        assert_eq!(
            read("reviewer:thanh-pho-ha-noi"),
            Ok(RoleOn {
                role: Role::Reviewer,
                unit: "thanh-pho-ha-noi".into()
            })
        );
        assert!(read("reviewer").is_err());
        assert_eq!(read("king:viet-nam"), Err("there is no role king".into()));
    }
}
