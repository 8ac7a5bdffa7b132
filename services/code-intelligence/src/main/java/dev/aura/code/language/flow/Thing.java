package dev.aura.code.language.flow;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a name may stand for while a program runs. Of all objects that one class makes there is one thing. */
final class Thing {

    private final Sort sort;
    private final @Nullable Unit file;
    private final int step;
    private final @Nullable Thing of;
    private final @Nullable Thing receiver;
    private final String name;
    private final Map<String, Node> members = new HashMap<>(4);

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

    static Thing of(Sort sort, @Nullable Thing of, @Nullable Thing receiver, String name) {
        Thing home = of == null ? receiver : of;
        return new Thing(sort, home == null ? null : home.file, home == null ? -1 : home.step, of, receiver, name);
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

    Node member(String memberName) {
        return members.computeIfAbsent(memberName, key -> new Node());
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
