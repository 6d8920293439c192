//! The use cases: check, build, trace, new, register
