// What functions of the standard library give back of the types that they are given: no more than calls need to be followed.
// It is read, never compiled; bounds and lifetimes that nothing depends on are left out.

pub mod prelude {
    pub use super::boxed::Box;
    pub use super::clone::Clone;
    pub use super::convert::*;
    pub use super::default::Default;
    pub use super::iter::{IntoIterator, Iterator, DoubleEndedIterator, ExactSizeIterator, Extend};
    pub use super::option::Option;
    pub use super::option::Option::{None, Some};
    pub use super::result::Result;
    pub use super::result::Result::{Err, Ok};
    pub use super::string::{String, ToString};
    pub use super::borrow::ToOwned;
    pub use super::vec::Vec;
    pub use super::ops::Drop;
    pub use super::cmp::*;
    pub use super::mem::drop;
    pub use super::marker::*;
}

pub mod marker {
    pub trait Send {}
    pub trait Sync {}
    pub trait Sized {}
    pub trait Copy {}
    pub trait Unpin {}
}

pub mod option {
    pub enum Option<T> { None, Some(T) }
    impl<T> Option<T> {
        pub fn unwrap(self) -> T;
        pub fn expect(self, message: &str) -> T;
        pub fn unwrap_or(self, other: T) -> T;
        pub fn unwrap_or_default(self) -> T;
        pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T;
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U>;
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Option<T>;
        pub fn map_or<U, F: FnOnce(T) -> U>(self, other: U, f: F) -> U;
        pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, other: D, f: F) -> U;
        pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U>;
        pub fn and<U>(self, other: Option<U>) -> Option<U>;
        pub fn or(self, other: Option<T>) -> Option<T>;
        pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T>;
        pub fn xor(self, other: Option<T>) -> Option<T>;
        pub fn filter<F: FnOnce(&T) -> bool>(self, f: F) -> Option<T>;
        pub fn is_some_and<F: FnOnce(T) -> bool>(self, f: F) -> bool;
        pub fn is_none_or<F: FnOnce(T) -> bool>(self, f: F) -> bool;
        pub fn is_some(&self) -> bool;
        pub fn is_none(&self) -> bool;
        pub fn ok_or<E>(self, error: E) -> Result<T, E>;
        pub fn ok_or_else<E, F: FnOnce() -> E>(self, f: F) -> Result<T, E>;
        pub fn as_ref(&self) -> Option<&T>;
        pub fn as_mut(&mut self) -> Option<&mut T>;
        pub fn as_deref(&self) -> Option<&<T as Deref>::Target>;
        pub fn as_deref_mut(&mut self) -> Option<&<T as Deref>::Target>;
        pub fn take(&mut self) -> Option<T>;
        pub fn replace(&mut self, value: T) -> Option<T>;
        pub fn insert(&mut self, value: T) -> &mut T;
        pub fn get_or_insert(&mut self, value: T) -> &mut T;
        pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T;
        pub fn cloned(self) -> Option<T>;
        pub fn copied(self) -> Option<T>;
        pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)>;
        pub fn iter(&self) -> super::iter::Items<&T>;
        pub fn into_iter(self) -> super::iter::Items<T>;
    }
    use super::result::Result;
    use super::ops::Deref;
    use super::clone::Clone;
    impl<T> Clone for Option<T> {}
}

pub mod result {
    pub enum Result<T, E> { Ok(T), Err(E) }
    use super::option::Option;
    use super::clone::Clone;
    use super::ops::Deref;
    impl<T, E> Result<T, E> {
        pub fn unwrap(self) -> T;
        pub fn expect(self, message: &str) -> T;
        pub fn unwrap_err(self) -> E;
        pub fn expect_err(self, message: &str) -> E;
        pub fn unwrap_or(self, other: T) -> T;
        pub fn unwrap_or_default(self) -> T;
        pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, f: F) -> T;
        pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Result<U, E>;
        pub fn map_or<U, F: FnOnce(T) -> U>(self, other: U, f: F) -> U;
        pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, other: D, f: F) -> U;
        pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Result<T, U>;
        pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Result<T, E>;
        pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Result<T, E>;
        pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, f: F) -> Result<U, E>;
        pub fn and<U>(self, other: Result<U, E>) -> Result<U, E>;
        pub fn or<U>(self, other: Result<T, U>) -> Result<T, U>;
        pub fn or_else<U, F: FnOnce(E) -> Result<T, U>>(self, f: F) -> Result<T, U>;
        pub fn is_ok(&self) -> bool;
        pub fn is_err(&self) -> bool;
        pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool;
        pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool;
        pub fn ok(self) -> Option<T>;
        pub fn err(self) -> Option<E>;
        pub fn as_ref(&self) -> Result<&T, &E>;
        pub fn as_mut(&mut self) -> Result<&mut T, &mut E>;
        pub fn as_deref(&self) -> Result<&<T as Deref>::Target, &E>;
        pub fn cloned(self) -> Result<T, E>;
        pub fn copied(self) -> Result<T, E>;
        pub fn iter(&self) -> super::iter::Items<&T>;
        pub fn into_iter(self) -> super::iter::Items<T>;
    }
    impl<T, E> Clone for Result<T, E> {}
}

