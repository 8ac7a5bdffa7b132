use super::super::geometry;
use super::*;

pub struct Disk<T> {
    items: Vec<T>,
}

impl<T: geometry::Named + Clone> Disk<T> {
    pub fn new(items: Vec<T>) -> Self {
        Disk { items }
    }

    pub fn first(&self) -> Option<&T> {
        self.items.first()
    }

    pub fn shout(&self) -> Vec<String> {
        self.items.iter().map(|item| item.shout()).collect() //= Named.shout
    }
}

impl<T> std::ops::Deref for Disk<T> {
    type Target = Entry;
    fn deref(&self) -> &Entry {
        unimplemented!()
    }
}

impl<T> Iterator for Disk<T> {
    type Item = Entry;
    fn next(&mut self) -> Option<Entry> {
        None
    }
}

pub fn use_disk(disk: Disk<geometry::Circle>) -> usize {
    let circle = disk.first().unwrap(); //= Disk.first
    circle.radius(); //= Circle.radius
    disk.len(); //= Entry.len
    disk.map(|entry| entry.len()).sum() //= Entry.len
}

pub fn made() -> Disk<geometry::Square> {
    let disk = Disk::new(vec![geometry::Square { side: 1.0 }]); //= Disk.new
    disk.first().unwrap().area_of(); //= Disk.first, T.area_of
    <geometry::Square as geometry::Shape>::area(&geometry::Square { side: 2.0 }); //= Square.area
    geometry::Shape::area(&geometry::Circle::new(1.0)); //= Shape.area, Circle.new
    disk
}

pub trait AreaOf {
    fn area_of(&self) -> f64;
}

impl<T: geometry::Shape> AreaOf for T {
    fn area_of(&self) -> f64 {
        self.area() //= Shape.area
    }
}

pub struct Builder {
    name: String,
}

impl Builder {
    pub fn new() -> Builder {
        Builder { name: String::new() }
    }
    pub fn name(mut self, name: &str) -> Builder {
        self.name = name.to_string();
        self
    }
    pub fn build(self) -> Entry {
        Entry { value: self.name, next: None }
    }
}

pub fn built() -> Entry {
    Builder::new().name("a").name("b").build() //= Builder.new, Builder.name, Builder.name, Builder.build
}
