//! Names after `//=` are what the calls of the line reach, as outlines name them.
mod area;
pub mod geometry;
pub mod store;

pub use area::total as sum_of_areas;
pub use geometry::{Circle, Shape, Square as Quad};

pub mod prelude {
    pub use crate::geometry::*;
    pub use super::store::Store;
}

pub fn version() -> u32 {
    digits(1) //= digits
}

fn digits(n: u32) -> u32 {
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_a_version() {
        assert_eq!(version(), digits(1), "{}", super::version()); //= version, digits, version
        let circle = Circle::new(2.0); //= Circle.new
        assert!(circle.area() > 0.0 && circle.clone().scaled(2.0).radius() > 1.0); //= Circle.area, Circle.scaled, Circle.radius
    }
}
