package dev.aura.code;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
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

    @Override
    public List<Key<?>> keys() {
        return List.of(FILE_BYTES_MAX, CACHE_MEBIBYTES_MAX, PARSER_THREADS);
    }
}
