//! A mail server on a port of its own: it speaks SMTP (RFC 5321) as far as one letter needs it, in
//! the open, over TLS, or by STARTTLS (RFC 3207), and lets in whoever proves who they are.

use std::{
    io,
    sync::{Arc, Mutex},
};

use data_encoding::BASE64;
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::TlsAcceptor;

/// How it treats its clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Friendly,
    /// "Try again later", at the recipient.
    Busy,
    NoSuchMailbox,
    RefusesSender,
    HangsUp,
    /// What it says is not SMTP.
    Babbles,
    /// It keeps the letter and is gone before it says so.
    TakesAndHangsUp,
}

/// A letter as it came.
#[derive(Clone, Debug)]
pub struct Taken {
    pub from: String,
    pub to: String,
    pub message: String,
}

/// How its conversations are kept private.
#[derive(Clone)]
pub enum Privacy {
    None,
    FromTheFirstByte(TlsAcceptor),
    AfterTheGreeting(TlsAcceptor),
}

/// Who may hand letters over, and by which words they prove who they are.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    pub user: &'static str,
    pub password: &'static str,
    /// "PLAIN LOGIN".
    pub mechanisms: &'static str,
}

#[derive(Default)]
struct Kept {
    taken: Vec<Taken>,
    heard: Vec<String>,
}

pub struct Postbox {
    pub port: u16,
    manner: Arc<Mutex<Manner>>,
    kept: Arc<Mutex<Kept>>,
}

impl Postbox {
    pub async fn open(manner: Manner) -> Self {
        Self::open_with(manner, Privacy::None, None).await
    }

    pub async fn open_with(manner: Manner, privacy: Privacy, account: Option<Account>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let postbox = Self {
            port: listener.local_addr().unwrap().port(),
            manner: Arc::new(Mutex::new(manner)),
            kept: Arc::default(),
        };
        let (manner, kept) = (Arc::clone(&postbox.manner), Arc::clone(&postbox.kept));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let talk = Talk {
                    manner: *manner.lock().unwrap(),
                    account,
                    kept: Arc::clone(&kept),
                    is_private: false,
                };
                let privacy = privacy.clone();
                // A client that breaks off is none of the server's concern.
                tokio::spawn(async move { drop(served(stream, talk, privacy).await) });
            }
        });
        postbox
    }

    pub fn behave(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.kept.lock().unwrap().taken.clone()
    }

    /// Every line it was told, letters aside; what was encrypted on the way begins with "(tls) ".
    pub fn heard(&self) -> Vec<String> {
        self.kept.lock().unwrap().heard.clone()
    }
}

async fn served(stream: TcpStream, mut talk: Talk, privacy: Privacy) -> io::Result<()> {
    match privacy {
        Privacy::None => talk.hold(stream, true, false).await.map(drop),
        Privacy::FromTheFirstByte(tls) => {
            let stream = tls.accept(stream).await?;
            talk.is_private = true;
            talk.hold(stream, true, false).await.map(drop)
        }
        Privacy::AfterTheGreeting(tls) => {
            let Some(stream) = talk.hold(stream, true, true).await? else {
                return Ok(());
            };
            let stream = tls.accept(stream).await?;
            talk.is_private = true;
            talk.hold(stream, false, false).await.map(drop)
        }
    }
}

/// One conversation, as far as it does not depend on what carries it.
struct Talk {
    manner: Manner,
    account: Option<Account>,
    kept: Arc<Mutex<Kept>>,
    is_private: bool,
}

