//! Whoever takes letters to the mail server that the settings name: one letter, one connection.

use std::{error::Error as _, io, path::PathBuf, time::Duration};

use app::letter::Composed;
use domain::{
    Timestamp,
    id::LetterId,
    notice::{letter::Trouble, preferences::MailAddress},
};
use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, Certificate, TlsParameters},
    commands::{Data, Mail as MailFrom, Rcpt},
    extension::ClientId,
};
use tokio::time::timeout;

use super::message::message;
use crate::config::{Mail, Tls};

/// Whose letters they are, beside the address.
const SENDER: &str = "Tiến Độ";
/// How long the server may take over one step.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long it may take to accept a letter that it has got: giving up too early sends it twice.
const ACCEPTANCE: Duration = Duration::from_mins(3);

/// Why letters cannot be carried at all.
#[derive(Debug, thiserror::Error)]
pub enum NoCarrier {
    #[error("mail: {0}")]
    Tls(#[from] Error),
    #[error("mail.ca_file {}: {cause}", .file.display())]
    Unreadable { file: PathBuf, cause: String },
}

/// Takes letters to the mail server.
pub struct Carrier {
    host: String,
    port: u16,
    encryption: Encryption,
    account: Option<Credentials>,
    from: MailAddress,
}

enum Encryption {
    FromTheFirstByte(TlsParameters),
    AfterTheGreeting(TlsParameters),
    None,
}

impl Carrier {
    /// By the settings; none when there is no mail server.
    ///
    /// # Errors
    /// When TLS cannot be set up at all, or the certificates to believe cannot be read.
    pub fn of(settings: &Mail) -> Result<Option<Self>, NoCarrier> {
        let (Some(host), Some(from)) = (&settings.host, &settings.from) else {
            return Ok(None);
        };
        // The certificates that the machine believes, and those that the settings name.
        let believed = || -> Result<TlsParameters, NoCarrier> {
            let mut tls = TlsParameters::builder(host.clone());
            if let Some(file) = &settings.ca_file {
                let unreadable = |cause: String| NoCarrier::Unreadable {
                    file: file.clone(),
                    cause,
                };
                let text = std::fs::read(file).map_err(|cause| unreadable(cause.to_string()))?;
                let believed =
                    Certificate::from_pem(&text).map_err(|cause| unreadable(cause.to_string()))?;
                tls = tls.add_root_certificate(believed);
            }
            Ok(tls.build()?)
        };
        let account = settings
            .user
            .clone()
            .zip(settings.password.as_ref())
            .map(|(user, password)| Credentials::new(user, password.reveal().to_owned()));
        Ok(Some(Self {
            host: host.clone(),
            port: settings.port(),
            encryption: match settings.tls {
                Tls::Tls => Encryption::FromTheFirstByte(believed()?),
                Tls::StartTls => Encryption::AfterTheGreeting(believed()?),
                Tls::None => Encryption::None,
            },
            account,
            from: from.clone(),
        }))
    }

    /// Hands a letter over; when this is `Ok`, the server has taken it.
    ///
    /// # Errors
    /// Why it did not.
    pub async fn carry(
        &self,
        id: LetterId,
        to: &MailAddress,
        letter: &Composed,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let message =
            message(id, (SENDER, &self.from), to, letter, now).ok_or(Trouble::Unwritable)?;
        let sender = message.envelope().from().cloned();
        let recipient = to.as_str().parse().map_err(|_| Trouble::Unwritable)?;

        let mut talk = self.greeted().await?;
        if let Some(account) = &self.account {
            // The settings see to it that this is never said in the open.
            let known = [Mechanism::Plain, Mechanism::Login];
            step(talk.auth(&known, account), Trouble::NotLetIn).await?;
        }
        step(talk.command(MailFrom::new(sender, vec![])), Trouble::Later).await?;
        // Only here a refusal is about the officer's address rather than about us.
        let rcpt = Rcpt::new(recipient, vec![]);
        step(talk.command(rcpt), Trouble::Refused).await?;
        step(talk.command(Data), Trouble::Later).await?;
        let message = message.formatted();
        within(ACCEPTANCE, talk.message(&message), Trouble::Later).await?;
        // It is theirs now, whatever becomes of the goodbye.
        let _ = step(talk.quit(), Trouble::Later).await;
        Ok(())
    }

    /// A conversation that has begun, as private as the settings say.
    async fn greeted(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let name = ClientId::Domain(self.from.domain().to_owned());
        let (at_once, afterwards) = match &self.encryption {
            Encryption::FromTheFirstByte(tls) => (Some(tls), None),
            Encryption::AfterTheGreeting(tls) => (None, Some(tls)),
            Encryption::None => (None, None),
        };
        let server = (self.host.as_str(), self.port);
        let connection = AsyncSmtpConnection::connect_tokio1(
            server,
            Some(PATIENCE),
            &name,
            at_once.cloned(),
            None,
        );
        let mut talk = step(connection, Trouble::Later).await?;
        if let Some(tls) = afterwards {
            step(talk.starttls(tls.clone(), &name), Trouble::NotLetIn).await?;
        }
        Ok(talk)
    }
}

async fn step<T>(
    step: impl Future<Output = Result<T, Error>>,
    refused: Trouble,
) -> Result<T, Trouble> {
    within(PATIENCE, step, refused).await
}

/// One step of the conversation; `refused` is what a refusal for good means there.
async fn within<T>(
    patience: Duration,
    step: impl Future<Output = Result<T, Error>>,
    refused: Trouble,
) -> Result<T, Trouble> {
    let Ok(outcome) = timeout(patience, step).await else {
        return Err(Trouble::Unreachable);
    };
    outcome.map_err(|error| {
        tracing::debug!(%error, "the mail server did not go along");
        if error.is_permanent() {
            refused
        } else if error.is_transient() {
            Trouble::Later
        } else if error.is_client() || error.is_tls() || is_not_believed(&error) {
            // It offers no encryption, is not whom it says, or knows no way of proving who we
            // are that we know.
            Trouble::NotLetIn
        } else {
            Trouble::Unreachable
        }
    })
}

/// Whether the encryption came to nothing, as with a certificate that nobody vouches for: it is
/// told as an error of the connection, below which the kind says that what came cannot be used.
fn is_not_believed(error: &Error) -> bool {
    let mut below = error.source();
    while let Some(cause) = below {
        let io = cause.downcast_ref::<io::Error>();
        if io.is_some_and(|io| io.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        below = cause.source();
    }
    false
}
