//! Accounts: signing in and out, passwords, sessions, and the operator's care for officers.

pub mod officers;
pub mod password;
pub mod session;
pub mod sign_in;
pub mod throttle;
