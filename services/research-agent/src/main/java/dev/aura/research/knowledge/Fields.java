package dev.aura.research.knowledge;

/** Names of the index's fields. A document of the index is either a file or one of its passages. */
final class Fields {

    /** {@link #FILE} or {@link #PASSAGE}. */
    static final String KIND = "kind";

    static final String FILE = "file";
    static final String PASSAGE = "passage";

    /** Absolute path of the file. */
    static final String PATH = "path";

    /** SHA-256 of a file's bytes, as hex. */
    static final String HASH = "hash";

    static final String HEADING = "heading";
    static final String TEXT = "text";
    static final String LINE = "line";

    private Fields() {}
}
