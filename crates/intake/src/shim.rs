//! shim
#![allow(missing_docs)]
use rekenschap_catalogue::Catalogue;
use rekenschap_model::*;
#[derive(Debug, Clone, Default)]
pub struct Addressee {
    pub edition: Option<i32>,
    pub source: Option<String>,
    pub dataset: Option<String>,
}
#[derive(Debug, Clone)]
pub struct Incoming {
    pub edition: i32,
    pub source: String,
    pub dataset: Code,
    pub text: String,
    pub observations: Vec<Observation>,
    pub original: Original,
}
#[derive(Debug, Clone)]
pub struct IncomingExplanation {
    pub edition: i32,
    pub source: String,
    pub norm: String,
    pub organisation: Option<String>,
    pub text: String,
    pub place: FilePlace,
}
#[derive(Debug, Clone)]
pub struct Reading {
    pub incoming: Vec<Incoming>,
    pub explanations: Vec<IncomingExplanation>,
    pub remarks: Vec<(FilePlace, String)>,
    pub findings: Vec<Finding>,
}
pub fn read_file(
    _catalogue: &Catalogue,
    _name: &str,
    _bytes: &[u8],
    _addressee: &Addressee,
) -> Result<Reading, Vec<Finding>> {
    Err(Vec::new())
}
