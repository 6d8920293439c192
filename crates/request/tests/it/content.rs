//! What is asked, and what the files hold.