impl Talk {
    /// Talks until the other side leaves, or gives back what carries the words when they are to
    /// be encrypted from now on.
    async fn hold<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        stream: S,
        greets: bool,
        offers_tls: bool,
    ) -> io::Result<Option<S>> {
        let mut stream = BufReader::new(stream);
        match self.manner {
            Manner::HangsUp => return Ok(None),
            Manner::Babbles => {
                say(&mut stream, "xin chào").await?;
                return Ok(None);
            }
            _ if greets => say(&mut stream, "220-thu.example.vn\r\n220 ESMTP").await?,
            _ => {}
        }
        let (mut from, mut to) = (String::new(), String::new());
        let mut is_known = self.account.is_none();
        while let Some(line) = self.line(&mut stream).await? {
            let offer;
            let answer = if line.starts_with("EHLO ") {
                offer = self.offer(offers_tls);
                &offer
            } else if line == "STARTTLS" && offers_tls {
                say(&mut stream, "220 go ahead").await?;
                return Ok(Some(stream.into_inner()));
            } else if let Some(said) = line.strip_prefix("AUTH ") {
                is_known = self.knows(said, &mut stream).await?;
                if is_known {
                    "235 2.7.0 welcome"
                } else {
                    "535 5.7.8 who are you?"
                }
            } else if let Some(sender) = line.strip_prefix("MAIL FROM:") {
                sender.clone_into(&mut from);
                match self.manner {
                    Manner::RefusesSender => "554 5.7.1 not from you",
                    _ if is_known => "250 ok",
                    _ => "530 5.7.0 authentication required",
                }
            } else if let Some(recipient) = line.strip_prefix("RCPT TO:") {
                recipient.clone_into(&mut to);
                match self.manner {
                    Manner::Busy => "451 4.7.1 try again later",
                    Manner::NoSuchMailbox => "550 5.1.1 no such mailbox",
                    _ => "250 ok",
                }
            } else if line == "DATA" {
                say(&mut stream, "354 go on").await?;
                let message = message(&mut stream).await?;
                self.kept.lock().unwrap().taken.push(Taken {
                    from: from.clone(),
                    to: to.clone(),
                    message,
                });
                if self.manner == Manner::TakesAndHangsUp {
                    return Ok(None);
                }
                "250 2.0.0 queued"
            } else if line == "QUIT" {
                say(&mut stream, "221 bye").await?;
                return Ok(None);
            } else {
                "502 what?"
            };
            say(&mut stream, answer).await?;
        }
        Ok(None)
    }

    /// What it says it can do.
    fn offer(&self, tls: bool) -> String {
        let tls_line = if tls { "250-STARTTLS\r\n" } else { "" };
        let account = self.account.filter(|_| !tls);
        let account = account.map_or_else(String::new, |account| {
            format!("250-AUTH {}\r\n", account.mechanisms)
        });
        format!("250-thu.example.vn\r\n250-8BITMIME\r\n{tls_line}{account}250 SIZE 1000000")
    }

    /// Whether somebody proves who they are (RFC 4616, and LOGIN as mail programs speak it).
    async fn knows<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        said: &str,
        stream: &mut BufReader<S>,
    ) -> io::Result<bool> {
        let Some(account) = self.account else {
            return Ok(false);
        };
        let plain = |text: &str| BASE64.decode(text.as_bytes()).unwrap_or_default();
        if let Some(proof) = said.strip_prefix("PLAIN ") {
            let expected = format!("\0{}\0{}", account.user, account.password);
            return Ok(plain(proof) == expected.as_bytes());
        }
        if said != "LOGIN" {
            return Ok(false);
        }
        let mut answers = Vec::new();
        for question in ["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"] {
            say(stream, question).await?;
            let answer = self.line(stream).await?.unwrap_or_default();
            answers.push(plain(&answer));
        }
        Ok(answers == [account.user.as_bytes(), account.password.as_bytes()])
    }

    /// The next line, kept as heard; none when the other side is gone.
    async fn line<S: AsyncRead + Unpin>(
        &self,
        stream: &mut BufReader<S>,
    ) -> io::Result<Option<String>> {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        let line = line.strip_suffix("\r\n").unwrap_or_default().to_owned();
        let way = if self.is_private { "(tls) " } else { "" };
        self.kept.lock().unwrap().heard.push(format!("{way}{line}"));
        Ok(Some(line))
    }
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, words: &str) -> io::Result<()> {
    stream.write_all(format!("{words}\r\n").as_bytes()).await?;
    stream.flush().await
}

/// Lines up to the one with a single dot; a doubled dot at the beginning is one.
async fn message<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> io::Result<String> {
    let mut message = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == ".\r\n" {
            return Ok(message);
        }
        message.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
