//! A mail server on a port of its own: it speaks SMTP (RFC 5321) as far as one letter needs it.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

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
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let postbox = Self {
            port: listener.local_addr().unwrap().port(),
            manner: Arc::new(Mutex::new(manner)),
            kept: Arc::default(),
        };
        let (manner, kept) = (Arc::clone(&postbox.manner), Arc::clone(&postbox.kept));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (manner, kept) = (*manner.lock().unwrap(), Arc::clone(&kept));
                // A client that breaks off is none of the server's concern.
                tokio::spawn(async move { drop(talk(stream, manner, &kept).await) });
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

    /// Every line it was told, letters aside.
    pub fn heard(&self) -> Vec<String> {
        self.kept.lock().unwrap().heard.clone()
    }
}

async fn talk(stream: TcpStream, manner: Manner, kept: &Mutex<Kept>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    match manner {
        Manner::HangsUp => return Ok(()),
        Manner::Babbles => return stream.write_all("xin chào\r\n".as_bytes()).await,
        _ => {
            stream
                .write_all(b"220-thu.example.vn\r\n220 ESMTP\r\n")
                .await?;
        }
    }
    let (mut from, mut to) = (String::new(), String::new());
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.strip_suffix("\r\n").unwrap_or_default().to_owned();
        kept.lock().unwrap().heard.push(line.clone());
        let answer = if line.starts_with("EHLO ") {
            "250-thu.example.vn\r\n250-8BITMIME\r\n250 SIZE 1000000"
        } else if let Some(sender) = line.strip_prefix("MAIL FROM:") {
            sender.clone_into(&mut from);
            if manner == Manner::RefusesSender {
                "554 5.7.1 not from you"
            } else {
                "250 ok"
            }
        } else if let Some(recipient) = line.strip_prefix("RCPT TO:") {
            recipient.clone_into(&mut to);
            match manner {
                Manner::Busy => "451 4.7.1 try again later",
                Manner::NoSuchMailbox => "550 5.1.1 no such mailbox",
                _ => "250 ok",
            }
        } else if line == "DATA" {
            stream.write_all(b"354 go on\r\n").await?;
            let message = message(&mut stream).await?;
            kept.lock().unwrap().taken.push(Taken {
                from: from.clone(),
                to: to.clone(),
                message,
            });
            if manner == Manner::TakesAndHangsUp {
                return Ok(());
            }
            "250 2.0.0 queued"
        } else if line == "QUIT" {
            return stream.write_all(b"221 bye\r\n").await;
        } else {
            "502 what?"
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

/// Lines up to the one with a single dot; a doubled dot at the beginning is one.
async fn message(stream: &mut BufReader<TcpStream>) -> io::Result<String> {
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
