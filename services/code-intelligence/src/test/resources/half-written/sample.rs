//! Hands out workers.
#![allow(dead_code)]

use std::{collections::HashMap, fmt, sync::{Arc, Mutex}};
use super::base::{self, *};

/// How many there may be.
pub const LIMIT: usize = 0xff_usize;
static NAME: &str = r#"raw "text" #"#;

#[derive(Debug, Clone)]
pub struct Pool<'a, T: ?Sized + 'a, const N: usize> where T: fmt::Debug {
    idle: Vec<Box<dyn Worker<Item = T> + Send + 'a>>,
    pub by_name: HashMap<String, [u8; N]>,
}

pub(crate) enum Shape { Round(f64), Square { side: u8 }, None = 3 }

pub unsafe trait Worker {
    type Item: ?Sized;
    const COST: u32 = 1;
    fn work(&mut self, input: &Self::Item) -> Result<(), Box<dyn std::error::Error>>;
}

macro_rules! twice {
    ($x:expr, $($rest:tt)*) => { { $x; $x; twice!($($rest)*) } };
    () => {};
}

impl<'a, T, const N: usize> Pool<'a, T, N> {
    pub async fn take(&mut self, name: &'static str) -> Option<Arc<Mutex<u8>>> {
        let Some(first) = self.idle.first() else { return None };
        'outer: for (i, each) in self.idle.iter().enumerate().rev() {
            let shape = match i as u8 {
                0..=9 | 12 if name.len() > 3 && *name != *"x" => Shape::Round(1.5e-3),
                b'a' => break 'outer,
                n @ 1.. => Shape::Square { side: n },
                _ => loop { break Shape::None },
            };
            if let Shape::Round(r) = shape && r > 0.0 {
                continue 'outer;
            } else if matches!(shape, Shape::None) || !true {
                unsafe { std::ptr::read(&shape as *const _) };
            }
        }
        let closure = move |x: &u8| -> u8 { x.wrapping_add(1) };
        let value = self.load(&[1, 2, 3][..2], |_| '\u{1F600}').await?;
        Some(Arc::new(Mutex::new(closure(&value))))
    }
}

extern "C" { fn abs(x: i32) -> i32; }

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn works() { assert_eq!(unsafe { abs(-1) }, 1, "it {}", "works"); }
}
