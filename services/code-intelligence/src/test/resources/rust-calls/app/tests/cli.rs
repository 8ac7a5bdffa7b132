use shapes::{geometry::Circle, Shape};

#[test]
fn circles_have_areas() {
    let circles = vec![Circle::new(1.0), Circle::new(2.0)]; //= Circle.new, Circle.new
    let areas: Vec<f64> = circles.iter().map(Shape::area).collect(); //= Shape.area
    assert_eq!(areas.len(), 2);
    assert!(circles.iter().all(|c| c.area() > 0.0)); //= Circle.area
}