pub mod clone {
    pub trait Clone { fn clone(&self) -> Self; fn clone_from(&mut self, other: &Self); }
}

pub mod default {
    pub trait Default { fn default() -> Self; }
}

pub mod borrow {
    pub trait ToOwned { type Owned; fn to_owned(&self) -> Self::Owned; }
    pub trait Borrow<T> { fn borrow(&self) -> &T; }
    pub struct Cow<T> { inner: T }
    impl<T> Cow<T> { pub fn into_owned(self) -> T; pub fn to_mut(&mut self) -> &mut T; }
    impl<T> super::ops::Deref for Cow<T> { type Target = T; }
    impl ToOwned for str { type Owned = super::string::String; }
}

pub mod convert {
    pub trait AsRef<T> { fn as_ref(&self) -> &T; }
    pub trait AsMut<T> { fn as_mut(&mut self) -> &mut T; }
    pub trait From<T> { fn from(value: T) -> Self; }
    pub trait Into<T> { fn into(self) -> T; }
    pub trait TryFrom<T> { type Error; fn try_from(value: T) -> super::result::Result<Self, Self::Error>; }
    pub trait TryInto<T> { fn try_into(self) -> super::result::Result<T, ()>; }
}

pub mod cmp {
    pub trait PartialEq { fn eq(&self, other: &Self) -> bool; fn ne(&self, other: &Self) -> bool; }
    pub trait Eq {}
    pub trait PartialOrd { fn partial_cmp(&self, other: &Self) -> super::option::Option<Ordering>; }
    pub trait Ord {
        fn cmp(&self, other: &Self) -> Ordering;
        fn max(self, other: Self) -> Self;
        fn min(self, other: Self) -> Self;
        fn clamp(self, low: Self, high: Self) -> Self;
    }
    pub enum Ordering { Less, Equal, Greater }
    pub struct Reverse<T>(pub T);
    pub fn max<T>(a: T, b: T) -> T;
    pub fn min<T>(a: T, b: T) -> T;
}

pub mod hash {
    pub trait Hash { fn hash<H>(&self, state: &mut H); }
}

pub mod fmt {
    pub trait Debug { fn fmt(&self, f: &mut Formatter) -> Result; }
    pub trait Display { fn fmt(&self, f: &mut Formatter) -> Result; }
    pub struct Formatter {}
    pub struct Error;
    pub type Result = super::result::Result<(), Error>;
}

pub mod ops {
    pub trait Deref { type Target; fn deref(&self) -> &Self::Target; }
    pub trait DerefMut { fn deref_mut(&mut self) -> &mut Self::Target; }
    pub trait Drop { fn drop(&mut self); }
    pub trait Index<I> { type Output; fn index(&self, index: I) -> &Self::Output; }
    pub trait IndexMut<I> { fn index_mut(&mut self, index: I) -> &mut Self::Output; }
    pub struct Range<T> { pub start: T, pub end: T }
    impl<T> super::iter::Iterator for Range<T> { type Item = T; }
}

pub mod mem {
    pub fn take<T>(place: &mut T) -> T;
    pub fn replace<T>(place: &mut T, value: T) -> T;
    pub fn swap<T>(a: &mut T, b: &mut T);
    pub fn drop<T>(value: T);
}

pub mod future {
    pub trait Future { type Output; fn poll(&mut self); }
    pub trait IntoFuture { type Output; }
}

pub mod pin {
    pub struct Pin<T> { inner: T }
    impl<T> Pin<T> { pub fn new(value: T) -> Pin<T>; pub fn get_mut(self) -> T; pub fn as_mut(&mut self) -> Pin<T>; pub fn as_ref(&self) -> Pin<T>; }
    impl<T> super::ops::Deref for Pin<T> { type Target = <T as super::ops::Deref>::Target; }
}

