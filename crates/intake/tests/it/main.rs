//! What people send back, read as they sent it.

mod canonical;
