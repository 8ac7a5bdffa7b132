package dev.aura.research.advisory;

import java.io.IOException;

/** Files that may be OSV records, one after the other. */
sealed interface RecordSource permits DirectorySource, ZipSource {

    /** Receives what a source holds. */
    interface Visitor {

        /** A file that was read whole. */
        void file(String name, byte[] content);

        /** A file that was not, with a reason that starts with a word of the contract. */
        void skipped(String name, String reason);
    }

    /**
     * Bounds on what is read.
     *
     * @param fileBytesMax bytes of one file; larger ones are skipped
     * @param filesMax files in all
     * @param bytesMax bytes in all, unpacked
     */
    record Limits(long fileBytesMax, long filesMax, long bytesMax) {}

    /** Visits every file whose name ends in {@code .json}. */
    void visit(Visitor visitor) throws IOException;
}