pub mod boxed {
    use super::ops::Deref;
    use super::clone::Clone;
    pub struct Box<T> { inner: T }
    impl<T> Box<T> {
        pub fn new(value: T) -> Box<T>;
        pub fn pin(value: T) -> super::pin::Pin<Box<T>>;
        pub fn leak(value: Box<T>) -> &mut T;
        pub fn as_ref(&self) -> &T;
        pub fn as_mut(&mut self) -> &mut T;
    }
    impl<T> Deref for Box<T> { type Target = T; }
    impl<T> Clone for Box<T> {}
}

pub mod rc {
    use super::ops::Deref;
    use super::clone::Clone;
    use super::option::Option;
    use super::result::Result;
    pub struct Rc<T> { inner: T }
    impl<T> Rc<T> {
        pub fn new(value: T) -> Rc<T>;
        pub fn downgrade(this: &Rc<T>) -> Weak<T>;
        pub fn try_unwrap(this: Rc<T>) -> Result<T, Rc<T>>;
        pub fn into_inner(this: Rc<T>) -> Option<T>;
        pub fn get_mut(this: &mut Rc<T>) -> Option<&mut T>;
        pub fn make_mut(this: &mut Rc<T>) -> &mut T;
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(f: F) -> Rc<T>;
        pub fn as_ref(&self) -> &T;
    }
    impl<T> Deref for Rc<T> { type Target = T; }
    impl<T> Clone for Rc<T> {}
    pub struct Weak<T> { inner: T }
    impl<T> Weak<T> { pub fn upgrade(&self) -> Option<Rc<T>>; }
    impl<T> Clone for Weak<T> {}
}

pub mod sync {
    use super::ops::Deref;
    use super::clone::Clone;
    use super::option::Option;
    use super::result::Result;
    pub struct Arc<T> { inner: T }
    impl<T> Arc<T> {
        pub fn new(value: T) -> Arc<T>;
        pub fn downgrade(this: &Arc<T>) -> Weak<T>;
        pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>>;
        pub fn into_inner(this: Arc<T>) -> Option<T>;
        pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T>;
        pub fn make_mut(this: &mut Arc<T>) -> &mut T;
        pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(f: F) -> Arc<T>;
        pub fn as_ref(&self) -> &T;
    }
    impl<T> Deref for Arc<T> { type Target = T; }
    impl<T> Clone for Arc<T> {}
    pub struct Weak<T> { inner: T }
    impl<T> Weak<T> { pub fn upgrade(&self) -> Option<Arc<T>>; }
    impl<T> Clone for Weak<T> {}
    pub struct Guard<T> { inner: T }
    impl<T> Deref for Guard<T> { type Target = T; }
    pub struct PoisonError<T> { inner: T }
    impl<T> PoisonError<T> { pub fn into_inner(self) -> T; }
    pub type MutexGuard<T> = Guard<T>;
    pub type RwLockReadGuard<T> = Guard<T>;
    pub type RwLockWriteGuard<T> = Guard<T>;
    pub struct Mutex<T> { inner: T }
    impl<T> Mutex<T> {
        pub fn new(value: T) -> Mutex<T>;
        pub fn lock(&self) -> Result<Guard<T>, PoisonError<Guard<T>>>;
        pub fn try_lock(&self) -> Result<Guard<T>, PoisonError<Guard<T>>>;
        pub fn get_mut(&mut self) -> Result<&mut T, ()>;
        pub fn into_inner(self) -> Result<T, ()>;
    }
    pub struct RwLock<T> { inner: T }
    impl<T> RwLock<T> {
        pub fn new(value: T) -> RwLock<T>;
        pub fn read(&self) -> Result<Guard<T>, PoisonError<Guard<T>>>;
        pub fn write(&self) -> Result<Guard<T>, PoisonError<Guard<T>>>;
        pub fn into_inner(self) -> Result<T, ()>;
    }
    pub struct OnceLock<T> { inner: T }
    impl<T> OnceLock<T> {
        pub fn new() -> OnceLock<T>;
        pub fn get(&self) -> Option<&T>;
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
    }
    pub struct LazyLock<T> { inner: T }
    impl<T> LazyLock<T> { pub fn new<F: FnOnce() -> T>(f: F) -> LazyLock<T>; }
    impl<T> Deref for LazyLock<T> { type Target = T; }
    pub mod mpsc {
        use super::super::result::Result;
        pub struct Sender<T> { inner: T }
        pub struct Receiver<T> { inner: T }
        pub fn channel<T>() -> (Sender<T>, Receiver<T>);
        impl<T> Sender<T> { pub fn send(&self, value: T) -> Result<(), ()>; }
        impl<T> Clone for Sender<T> {}
        impl<T> Receiver<T> {
            pub fn recv(&self) -> Result<T, ()>;
            pub fn try_recv(&self) -> Result<T, ()>;
            pub fn iter(&self) -> super::super::iter::Items<T>;
            pub fn into_iter(self) -> super::super::iter::Items<T>;
        }
    }
}

