//! Formulas: arithmetic on exact decimals, read once and evaluated for each cell.
//!
//! The language is Rhai's expressions without statements, functions, floats or integers: every number is a decimal,
//! so that `1 / 2` is a half. This module alone names the library.

use std::sync::{Arc, OnceLock};

use rhai::{AST, Dynamic, Engine, Scope, Token};
use rust_decimal::Decimal;

/// Results from here on are out of range.
const LARGEST: i64 = 1_000_000_000_000_000_000;

/// An expression over named numbers.
#[derive(Clone)]
pub struct Formula {
    text: String,
    names: Vec<String>,
    parsed: Arc<AST>,
}

/// The expression cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaProblem {
    /// What is wrong, in the words of the expression language.
    pub message: String,
    /// The column within the expression, from 1; 0 when unknown.
    pub column: usize,
}

/// Why an expression has no value for some numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoValue {
    /// A division by zero.
    DivisionByZero,
    /// A result that no decimal of 28 digits can hold, or that is no number.
    OutOfRange,
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut engine = Engine::new_raw();
        engine.set_max_expr_depths(64);
        engine.set_fast_operators(true);
        #[expect(
            deprecated,
            reason = "the library marks this hook as volatile; the version is pinned in Cargo.lock"
        )]
        engine.on_parse_token(|token, _, _| match token {
            Token::IntegerConstant(it) => {
                let value = Decimal::from(it);
                Token::DecimalConstant((value, it.to_string().into()).into())
            }
            other => other,
        });
        engine
    })
}

impl Formula {
    /// Reads an expression.
    ///
    /// # Errors
    /// When it is no expression of arithmetic and comparison.
    pub fn parse(text: &str) -> Result<Self, FormulaProblem> {
        let parsed = engine().compile_expression(text).map_err(|error| FormulaProblem {
            message: error.err_type().to_string(),
            column: error.position().position().unwrap_or(0),
        })?;
        let mut names: Vec<String> = Vec::new();
        let mut call = None;
        parsed.walk(&mut |path: &[rhai::ASTNode<'_>]| {
            if let Some(rhai::ASTNode::Stmt(rhai::Stmt::FnCall(it, ..))) = path.last()
                && it.op_token.is_none()
            {
                call = Some(it.name.to_string());
            }
            if let Some(rhai::ASTNode::Expr(expression)) = path.last() {
                match expression {
                    rhai::Expr::Variable(it, ..) => {
                        let name = it.1.to_string();
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                    rhai::Expr::FnCall(it, ..) if it.op_token.is_none() => {
                        call = Some(it.name.to_string())
                    }
                    _ => {}
                }
            }
            true
        });
        match call {
            Some(name) => {
                Err(FormulaProblem { message: format!("unknown function {name}"), column: 0 })
            }
            None => Ok(Self { text: text.to_owned(), names, parsed: Arc::new(parsed) }),
        }
    }

    /// The expression as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names in it, in the order in which they first stand.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The value for numbers in the order of [`Formula::names`].
    ///
    /// # Errors
    /// When there is a division by zero or the result cannot be held.
    pub fn evaluate(&self, values: &[Decimal]) -> Result<Decimal, NoValue> {
        let result = self.run(values)?.as_decimal().map_err(|_| NoValue::OutOfRange)?;
        // What is made of results must be exact too: beyond this a percentage of them could not be held.
        if result.abs() >= Decimal::from(LARGEST) { Err(NoValue::OutOfRange) } else { Ok(result) }
    }

    /// Whether a comparison holds for numbers in the order of [`Formula::names`].
    ///
    /// # Errors
    /// As [`Formula::evaluate`].
    pub fn holds(&self, values: &[Decimal]) -> Result<bool, NoValue> {
        let result = self.run(values)?;
        result.as_bool().map_err(|_| NoValue::OutOfRange)
    }

    fn run(&self, values: &[Decimal]) -> Result<Dynamic, NoValue> {
        let mut scope = Scope::new();
        for (name, value) in self.names.iter().zip(values) {
            scope.push_constant(name.as_str(), *value);
        }
        engine().eval_ast_with_scope::<Dynamic>(&mut scope, &self.parsed).map_err(|error| {
            if error.to_string().to_lowercase().contains("zero") {
                NoValue::DivisionByZero
            } else {
                NoValue::OutOfRange
            }
        })
    }
}

impl std::fmt::Debug for Formula {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Formula({})", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn expressions_are_exact() {
        for (text, values, expected) in [
            ("1 / 2", vec![], "0.5"),
            ("100 * part / whole", vec!["81", "100"], "81"),
            ("end - begin", vec!["0.3", "0.1"], "0.2"),
            ("-(a - 1) * 2.5", vec!["3"], "-5.0"),
            ("a + b + a", vec!["1", "2"], "4"),
        ] {
            let formula = Formula::parse(text).unwrap();
            let values: Vec<Decimal> = values.into_iter().map(number).collect();
            assert_eq!(formula.evaluate(&values).unwrap(), number(expected), "{text}");
        }
    }

    #[test]
    fn names_are_found_once_in_order() {
        assert_eq!(Formula::parse("b / (a + b) - c_2").unwrap().names(), ["b", "a", "c_2"]);
    }

    #[test]
    fn a_division_by_zero_is_no_value() {
        let formula = Formula::parse("a / b").unwrap();
        assert_eq!(formula.evaluate(&[number("1"), number("0")]), Err(NoValue::DivisionByZero));
    }

    #[test]
    fn too_large_a_number_is_no_value() {
        let formula = Formula::parse("a * a * a").unwrap();
        assert_eq!(formula.evaluate(&[number("99999999999999")]), Err(NoValue::OutOfRange));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for text in ["", "1 +", "let x = 1", "sqrt(2)", "a b", "while true {}", "print(\"x\")"] {
            assert!(Formula::parse(text).is_err(), "{text} was taken for a formula");
        }
    }

    #[test]
    fn comparisons_hold_or_not() {
        let formula = Formula::parse("left <= right").unwrap();
        assert_eq!(formula.holds(&[number("1.0"), number("1")]), Ok(true));
        assert_eq!(formula.holds(&[number("2"), number("1")]), Ok(false));
    }
}
