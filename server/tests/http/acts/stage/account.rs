//! The forms of one's own account: its way in, its password, its sessions.

use domain::policy::Role;

use super::{HERE, NEW_PASSWORD, Ready, Stage};
use crate::world::{Client, PASSWORD};

impl Stage {
    /// An officer whose account is nobody else's concern.
    pub(super) async fn newcomer(&self) -> (String, Client) {
        let account = format!("nguoi-moi-{}", self.fresh());
        let officer = self.world.officer(&account, Role::Reporter, HERE).await;
        (account, officer.before_the_same_as(&self.reporter))
    }

    pub(super) async fn sign_in(&self) -> Ready {
        let (account, officer) = self.newcomer().await;
        let mut form = self.new_form();
        form.extend([("account", account), ("password", PASSWORD.to_owned())]);
        Ready {
            by: officer.without_cookie(),
            form,
            leads: "/ban-lam-viec".into(),
        }
    }

    pub(super) async fn sign_out(&self) -> Ready {
        Ready {
            by: self.newcomer().await.1,
            form: self.new_form(),
            leads: "/".into(),
        }
    }

    pub(super) async fn change_password(&self) -> Ready {
        let mut form = self.new_form();
        form.extend([
            ("password", PASSWORD.to_owned()),
            ("new_password", NEW_PASSWORD.to_owned()),
            ("repeated_password", NEW_PASSWORD.to_owned()),
        ]);
        Ready {
            by: self.newcomer().await.1,
            form,
            leads: "/tai-khoan?da=mat-khau".into(),
        }
    }

    pub(super) async fn end_session(&self) -> Ready {
        let (account, officer) = self.newcomer().await;
        let service = &self.world.service;
        let other = service
            .sign_in(&account, PASSWORD, &account, "máy khác")
            .await
            .unwrap();
        let mut form = self.new_form();
        form.push(("session", other.key().to_string()));
        Ready {
            by: officer,
            form,
            leads: "/tai-khoan?da=phien".into(),
        }
    }
}
