//! Renders the document tree: HTML, CSV, JSON
