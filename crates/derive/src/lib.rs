//! Computes measures from measures, exactly, cube by cube.
//!
//! Goes in: the catalogue and the deliveries that count. Comes out: [`RawCubes`], every cell with where it came from.
//! Totals are taken first and formulas after, so that the share of a total is a share and not a sum of shares.
//! A value that was delivered is never replaced by a computed one; both are kept, for the checks to compare.
//! Nothing here rounds.

mod cube;
mod formulas;
mod interval;
mod totals;

use rekenschap_catalogue::Catalogue;
use rekenschap_model::{Delivery, DeliveryState};

pub use cube::{Computed, Origin, RawCell, RawCube, RawCubes, Uncomputable};
pub use formulas::spread;
pub use interval::{Interval, half_unit};

/// Makes the cubes of all datasets from deliveries, in the order in which they came: a later one
/// replaces the cells that it has. Rejected deliveries do not take part.
pub fn derive(catalogue: &Catalogue, deliveries: &[Delivery]) -> RawCubes {
    let mut cubes = RawCubes::new(catalogue);
    for (number, delivery) in deliveries.iter().enumerate() {
        if delivery.state != DeliveryState::Rejected {
            cubes.place(number, delivery);
        }
    }
    for dataset in catalogue.datasets.values() {
        totals::take(dataset, &mut cubes);
    }
    formulas::evaluate(catalogue, &mut cubes);
    cubes
}
