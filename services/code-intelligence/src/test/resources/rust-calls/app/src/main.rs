mod command;

use command::{run as start, Command};
use shapes::prelude::*;
use shapes::store::disk;
use shapes::{sum_of_areas, Quad};

fn main() {
    let command = Command::parse(); //= Command.parse
    start(&command); //= run
    sum_of_areas(&[]); //= total
    let quad = Quad { side: 2.0 };
    quad.describe(); //= Shape.describe
    quad.title(); //= Titled.title
    println!("{}", quad.to_string());
    let circle = Circle::new(1.0); //= Circle.new
    let named: Box<dyn Named> = circle.boxed(); //= Circle.boxed
    named.shout(); //= Named.shout
    disk::built().tail(); //= built, Entry.tail
    shapes::version(); //= version
    external::call();
    std::mem::drop(quad);
    let Some(other) = Any::round(1.0).into_square() else { return }; //= Any.round, Any.into_square
    other.area(); //= Square.area
    helper::twice(3); //= twice
}

mod helper {
    pub fn twice(n: i32) -> i32 {
        super::base() + n * 2 //= base
    }
}

fn base() -> i32 {
    1
}
