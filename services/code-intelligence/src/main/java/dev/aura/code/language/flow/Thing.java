package dev.aura.code.language.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that a name may stand for while a program runs. Of all objects that one class makes there is one thing. */
final class Thing {

    /** Spreads numbers over 64 bits: 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4). */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private static final int MARK_SHIFT = 58;

    private final Sort sort;
    private final @Nullable Unit file;
    private final int step;
    private final @Nullable Thing of;
    private final @Nullable Thing receiver;
    private final String name;
    private final long mark;
    private Map<String, Node> members = Map.of();
    private Map<String, Node> found = Map.of();

    /** What belongs to this thing alone, each made once. */
    private @Nullable Thing instance;

    private @Nullable Thing prototype;
    private Map<Thing, Thing> bound = Map.of();
    private Map<Thing, Thing> above = Map.of();
    private Map<String, Thing> given = Map.of();

    /**
     * A thing.
     *
     * @param file the file that it is written in; null where it is in none
     * @param step the step that makes it
     * @param of what it belongs to: the class of an object, the function of a bound one
     * @param receiver the object that a function is bound to
     * @param name of what is outside, of a directory, or of a function of the language
     */
    private Thing(Sort sort, @Nullable Unit file, int step, @Nullable Thing of, @Nullable Thing receiver, String name) {
        this.sort = sort;
        this.file = file;
        this.step = step;
        this.of = of;
        this.receiver = receiver;
        this.name = name;
        long seed = sort.name().hashCode()
                + 31L * step
                + (file == null ? 0 : file.path().hashCode());
        long mixed = (seed + 31L * name.hashCode() + (receiver == null ? 0 : 7L * receiver.mark)) * MIX;
        this.mark = 1L << (mixed >>> MARK_SHIFT);
    }

    /** What a thing is. */
    enum Sort {
        MODULE,
        DIRECTORY,
        FUNCTION,
        CLASS,
        PROTOTYPE,
        INSTANCE,
        CONTAINER,
        BOUND,
        SUPER,
        /** A function that the language brings along for containers and functions: that of the receiver. */
        NATIVE,
        OUTSIDE
    }

    static Thing at(Sort sort, Unit file, int step) {
        return new Thing(sort, file, step, null, null, "");
    }

    /** A thing that is in no file. */
    static Thing named(Sort sort, String name) {
        return new Thing(sort, null, -1, null, null, name);
    }

    /** The object that a class makes, or the prototype that a class or function has. */
    Thing own(Sort wanted) {
        Thing known = wanted == Sort.INSTANCE ? instance : prototype;
        if (known == null) {
            known = new Thing(wanted, file, step, this, null, "");
            if (wanted == Sort.INSTANCE) {
                instance = known;
            } else {
                prototype = known;
            }
        }
        return known;
    }

    /** A function bound to an object, or a class as which an object is looked at. */
    Thing with(Sort wanted, Thing other) {
        if (wanted == Sort.BOUND) {
            bound = bound.isEmpty() ? new HashMap<>(4) : bound;
        } else {
            above = above.isEmpty() ? new HashMap<>(4) : above;
        }
        Map<Thing, Thing> known = wanted == Sort.BOUND ? bound : above;
        return Objects.requireNonNull(
                known.computeIfAbsent(other, key -> new Thing(wanted, file, step, this, key, "")));
    }

    /** A function of the language for this thing. */
    Thing given(String function) {
        given = given.isEmpty() ? new HashMap<>(4) : given;
        return Objects.requireNonNull(
                given.computeIfAbsent(function, key -> new Thing(Sort.NATIVE, file, step, null, this, key)));
    }

    Sort sort() {
        return sort;
    }

    int step() {
        return step;
    }

    @Nullable
    Thing receiver() {
        return receiver;
    }

    String name() {
        return name;
    }

    boolean is(Sort wanted) {
        return sort == wanted;
    }

    /** One of 64 marks, by which most things that are not the same are told apart. */
    long mark() {
        return mark;
    }

    Node member(String memberName) {
        members = members.isEmpty() ? new HashMap<>(4) : members;
        return members.computeIfAbsent(memberName, key -> new Node());
    }

    /** Where a member arrives for those who read it; null where nobody has. */
    @Nullable
    Node found(String memberName) {
        return found.get(memberName);
    }

    void keepFound(String memberName, Node node) {
        found = found.isEmpty() ? new HashMap<>(4) : found;
        found.put(memberName, node);
    }

    /** The thing that it belongs to, which it has. */
    Thing owner() {
        if (of == null) {
            throw new IllegalStateException(sort + " belongs to nothing");
        }
        return of;
    }

    /** The file that it is written in, which it has. */
    Unit home() {
        if (file == null) {
            throw new IllegalStateException(sort + " is in no file");
        }
        return file;
    }

    @Override
    public String toString() {
        return sort + (file == null ? " " + name : " " + file.path() + "#" + step + name);
    }
}
