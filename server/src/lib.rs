//! How the book is served: settings, connections, the layers that every request passes, the
//! embedded files, the demo, the command line. What is shown is `app`'s, what is decided is
//! `service`'s; this only carries.

pub mod address;
pub mod assets;
pub mod body;
pub mod cache;
pub mod cli;
pub mod config;
pub mod demo;
pub mod download;
mod drawn;
pub mod evidence;
pub mod feedback;
pub mod harvest;
pub mod health;
mod here;
pub mod listen;
pub mod live;
pub mod log;
pub mod mail;
pub mod news;
pub mod offline;
pub mod open;
pub mod origin;
pub mod pace;
pub mod patience;
pub mod problem;
pub mod router;
pub mod security;
pub mod sharing;
pub mod site;
pub mod suggest;
pub mod upload;
pub mod visitor;
pub mod which;
