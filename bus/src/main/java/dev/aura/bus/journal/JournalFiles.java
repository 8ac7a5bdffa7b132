package dev.aura.bus.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The directory of a journal, and all that the journal does to it. A boundary, so that tests can stand in for a disk that loses power,
 * fills up or fails.
 */
public interface JournalFiles {

    /**
     * A directory of this machine, created where it is missing and locked until it is closed.
     *
     * @throws IOException also where another process holds the lock
     */
    static JournalFiles at(Path directory) throws IOException {
        return DiskFiles.open(directory);
    }

    /** Names of the files in the directory, in no order. */
    List<String> list() throws IOException;

    /** Creates a file for reading and writing; fails where the name is taken. */
    JournalFile create(String name) throws IOException;

    /** Opens a file for reading and writing. */
    JournalFile open(String name) throws IOException;

    /** Opens a file for reading. */
    JournalFile openToRead(String name) throws IOException;

    void delete(String name) throws IOException;

    /** Makes created and deleted names durable. */
    void forceDirectory() throws IOException;

    /** Lets the directory go. */
    void close() throws IOException;
}
