package dev.aura.research;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.nio.file.Path;
import java.util.List;

/** The configuration keys of the research agent. */
public final class ResearchKeys implements ConfigurationSchema {

    static final Key<Path> MAVEN_REPOSITORY = Key.path(
            "research.mavenRepository",
            "~/.m2/repository",
            "local Maven repository, read for parents, BOMs and the dependencies of dependencies; empty for none");
    static final Key<Integer> MANIFEST_BYTES_MAX = Key.integer(
                    "research.manifestBytesMax",
                    32 * 1024 * 1024,
                    "largest manifest or lock file that is read, in bytes")
            .between(1024, 1024 * 1024 * 1024);
    static final Key<Integer> IMPORT_FILE_BYTES_MAX = Key.integer(
                    "research.importFileBytesMax",
                    16 * 1024 * 1024,
                    "largest advisory record that is imported, in bytes")
            .between(1024, 256 * 1024 * 1024);
    static final Key<Integer> IMPORT_FILES_MAX = Key.integer(
                    "research.importFilesMax", 2_000_000, "most files that one import reads")
            .between(1, Integer.MAX_VALUE);
    static final Key<Double> IMPORT_BYTES_MAX = Key.number(
                    "research.importBytesMax", 16e9, "most bytes that one import reads, unpacked")
            .between(1024, 1e15);
    static final Key<Integer> DOCUMENT_BYTES_MAX = Key.integer(
                    "research.documentBytesMax", 4 * 1024 * 1024, "largest document that is ingested, in bytes")
            .between(1024, 64 * 1024 * 1024);
    static final Key<Integer> DOCUMENTS_MAX = Key.integer(
                    "research.documentsMax", 100_000, "most documents that one ingest reads")
            .between(1, 10_000_000);

    @Override
    public List<Key<?>> keys() {
        return List.of(
                MAVEN_REPOSITORY,
                MANIFEST_BYTES_MAX,
                IMPORT_FILE_BYTES_MAX,
                IMPORT_FILES_MAX,
                IMPORT_BYTES_MAX,
                DOCUMENT_BYTES_MAX,
                DOCUMENTS_MAX);
    }
}
