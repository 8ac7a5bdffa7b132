package dev.aura.code.language.design;

/** What is true of a type or member; several are added. */
public final class Flags {

    public static final int STATIC = 1;
    public static final int ABSTRACT = 2;
    public static final int PRIVATE = 4;
    public static final int PUBLIC = 8;
    public static final int CONSTRUCTOR = 16;
    /** It has no body. */
    public static final int BODILESS = 32;
    /** It cannot be overridden, extended or assigned. */
    public static final int FINAL = 64;
    /** It overrides, as an annotation says. */
    public static final int OVERRIDE = 128;

    private Flags() {}
}
