pub mod disk;
mod memory;

use self::memory::Memory;
use std::rc::Rc;
use std::cell::RefCell;
use std::sync::{Arc, Mutex};

#[derive(Debug)]
pub enum Error {
    Missing(String),
}

pub type Result<T> = std::result::Result<T, Error>;

pub trait Store {
    type Key;
    fn get(&self, key: &Self::Key) -> Result<Entry>;
    fn put(&mut self, key: Self::Key, entry: Entry) -> Result<()>;
}

#[derive(Clone, Default)]
pub struct Entry {
    pub value: String,
    pub next: Option<Box<Entry>>,
}

impl Entry {
    pub fn len(&self) -> usize {
        self.value.len()
    }

    pub fn tail(&self) -> usize {
        let mut sum = 0;
        let mut at = self;
        while let Some(next) = &at.next {
            sum += next.len(); //= Entry.len
            at = next;
        }
        sum
    }
}

pub struct Shared {
    inner: Arc<Mutex<Memory>>,
    local: Rc<RefCell<Vec<Entry>>>,
    on_change: Box<dyn Fn(&Entry) -> usize>,
}

impl Shared {
    pub fn read(&self, key: &str) -> Result<usize> {
        let entry = self.inner.lock().unwrap().get(&key.to_string())?; //= Memory.get
        (self.on_change)(&entry);
        self.local.borrow_mut().push(entry.clone());
        Ok(entry.len() + self.local.borrow().iter().map(Entry::len).sum::<usize>()) //= Entry.len, Entry.len
    }

    pub async fn load(&self) -> Option<Entry> {
        let found = self.local.borrow().first().cloned()?;
        Some(found)
    }

    pub async fn loaded(&self) -> usize {
        self.load().await.unwrap().len() //= Shared.load, Entry.len
    }
}

pub fn open<S>(mut store: S) -> usize
where
    S: Store<Key = String>,
{
    store.put("a".into(), Entry::default()).unwrap(); //= Store.put
    match store.get(&"a".to_string()) { //= Store.get
        Ok(entry) => entry.len(), //= Entry.len
        Err(Error::Missing(_)) => 0,
    }
}

pub fn any(store: &dyn Store<Key = u8>) -> usize {
    store.get(&1).map(|entry| entry.tail()).unwrap_or(0) //= Store.get, Entry.tail
}

pub fn made() -> impl Store<Key = String> {
    Memory::with(3) //= Memory.with
}

pub fn use_made() {
    let mut store = made(); //= made
    let _ = store.put(String::new(), Entry::default()); //= Store.put
    let entries: Vec<_> = (0..3).map(|_| Entry::default()).collect();
    for (index, entry) in entries.iter().enumerate() {
        println!("{}: {}", index, entry.len()); //= Entry.len
    }
    let lengths = entries.into_iter().filter(|e| e.len() > 1).map(|e| e.tail()).collect::<Vec<usize>>(); //= Entry.len, Entry.tail
    drop(lengths);
}
