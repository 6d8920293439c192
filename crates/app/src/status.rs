//! Where a data call stands: what was asked of whom, what came in, what is approved, what is late.
