//! The conversation with a mail server (RFC 5321): one letter, one connection. Written here
//! because nothing more is needed, and because it knows at which step something was refused,
//! which decides whether there is any use in trying again.

use std::{io, sync::Arc, time::Duration};

use data_encoding::BASE64;
use domain::notice::{letter::Trouble, preferences::MailAddress};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

use crate::config::Tls;

/// How long the server may take over one step.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long it may take to accept a letter that it has got: giving up too early sends it twice.
const ACCEPTANCE: Duration = Duration::from_secs(180);
/// Bytes of one answer, whatever it has to say.
const MOST: u64 = 64 * 1024;

/// A mail server, and how it lets us in.
pub struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// A user and a password.
    pub account: Option<(String, String)>,
    /// Whose certificates are believed.
    pub trust: Arc<ClientConfig>,
}

/// The certificates that the machine believes.
///
/// # Errors
/// When TLS cannot be set up at all.
pub fn trust() -> Result<Arc<ClientConfig>, tokio_rustls::rustls::Error> {
    let mut roots = RootCertStore::empty();
    // One that cannot be read is left out; the others still count.
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// A connection of whatever kind.
trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

struct Conversation {
    wire: BufReader<Box<dyn Wire>>,
    /// How we call ourselves: by our address, since a machine need not have a name.
    name: String,
}

/// What the server said.
struct Reply {
    code: u16,
    lines: Vec<String>,
}

impl Server {
    /// Hands over a message; when this is `Ok`, the server has taken it.
    ///
    /// # Errors
    /// Why it did not.
    pub async fn deliver(
        &self,
        from: &MailAddress,
        to: &MailAddress,
        message: &str,
    ) -> Result<(), Trouble> {
        let mut talk = self.greeted().await?;
        if let Some((user, password)) = &self.account {
            talk.let_in(user, password).await?;
        }
        let from = format!("MAIL FROM:<{}>", from.as_str());
        talk.say(&from, 250, Trouble::Later).await?;
        let to = format!("RCPT TO:<{}>", to.as_str());
        // Only here a refusal is about the officer's address rather than about us.
        talk.say(&to, 250, Trouble::Refused).await?;
        talk.say("DATA", 354, Trouble::Later).await?;
        talk.hand_over(message).await?;
        // It is theirs now, whatever becomes of the goodbye.
        let _ = talk.write("QUIT\r\n").await;
        Ok(())
    }

    /// A conversation that has begun, as private as the settings say.
    async fn greeted(&self) -> Result<Conversation, Trouble> {
        let stream = in_time(TcpStream::connect((self.host.as_str(), self.port))).await?;
        let name = stream.local_addr().map_or_else(
            |_| "localhost".to_owned(),
            |address| match address.ip() {
                std::net::IpAddr::V4(ip) => format!("[{ip}]"),
                std::net::IpAddr::V6(ip) => format!("[IPv6:{ip}]"),
            },
        );
        let wire: Box<dyn Wire> = if self.tls == Tls::Tls {
            self.encrypted(Box::new(stream)).await?
        } else {
            Box::new(stream)
        };
        let mut talk = Conversation {
            wire: BufReader::new(wire),
            name,
        };
        talk.expect(220, Trouble::Later).await?;
        let offers = talk.hello().await?;
        if self.tls != Tls::StartTls {
            return Ok(talk);
        }
        if !offers.iter().any(|offer| offer == "STARTTLS") {
            return Err(Trouble::NotLetIn);
        }
        talk.say("STARTTLS", 220, Trouble::NotLetIn).await?;
        if !talk.wire.buffer().is_empty() {
            // Whoever speaks before the encryption begins is not the server.
            return Err(Trouble::NotLetIn);
        }
        let wire = self.encrypted(talk.wire.into_inner()).await?;
        let mut talk = Conversation {
            wire: BufReader::new(wire),
            name: talk.name,
        };
        talk.hello().await?;
        Ok(talk)
    }

    async fn encrypted(&self, wire: Box<dyn Wire>) -> Result<Box<dyn Wire>, Trouble> {
        let name = ServerName::try_from(self.host.clone()).map_err(|_| Trouble::NotLetIn)?;
        let connector = TlsConnector::from(Arc::clone(&self.trust));
        match timeout(PATIENCE, connector.connect(name, wire)).await {
            Ok(Ok(stream)) => Ok(Box::new(stream)),
            Ok(Err(error)) => {
                tracing::warn!(%error, "no encrypted connection to the mail server");
                Err(Trouble::NotLetIn)
            }
            Err(_) => Err(Trouble::Unreachable),
        }
    }
}

impl Conversation {
    /// Greets, and gives back what the server offers, in capitals.
    async fn hello(&mut self) -> Result<Vec<String>, Trouble> {
        let reply = self
            .say(&format!("EHLO {}", self.name), 250, Trouble::Later)
            .await?;
        Ok(reply
            .lines
            .iter()
            .skip(1)
            .map(|line| line.to_ascii_uppercase())
            .collect())
    }

    /// Proves who we are. The settings see to it that this is never said in the open.
    async fn let_in(&mut self, user: &str, password: &str) -> Result<(), Trouble> {
        let secret = BASE64.encode(format!("\0{user}\0{password}").as_bytes());
        self.say(&format!("AUTH PLAIN {secret}"), 235, Trouble::NotLetIn)
            .await
            .map(drop)
    }

    async fn hand_over(&mut self, message: &str) -> Result<(), Trouble> {
        let mut data = String::with_capacity(message.len() + 8);
        for line in message.split_terminator("\r\n") {
            if line.starts_with('.') {
                data.push('.');
            }
            data.push_str(line);
            data.push_str("\r\n");
        }
        data.push_str(".\r\n");
        self.write(&data).await?;
        let reply = timeout(ACCEPTANCE, self.reply())
            .await
            .map_err(|_| Trouble::Unreachable)?
            .map_err(|_| Trouble::Unreachable)?;
        reply.is(250, Trouble::Later).map(drop)
    }

    /// Says one line, and expects an answer.
    async fn say(&mut self, line: &str, expected: u16, refused: Trouble) -> Result<Reply, Trouble> {
        self.write(&format!("{line}\r\n")).await?;
        self.expect(expected, refused).await
    }

    async fn write(&mut self, text: &str) -> Result<(), Trouble> {
        in_time(async {
            self.wire.write_all(text.as_bytes()).await?;
            self.wire.flush().await
        })
        .await
    }

    async fn expect(&mut self, expected: u16, refused: Trouble) -> Result<Reply, Trouble> {
        in_time(self.reply()).await?.is(expected, refused)
    }

    /// Reads an answer: lines with the same code, all but the last with a hyphen behind it.
    async fn reply(&mut self) -> io::Result<Reply> {
        let broken = || io::Error::from(io::ErrorKind::InvalidData);
        let mut left = (&mut self.wire).take(MOST);
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            left.read_line(&mut line).await?;
            let line = line.strip_suffix("\r\n").ok_or_else(broken)?;
            let code = line.get(..3).ok_or_else(broken)?;
            let code: u16 = code.parse().map_err(|_| broken())?;
            lines.push(line.get(4..).unwrap_or_default().to_owned());
            match line.as_bytes().get(3) {
                Some(b'-') => {}
                Some(b' ') | None => return Ok(Reply { code, lines }),
                Some(_) => return Err(broken()),
            }
        }
    }
}

impl Reply {
    /// What another answer than the expected one means: 4xx, that it may work later; 5xx, what
    /// a refusal at this step means.
    fn is(self, expected: u16, refused: Trouble) -> Result<Self, Trouble> {
        match self.code {
            // RFC 5321 has 251 for a recipient whose mail is passed on.
            251 if expected == 250 => Ok(self),
            code if code == expected => Ok(self),
            code => {
                tracing::debug!(code, said = ?self.lines, "the mail server did not go along");
                Err(if code >= 500 { refused } else { Trouble::Later })
            }
        }
    }
}

async fn in_time<T>(step: impl Future<Output = io::Result<T>>) -> Result<T, Trouble> {
    match timeout(PATIENCE, step).await {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(_)) | Err(_) => Err(Trouble::Unreachable),
    }
}