pub mod cell {
    use super::ops::Deref;
    use super::option::Option;
    pub struct Ref<T> { inner: T }
    impl<T> Deref for Ref<T> { type Target = T; }
    pub type RefMut<T> = Ref<T>;
    pub struct RefCell<T> { inner: T }
    impl<T> RefCell<T> {
        pub fn new(value: T) -> RefCell<T>;
        pub fn borrow(&self) -> Ref<T>;
        pub fn borrow_mut(&self) -> Ref<T>;
        pub fn into_inner(self) -> T;
        pub fn get_mut(&mut self) -> &mut T;
        pub fn take(&self) -> T;
        pub fn replace(&self, value: T) -> T;
    }
    pub struct Cell<T> { inner: T }
    impl<T> Cell<T> {
        pub fn new(value: T) -> Cell<T>;
        pub fn get(&self) -> T;
        pub fn take(&self) -> T;
        pub fn replace(&self, value: T) -> T;
        pub fn into_inner(self) -> T;
    }
    pub struct UnsafeCell<T> { inner: T }
    impl<T> UnsafeCell<T> { pub fn new(value: T) -> UnsafeCell<T>; pub fn get(&self) -> *mut T; pub fn into_inner(self) -> T; }
    pub struct OnceCell<T> { inner: T }
    impl<T> OnceCell<T> {
        pub fn new() -> OnceCell<T>;
        pub fn get(&self) -> Option<&T>;
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T;
    }
}

pub mod string {
    pub struct String {}
    impl super::ops::Deref for String { type Target = str; }
    impl super::clone::Clone for String {}
    pub trait ToString { fn to_string(&self) -> String; }
    impl String { pub fn new() -> String; pub fn as_str(&self) -> &str; }
}

pub mod vec {
    use super::iter::Items;
    use super::option::Option;
    pub struct Vec<T> { inner: T }
    impl<T> super::ops::Deref for Vec<T> { type Target = [T]; }
    impl<T> super::clone::Clone for Vec<T> {}
    impl<T> Vec<T> {
        pub fn new() -> Vec<T>;
        pub fn with_capacity(capacity: usize) -> Vec<T>;
        pub fn push(&mut self, value: T);
        pub fn pop(&mut self) -> Option<T>;
        pub fn remove(&mut self, index: usize) -> T;
        pub fn swap_remove(&mut self, index: usize) -> T;
        pub fn into_iter(self) -> Items<T>;
        pub fn drain<R>(&mut self, range: R) -> Items<T>;
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
        pub fn as_slice(&self) -> &[T];
        pub fn as_mut_slice(&mut self) -> &mut [T];
        pub fn split_off(&mut self, at: usize) -> Vec<T>;
        pub fn into_boxed_slice(self) -> super::boxed::Box<[T]>;
        pub fn dedup_by_key<K, F: FnMut(&mut T) -> K>(&mut self, f: F);
    }
}

