package dev.aura.code;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.time.Duration;
import java.util.List;

/** The keys of code intelligence. */
public final class CodeKeys implements ConfigurationSchema {

    static final Key<Integer> FILE_BYTES_MAX = Key.integer(
                    "code.fileBytesMax", 5 * 1024 * 1024, "size in bytes over which a file is named and not read")
            .between(1024, 256 * 1024 * 1024);

    static final Key<Integer> CACHE_MEBIBYTES_MAX = Key.integer(
                    "code.cacheMebibytesMax", 512, "size in MiB to which the cache of analyses on disk may grow")
            .between(1, 64 * 1024);

    static final Key<Integer> PARSER_THREADS = Key.integer(
                    "code.parserThreads",
                    0,
                    "files parsed at the same time; 0 takes as many as there are processors, at most 8")
            .between(0, 64);

    static final Key<Integer> INDEX_MEBIBYTES_MAX = Key.integer(
                    "code.indexMebibytesMax",
                    256,
                    "memory in MiB that the indexes of workspaces may take; the one asked longest ago goes first")
            .between(1, 64 * 1024);

    static final Key<Integer> INDEX_WORKSPACES_MAX = Key.integer(
                    "code.indexWorkspacesMax", 8, "workspaces of which an index is kept in memory")
            .between(1, 1000);

    static final Key<Integer> WATCH_DIRECTORIES_MAX = Key.integer(
                    "code.watchDirectoriesMax", 50_000, "directories that the watch over one workspace may take")
            .between(1, 1_000_000);

    static final Key<Duration> FRESH_WAIT = Key.duration(
            "code.freshWait",
            "500ms",
            "how long a question about a watched workspace waits for files that have changed");

    static final Key<Duration> TIES_WAIT = Key.duration(
            "code.tiesWait",
            "1s",
            "how long a question for a definition or references waits until calls are tied; names tell meanwhile");

    @Override
    public List<Key<?>> keys() {
        return List.of(
                FILE_BYTES_MAX,
                CACHE_MEBIBYTES_MAX,
                PARSER_THREADS,
                INDEX_MEBIBYTES_MAX,
                INDEX_WORKSPACES_MAX,
                WATCH_DIRECTORIES_MAX,
                FRESH_WAIT,
                TIES_WAIT);
    }
}
