package dev.aura.code.language.calls;

/**
 * One step of how values move through a file. Others are named by their index in the file; -1 is a value that nobody follows.
 *
 * @param kind what it is
 * @param text a name; by kind
 * @param flags of {@link #METHOD} and its siblings
 * @param line of the name that stands for it; 0 where none does
 * @param column of that name
 * @param parts what it is made of; by kind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; there are hundreds of thousands
public record Step(Kind kind, String text, int flags, int line, int column, int[] parts) {

    /** A function that is given the object when it is a member of the object's class. */
    public static final int METHOD = 1;
    /** A function that is given the class instead. */
    public static final int OF_CLASS = 2;
    /** A function that is called where it is named. */
    public static final int PROPERTY = 4;
    /** A function whose first parameter is not written: the object. */
    public static final int RECEIVER = 8;
    /** A parameter that takes any number of arguments. */
    public static final int VARIADIC = 16;
    /** A parameter that takes what is named and has no parameter. */
    public static final int KEYWORDS = 32;
    /** A parameter that is given by name only. */
    public static final int NAMED_ONLY = 64;
    /** A call that makes an object of a function. */
    public static final int NEW = 128;
    /** A call by a decorator: it gives back what it was given, as far as we know. */
    public static final int DECORATOR = 256;
    /** A call that is made of classes alone. */
    public static final int CLASSES_ONLY = 512;
    /** A type that has no code of its own. */
    public static final int INTERFACE = 1024;
    /** A class whose functions are in an object of their own, its prototype. */
    public static final int PROTOTYPED = 2048;
    /** A parameter that takes no argument by position: the object around. */
    public static final int HIDDEN = 4096;
    /** A function that others of the type cannot override. */
    public static final int FIXED = 8192;

    /** Kind of a step. */
    public enum Kind {
        /** The file itself; the first step. */
        MODULE,
        /** One of its parts. */
        EITHER,
        /** A name that the file does not declare. */
        NAME,
        /** The module that the text names. */
        IMPORT,
        /** All names of the first part, a module, are names of this one. */
        STAR,
        /** The text's member of the first part. */
        MEMBER,
        /** The second part becomes the text's member of the first. */
        STORE,
        /** A call of the first part with the others. */
        CALL,
        /** An argument by name. */
        KEYWORD,
        /** Arguments that the first part holds. */
        SPREAD,
        /** A function: its result, then its parameters. */
        FUNCTION,
        /** A parameter: what it may be, apart from arguments. */
        PARAMETER,
        /** A class; the parts are its supertypes, by their order. */
        CLASS,
        /** What holds the functions of the first part, a class. */
        PROTOTYPE,
        /** An object of the first part, a class. */
        INSTANCE,
        /** The second part as an object of what is above the first, a class. */
        SUPER,
        /** A list, a dictionary, an object written in place. */
        CONTAINER,
        /** What the first part holds. */
        ELEMENT,
        /** A value of the language, of the type that the text names. */
        OUTSIDE
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }
}