pub mod slice {
    use super::iter::Items;
    use super::option::Option;
    use super::vec::Vec;
    impl<T> [T] {
        pub fn iter(&self) -> Items<&T>;
        pub fn iter_mut(&mut self) -> Items<&mut T>;
        pub fn into_iter(self) -> Items<T>;
        pub fn get(&self, index: usize) -> Option<&T>;
        pub fn get_mut(&mut self, index: usize) -> Option<&mut T>;
        pub fn get_unchecked(&self, index: usize) -> &T;
        pub fn first(&self) -> Option<&T>;
        pub fn last(&self) -> Option<&T>;
        pub fn first_mut(&mut self) -> Option<&mut T>;
        pub fn last_mut(&mut self) -> Option<&mut T>;
        pub fn split_first(&self) -> Option<(&T, &[T])>;
        pub fn split_last(&self) -> Option<(&T, &[T])>;
        pub fn split_at(&self, at: usize) -> (&[T], &[T]);
        pub fn windows(&self, size: usize) -> Items<&[T]>;
        pub fn chunks(&self, size: usize) -> Items<&[T]>;
        pub fn to_vec(&self) -> Vec<T>;
        pub fn into_vec(self) -> Vec<T>;
        pub fn map<U, F: FnMut(T) -> U>(self, f: F) -> [U; 1];
        pub fn sort_by<F: FnMut(&T, &T) -> super::cmp::Ordering>(&mut self, f: F);
        pub fn sort_unstable_by<F: FnMut(&T, &T) -> super::cmp::Ordering>(&mut self, f: F);
        pub fn sort_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F);
        pub fn sort_unstable_by_key<K, F: FnMut(&T) -> K>(&mut self, f: F);
        pub fn binary_search_by<F: FnMut(&T) -> super::cmp::Ordering>(&self, f: F) -> super::result::Result<usize, usize>;
        pub fn binary_search_by_key<K, F: FnMut(&T) -> K>(&self, key: &K, f: F) -> super::result::Result<usize, usize>;
        pub fn partition_point<F: FnMut(&T) -> bool>(&self, f: F) -> usize;
        pub fn split<F: FnMut(&T) -> bool>(&self, f: F) -> Items<&[T]>;
    }
}

