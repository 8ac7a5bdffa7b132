use crate::geometry::{self, Any, Shape};
use std::collections::HashMap;

pub fn total(shapes: &[Any]) -> f64 {
    shapes.iter().map(|shape| shape.area()).sum() //= Any.area
}

pub fn largest<S: Shape>(shapes: Vec<S>) -> Option<S> {
    let mut best: Option<S> = None;
    for shape in shapes {
        let area = shape.area(); //= Shape.area
        if best.as_ref().map_or(true, |b| b.area() < area) { //= Shape.area
            best = Some(shape);
        }
    }
    best
}

pub fn names(all: &[Box<dyn geometry::Named>]) -> Vec<String> {
    all.iter().map(|one| one.name()).collect() //= Named.name
}

pub fn first_radius(circles: &HashMap<String, geometry::Circle>) -> f64 {
    let mut sum = 0.0;
    for (_, circle) in circles {
        sum += circle.radius(); //= Circle.radius
    }
    for circle in circles.values() {
        sum += circle.center().x(); //= Circle.center, Point.x
    }
    let found = circles.get("a").cloned().unwrap_or_default();
    sum + found.radius() + circles["b"].radius() //= Circle.radius, Circle.radius
}

pub fn with<F>(f: F) -> f64
where
    F: Fn(&geometry::Circle) -> f64,
{
    f(&geometry::Circle::new(1.0)) //= Circle.new
}

pub fn uses_closures() -> f64 {
    let area = |c: &geometry::Circle| c.area(); //= Circle.area
    let by = with; //= with
    by(area) + with(|c| c.radius()) + with(geometry::Circle::radius) //= with, with, Circle.radius, with, Circle.radius
}
