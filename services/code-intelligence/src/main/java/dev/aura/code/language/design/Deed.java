package dev.aura.code.language.design;

/**
 * Something that a method does.
 *
 * @param kind what
 * @param subject to what: by kind
 * @param object with what: by kind; may be empty
 */
public record Deed(Kind kind, String subject, String object) {

    /** Kind of a deed. */
    public enum Kind {
        /** Returns the object itself. */
        RETURNS_THIS,
        /** Returns a new object of the type in the subject. */
        RETURNS_NEW,
        /** Returns the field in the subject, of the type in the object where that is another. */
        RETURNS_FIELD,
        /** Is nothing but the return of the field in the subject, or, of a setter, its assignment. */
        ACCESSES,
        /** Assigns a parameter, the type of which is the object, to the field in the subject. */
        KEEPS,
        /** Adds a parameter, the type of which is the object, to the collection in the field in the subject. */
        ADDS,
        /** Calls the method in the object on each element of the field in the subject. */
        CALLS_EACH,
        /** Calls the method in the object on the field in the subject. */
        CALLS_ON,
        /** Is nothing but such a call. */
        FORWARDS,
        /** Calls the method in the object on a parameter, the type of which is the subject, with itself as an argument. */
        HANDS_ITSELF,
        /** Makes an object of the type in the subject. */
        MAKES,
        /** Uses the field in the object of another object, the type of which is the subject. */
        TOUCHES
    }
}