pub mod collections {
    use super::iter::Items;
    use super::option::Option;
    use super::ops::Index;
    use super::clone::Clone;
    pub use hash_map::HashMap;
    pub mod hash_map {
        use super::super::iter::Items;
        use super::super::option::Option;
        use super::super::ops::Index;
        use super::super::clone::Clone;
        pub struct HashMap<K, V> { keys: K, values: V }
        impl<K, V> Index for HashMap<K, V> { type Output = V; }
        impl<K, V> Clone for HashMap<K, V> {}
        impl<K, V> HashMap<K, V> {
            pub fn new() -> HashMap<K, V>;
            pub fn with_capacity(capacity: usize) -> HashMap<K, V>;
            pub fn get<Q>(&self, key: &Q) -> Option<&V>;
            pub fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>;
            pub fn get_key_value<Q>(&self, key: &Q) -> Option<(&K, &V)>;
            pub fn insert(&mut self, key: K, value: V) -> Option<V>;
            pub fn remove<Q>(&mut self, key: &Q) -> Option<V>;
            pub fn remove_entry<Q>(&mut self, key: &Q) -> Option<(K, V)>;
            pub fn entry(&mut self, key: K) -> Entry<K, V>;
            pub fn keys(&self) -> Items<&K>;
            pub fn values(&self) -> Items<&V>;
            pub fn values_mut(&mut self) -> Items<&mut V>;
            pub fn into_keys(self) -> Items<K>;
            pub fn into_values(self) -> Items<V>;
            pub fn iter(&self) -> Items<(&K, &V)>;
            pub fn iter_mut(&mut self) -> Items<(&K, &mut V)>;
            pub fn into_iter(self) -> Items<(K, V)>;
            pub fn drain(&mut self) -> Items<(K, V)>;
            pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, f: F);
            pub fn first_key_value(&self) -> Option<(&K, &V)>;
            pub fn last_key_value(&self) -> Option<(&K, &V)>;
            pub fn pop_first(&mut self) -> Option<(K, V)>;
            pub fn pop_last(&mut self) -> Option<(K, V)>;
            pub fn range<R>(&self, range: R) -> Items<(&K, &V)>;
        }
        pub enum Entry<K, V> { Occupied(OccupiedEntry<K, V>), Vacant(VacantEntry<K, V>) }
        impl<K, V> Entry<K, V> {
            pub fn or_insert(self, value: V) -> &mut V;
            pub fn or_insert_with<F: FnOnce() -> V>(self, f: F) -> &mut V;
            pub fn or_default(self) -> &mut V;
            pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Entry<K, V>;
            pub fn key(&self) -> &K;
        }
        pub struct OccupiedEntry<K, V> { key: K, value: V }
        impl<K, V> OccupiedEntry<K, V> {
            pub fn get(&self) -> &V;
            pub fn get_mut(&mut self) -> &mut V;
            pub fn into_mut(self) -> &mut V;
            pub fn insert(&mut self, value: V) -> V;
            pub fn remove(self) -> V;
            pub fn key(&self) -> &K;
        }
        pub struct VacantEntry<K, V> { key: K, value: V }
        impl<K, V> VacantEntry<K, V> { pub fn insert(self, value: V) -> &mut V; pub fn key(&self) -> &K; }
    }
    pub mod btree_map {
        pub use super::hash_map::{Entry, OccupiedEntry, VacantEntry};
        pub type BTreeMap<K, V> = super::hash_map::HashMap<K, V>;
    }
    pub type BTreeMap<K, V> = hash_map::HashMap<K, V>;
    pub struct HashSet<T> { inner: T }
    impl<T> Clone for HashSet<T> {}
    impl<T> HashSet<T> {
        pub fn new() -> HashSet<T>;
        pub fn iter(&self) -> Items<&T>;
        pub fn into_iter(self) -> Items<T>;
        pub fn drain(&mut self) -> Items<T>;
        pub fn get<Q>(&self, value: &Q) -> Option<&T>;
        pub fn take<Q>(&mut self, value: &Q) -> Option<T>;
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
        pub fn union(&self, other: &HashSet<T>) -> Items<&T>;
        pub fn intersection(&self, other: &HashSet<T>) -> Items<&T>;
        pub fn difference(&self, other: &HashSet<T>) -> Items<&T>;
        pub fn first(&self) -> Option<&T>;
        pub fn last(&self) -> Option<&T>;
        pub fn pop_first(&mut self) -> Option<T>;
    }
    pub type BTreeSet<T> = HashSet<T>;
    pub struct VecDeque<T> { inner: T }
    impl<T> Index for VecDeque<T> { type Output = T; }
    impl<T> Clone for VecDeque<T> {}
    impl<T> VecDeque<T> {
        pub fn new() -> VecDeque<T>;
        pub fn with_capacity(capacity: usize) -> VecDeque<T>;
        pub fn push_back(&mut self, value: T);
        pub fn push_front(&mut self, value: T);
        pub fn pop_front(&mut self) -> Option<T>;
        pub fn pop_back(&mut self) -> Option<T>;
        pub fn front(&self) -> Option<&T>;
        pub fn back(&self) -> Option<&T>;
        pub fn front_mut(&mut self) -> Option<&mut T>;
        pub fn back_mut(&mut self) -> Option<&mut T>;
        pub fn get(&self, index: usize) -> Option<&T>;
        pub fn get_mut(&mut self, index: usize) -> Option<&mut T>;
        pub fn iter(&self) -> Items<&T>;
        pub fn iter_mut(&mut self) -> Items<&mut T>;
        pub fn into_iter(self) -> Items<T>;
        pub fn drain<R>(&mut self, range: R) -> Items<T>;
        pub fn remove(&mut self, index: usize) -> Option<T>;
        pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
    }
    pub struct BinaryHeap<T> { inner: T }
    impl<T> BinaryHeap<T> {
        pub fn new() -> BinaryHeap<T>;
        pub fn pop(&mut self) -> Option<T>;
        pub fn peek(&self) -> Option<&T>;
        pub fn iter(&self) -> Items<&T>;
        pub fn into_iter(self) -> Items<T>;
    }
}

