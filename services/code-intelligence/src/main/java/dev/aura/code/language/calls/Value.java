package dev.aura.code.language.calls;

/**
 * An expression as far as calls depend on it. Others are named by their index in the file; -1 is none.
 *
 * @param kind what it is
 * @param text a name or a type as written; by kind
 * @param site index of the site it stands at
 * @param line of the name; 0 where no name stands
 * @param column of the name
 * @param target what says which type is expected of it; -1 where nothing does
 * @param parts what it is made of; by kind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; there are hundreds of thousands
public record Value(Kind kind, String text, int site, int line, int column, int target, int[] parts) {

    /** Kind of an expression. */
    public enum Kind {
        /** Of the type that the text names. */
        TYPE,
        /** A name that no local variable has. */
        NAME,
        /** The text's member of the first part. */
        MEMBER,
        /** The object itself; the text names the type around that is meant, or is empty. */
        THIS,
        /** The object as its supertype; the text as for {@link #THIS}. */
        SUPER,
        /** A call: receiver or -1, or where functions are values what is called, then arguments; the text is the name. */
        CALL,
        /** A new object of the type that the text names: object around or -1, then arguments. */
        NEW,
        /** A constructor that calls another, `this` or `super`: -1, then arguments. */
        CONSTRUCT,
        /** A function named, not called: of the first part, or of the type that the text names after a space. */
        REFERENCE,
        /** A function written in place: parameters and form in the text, results in the parts. */
        LAMBDA,
        /** The parameter of the first part, a lambda; which one is in the text. */
        PARAMETER,
        /** What an array, the first part, holds; what a pointer leads to, or a channel gives, where the text says so. */
        ELEMENT,
        /** What a loop over the first part yields; which of several is in the text. */
        ITEM,
        /** One of its parts. */
        EITHER,
        /** The first part plus the second. */
        SUM,
        /** A number computed from its parts. */
        NUMBER,
        /** One of the values that the first part gives at once; which one is in the text. */
        COMPONENT,
        /** All of its parts at once; what they make is in the text. */
        TOGETHER,
        /** A pointer or reference to the first part. */
        ADDRESS,
        /** The field of the first part, an object, that is given a value where the object is made. */
        KEY,
        /** Nothing. */
        NULL,
        /** Who knows. */
        UNKNOWN
    }

    /** Whether it is tied to a declaration of a function. */
    public boolean isCall() {
        return kind == Kind.CALL || kind == Kind.NEW || kind == Kind.CONSTRUCT || kind == Kind.REFERENCE;
    }
}
