use super::{Entry, Error, Result, Store};
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Memory {
    entries: HashMap<String, Entry>,
    limit: usize,
}

macro_rules! limit {
    ($n:expr) => {
        $n
    };
}

impl Memory {
    const LIMIT: usize = limit(); //= limit

    pub fn with(limit: usize) -> Memory {
        Memory { limit: limit.min(Self::LIMIT), ..Default::default() } //= Memory.LIMIT
    }

    fn check(&self) -> bool {
        self.entries.len() < limit!(self.room())  //= Memory.room
    }

    fn room(&self) -> usize {
        self.limit
    }
}

const fn limit() -> usize {
    10
}

impl Store for Memory {
    type Key = String;

    fn get(&self, key: &String) -> Result<Entry> {
        self.entries.get(key).cloned().ok_or_else(|| missing(key)) //= missing
    }

    fn put(&mut self, key: Self::Key, entry: Entry) -> Result<()> {
        if !self.check() { //= Memory.check
            return Err(missing(&key)); //= missing
        }
        self.entries.entry(key).or_insert_with(|| entry).len(); //= Entry.len
        Ok(())
    }
}

fn missing(key: &str) -> Error {
    Error::Missing(key.to_string()) //= Error.Missing
}
