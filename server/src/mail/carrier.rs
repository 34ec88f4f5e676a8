//! Whoever takes letters to the mail server that the settings name.

use app::letter::Composed;
use domain::{
    Timestamp,
    id::LetterId,
    notice::{letter::Trouble, preferences::MailAddress},
};

use super::{message::message, smtp};
use crate::config::Mail;

/// Whose letters they are, beside the address.
const SENDER: &str = "Tiến Độ";

/// Takes letters to the mail server.
pub struct Carrier {
    server: smtp::Server,
    from: MailAddress,
}

impl Carrier {
    /// By the settings; none when there is no mail server.
    ///
    /// # Errors
    /// When TLS cannot be set up at all.
    pub fn of(settings: &Mail) -> Result<Option<Self>, tokio_rustls::rustls::Error> {
        let (Some(host), Some(from)) = (&settings.host, &settings.from) else {
            return Ok(None);
        };
        let account = settings
            .user
            .clone()
            .zip(settings.password.as_ref())
            .map(|(user, password)| (user, password.reveal().to_owned()));
        Ok(Some(Self {
            server: smtp::Server {
                host: host.clone(),
                port: settings.port(),
                tls: settings.tls,
                account,
                trust: smtp::trust()?,
            },
            from: from.clone(),
        }))
    }

    /// Hands a letter over.
    ///
    /// # Errors
    /// Why the mail server did not take it.
    pub async fn carry(
        &self,
        id: LetterId,
        to: &MailAddress,
        letter: &Composed,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let message =
            message(id, (SENDER, &self.from), to, letter, now).ok_or(Trouble::Unwritable)?;
        self.server.deliver(&self.from, to, &message).await
    }
}
