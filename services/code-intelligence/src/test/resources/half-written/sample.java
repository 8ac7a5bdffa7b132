package shop.cart;

import static java.util.Objects.requireNonNull;

import java.util.*;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A cart, with most of what the language has. */
@SuppressWarnings({"unchecked", "rawtypes"})
public sealed abstract class Sample<T extends Comparable<? super T> & java.io.Serializable> extends Base<T>
        implements Iterable<T>, Shape.Visitor<String> permits Sample.Small {

    private static final Map<String, List<int[]>> CACHE = new HashMap<>(16, 0.75f);
    protected volatile long total = 0x1F_FFL, other = 1e-3 > 0 ? 'a' : '\u0041';
    private final ReentrantLock lock = new ReentrantLock();

    static { CACHE.put("größe \"quoted\" 😀", List.of()); }

    { total += 1; }

    enum Kind implements Runnable {
        ONE(1) { @Override public void run() { System.out.println(this); } }, TWO { public void run() {} };
        Kind(int... numbers) {}
        Kind() { this(1, 2); }
    }

    record Point(int x, int y) implements Shape { Point { if (x < 0) throw new IllegalArgumentException("x " + x); } }

    sealed interface Shape permits Point { default double area() { return 0; } interface Visitor<R> { R visit(Shape shape); } }

    @interface Marked { String value() default ""; Class<?>[] types() default {}; }

    static final class Small extends Sample<String> { Small() throws Exception { super(null); } @Override public Iterator<String> iterator() { return null; } }

    /** Makes one.
     * @param given what is in it */
    protected <E extends Exception> Sample(Collection<? extends T> given) throws E {
        super(given);
        requireNonNull(given, () -> "nothing given");
    }

    public int count(final T[] items, int... more) {
        int count = 0;
        outer:
        for (int i = 0, n = items.length; i < n; i++) {
            for (T item : items) {
                if (item == null && i % 2 == 0 || !(item instanceof String text && text.length() > 3)) continue outer;
                else if (count > 10) break outer;
                count += switch (item) { case String s when s.isEmpty() -> 0; case Integer n2 -> { yield n2; } default -> 1; };
            }
        }
        do { count--; } while (count > 100);
        while (true) { if (count++ > 5) { break; } }
        switch (count) { case 1: case 2: return 1; case 3: count = 4; default: break; }
        try (var in = new java.io.FileInputStream("a"); in) {
            lock.lock();
        } catch (java.io.IOException | RuntimeException e) {
            e.printStackTrace();
        } finally {
            lock.unlock();
        }
        synchronized (this) { assert count > 0 : "none"; }
        Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b << 2 >>> 1;
        Runnable task = new Runnable() { int tries; @Override public void run() { tries = tries; Sample.this.total--; } };
        Object text = """
            a text block "with" \
            lines\n""";
        return add.apply(1).apply(~count ^ 3 & 7 | 1) + this.<Exception>generic(int[]::new, String::length, Point::new).length;
    }

    abstract <X extends Throwable> int[] generic(Function<Integer, int[]> a, Function<String, Integer> b, Object c) throws X;

    @Deprecated @Override public boolean equals(Object other) {
        return this == other || (other instanceof Sample<?> that && that.total == (long) total);
    }
}