pub mod iter {
    use super::cmp::Ordering;
    use super::option::Option;
    use super::result::Result;
    use super::vec::Vec;
    pub struct Items<T> { inner: T }
    impl<T> Iterator for Items<T> { type Item = T; }
    impl<T> super::clone::Clone for Items<T> {}
    impl<T> Items<T> { pub fn peek(&mut self) -> Option<&T>; pub fn next_if<F: FnOnce(&T) -> bool>(&mut self, f: F) -> Option<T>; }
    pub fn once<T>(value: T) -> Items<T>;
    pub fn repeat<T>(value: T) -> Items<T>;
    pub fn empty<T>() -> Items<T>;
    pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> Items<T>;
    pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, f: F) -> Items<T>;
    pub fn zip<A, B>(a: A, b: B) -> Items<(A::Item, B::Item)>;
    pub trait IntoIterator { type Item; fn into_iter(self) -> Items<Self::Item>; }
    pub trait FromIterator<T> { fn from_iter<I>(items: I) -> Self; }
    pub trait Extend<T> { fn extend<I>(&mut self, items: I); }
    pub trait DoubleEndedIterator {}
    pub trait ExactSizeIterator {}
    pub trait Iterator {
        type Item;
        fn next(&mut self) -> Option<Self::Item>;
        fn next_back(&mut self) -> Option<Self::Item>;
        fn into_iter(self) -> Self;
        fn by_ref(&mut self) -> &mut Self;
        fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> Items<B>;
        fn for_each<F: FnMut(Self::Item)>(self, f: F);
        fn try_for_each<R, F: FnMut(Self::Item) -> R>(&mut self, f: F) -> R;
        fn filter<P: FnMut(&Self::Item) -> bool>(self, p: P) -> Items<Self::Item>;
        fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> Items<B>;
        fn flat_map<U, F: FnMut(Self::Item) -> U>(self, f: F) -> Items<U::Item>;
        fn flatten(self) -> Items<<Self::Item as Iterator>::Item>;
        fn enumerate(self) -> Items<(usize, Self::Item)>;
        fn zip<U>(self, other: U) -> Items<(Self::Item, U::Item)>;
        fn chain<U>(self, other: U) -> Items<Self::Item>;
        fn peekable(self) -> Items<Self::Item>;
        fn rev(self) -> Items<Self::Item>;
        fn skip(self, n: usize) -> Items<Self::Item>;
        fn take(self, n: usize) -> Items<Self::Item>;
        fn step_by(self, n: usize) -> Items<Self::Item>;
        fn cycle(self) -> Items<Self::Item>;
        fn fuse(self) -> Items<Self::Item>;
        fn skip_while<P: FnMut(&Self::Item) -> bool>(self, p: P) -> Items<Self::Item>;
        fn take_while<P: FnMut(&Self::Item) -> bool>(self, p: P) -> Items<Self::Item>;
        fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, p: P) -> Items<B>;
        fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> Items<Self::Item>;
        fn scan<S, B, F: FnMut(&mut S, Self::Item) -> Option<B>>(self, state: S, f: F) -> Items<B>;
        fn cloned(self) -> Items<Self::Item>;
        fn copied(self) -> Items<Self::Item>;
        fn collect<B>(self) -> B;
        fn partition<B, F: FnMut(&Self::Item) -> bool>(self, f: F) -> (B, B);
        fn unzip<A, B>(self) -> (A, B);
        fn fold<B, F: FnMut(B, Self::Item) -> B>(self, start: B, f: F) -> B;
        fn try_fold<B, R, F: FnMut(B, Self::Item) -> R>(&mut self, start: B, f: F) -> R;
        fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item>;
        fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
        fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
        fn find<P: FnMut(&Self::Item) -> bool>(&mut self, p: P) -> Option<Self::Item>;
        fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B>;
        fn position<P: FnMut(Self::Item) -> bool>(&mut self, p: P) -> Option<usize>;
        fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, p: P) -> Option<usize>;
        fn last(self) -> Option<Self::Item>;
        fn nth(&mut self, n: usize) -> Option<Self::Item>;
        fn max(self) -> Option<Self::Item>;
        fn min(self) -> Option<Self::Item>;
        fn max_by_key<K, F: FnMut(&Self::Item) -> K>(self, f: F) -> Option<Self::Item>;
        fn min_by_key<K, F: FnMut(&Self::Item) -> K>(self, f: F) -> Option<Self::Item>;
        fn max_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, f: F) -> Option<Self::Item>;
        fn min_by<F: FnMut(&Self::Item, &Self::Item) -> Ordering>(self, f: F) -> Option<Self::Item>;
        fn count(self) -> usize;
        fn sum<S>(self) -> S;
        fn product<S>(self) -> S;
    }
}

pub mod thread {
    use super::result::Result;
    pub struct JoinHandle<T> { inner: T }
    impl<T> JoinHandle<T> { pub fn join(self) -> Result<T, ()>; }
    pub fn spawn<T, F: FnOnce() -> T>(f: F) -> JoinHandle<T>;
    pub struct LocalKey<T> { inner: T }
    impl<T> LocalKey<T> {
        pub fn with<R, F: FnOnce(&T) -> R>(&self, f: F) -> R;
        pub fn try_with<R, F: FnOnce(&T) -> R>(&self, f: F) -> Result<R, ()>;
        pub fn with_borrow<R, F: FnOnce(&T) -> R>(&self, f: F) -> R;
        pub fn with_borrow_mut<R, F: FnOnce(&mut T) -> R>(&self, f: F) -> R;
    }
}
