use std::fmt;

pub trait Shape {
    const SIDES: u32;
    fn area(&self) -> f64;
    fn describe(&self) -> String {
        format!("{}", self.area()) //= Shape.area
    }
    fn boxed(self) -> Box<dyn Named>
    where
        Self: Sized;
}

pub trait Named {
    fn name(&self) -> String;
    fn shout(&self) -> String {
        self.name().to_uppercase() //= Named.name
    }
}

pub trait Titled: Named {
    fn title(&self) -> String {
        self.name() //= Named.name
    }
}

#[derive(Clone, Debug, Default)]
pub struct Circle {
    radius: f64,
    center: Point,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Point(pub f64, pub f64);

pub struct Square {
    pub side: f64,
}

pub enum Any {
    Round(Circle),
    Edged { square: Square, turned: bool },
    Nothing,
}

impl Circle {
    pub fn new(radius: f64) -> Self {
        Self { radius, center: Point::origin() } //= Point.origin
    }

    pub fn radius(&self) -> f64 {
        self.radius
    }

    pub fn scaled(mut self, by: f64) -> Self {
        self.radius *= by;
        self
    }

    pub fn center(&self) -> &Point {
        &self.center
    }
}

impl Point {
    pub fn origin() -> Point {
        Point(0.0, 0.0) //= Point
    }

    pub fn x(&self) -> f64 {
        self.0
    }
}

impl Shape for Circle {
    const SIDES: u32 = 0;
    fn area(&self) -> f64 {
        self.radius() * self.radius() //= Circle.radius, Circle.radius
    }
    fn boxed(self) -> Box<dyn Named> {
        Box::new(self)
    }
}

impl Shape for Square {
    const SIDES: u32 = 4;
    fn area(&self) -> f64 {
        square(self.side) //= square
    }
    fn boxed(self) -> Box<dyn Named> {
        Box::new(self)
    }
}

impl Named for Circle {
    fn name(&self) -> String {
        "circle".to_string()
    }
}

impl Named for Square {
    fn name(&self) -> String {
        String::from("square")
    }
}

impl Titled for Square {}

impl fmt::Display for Square {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.area()) //= Square.area
    }
}

impl Any {
    pub fn area(&self) -> f64 {
        match self {
            Any::Round(circle) => circle.area(), //= Circle.area
            Self::Edged { square, .. } => square.area(), //= Square.area
            Any::Nothing => 0.0,
        }
    }

    pub fn round(radius: f64) -> Self {
        Self::Round(Circle::new(radius)) //= Any.Round, Circle.new
    }

    pub fn into_square(self) -> Option<Square> {
        if let Any::Edged { square: inner, turned } = self {
            Some(inner)
        } else {
            None
        }
    }
}

fn square(side: f64) -> f64 {
    fn twice(n: f64) -> f64 {
        n * n
    }
    twice(side)
}
