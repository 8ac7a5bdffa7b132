package dev.aura.code.language;

/** What a file is for. It decides which rules speak, and whether its public names are an API. */
public enum FileRole {
    /** Code. */
    MAIN,
    /** Tests. */
    TEST,
    /** A file whose imports are its API, such as `__init__.py`. */
    INDEX,
    /** No code: it says how packages are called and where they are, such as `go.mod`. */
    MANIFEST
}
