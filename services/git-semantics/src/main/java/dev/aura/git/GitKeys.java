package dev.aura.git;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.time.Duration;
import java.util.List;

/** The configuration of git-semantics. */
public final class GitKeys implements ConfigurationSchema {

    static final Key<Duration> PROCESS_TIMEOUT = Key.duration(
                    "git.processTimeout", "10s", "longest run of one native git command")
            .between(100, 600_000);

    static final Key<Integer> OUTPUT_BYTES_MAX = Key.integer(
                    "git.outputBytesMax", 64 << 20, "most bytes to take from one native git command")
            .between(1 << 16, 1 << 30);

    static final Key<Integer> FILES_MAX = Key.integer(
                    "git.filesMax", 2000, "most files of a change whose contents are looked at")
            .between(1, 100_000);

    static final Key<Integer> FILE_BYTES_MAX = Key.integer(
                    "git.fileBytesMax", 1 << 20, "largest file of a change whose content is looked at, in bytes")
            .between(1 << 10, 64 << 20);

    static final Key<Integer> CHANGE_BYTES_MAX = Key.integer(
                    "git.changeBytesMax", 32 << 20, "most bytes of contents kept for one change")
            .between(1 << 16, 1 << 30);

    static final Key<Integer> RENAME_LIMIT = Key.integer(
                    "git.renameLimit",
                    400,
                    "added or deleted files above which renames are found by equal content only")
            .between(0, 10_000);

    static final Key<Integer> WINDOW_CACHE_BYTES = Key.integer(
                    "git.windowCacheBytes", 8 << 20, "bytes of pack files kept in memory between calls")
            .between(1 << 20, 256 << 20);

    static final Key<Duration> CODE_TIMEOUT = Key.duration(
                    "git.codeTimeout", "10s", "longest wait for code-intelligence in one question")
            .between(100, 600_000);

    static final Key<Duration> MODEL_TIMEOUT = Key.duration(
                    "git.modelTimeout", "30s", "longest wait for a model's wording")
            .between(100, 600_000);

    static final Key<Integer> HISTORY_COMMITS_MAX = Key.integer(
                    "git.historyCommitsMax", 5000, "most commits to look at for files that change together")
            .between(0, 100_000);

    static final Key<Duration> HISTORY_TIME = Key.duration(
                    "git.historyTime", "2s", "longest time to spend on files that change together")
            .between(50, 60_000);

    static final Key<String> MESSAGE_TYPES = Key.text(
                    "git.messageTypes",
                    "build,chore,ci,docs,feat,fix,perf,refactor,revert,style,test",
                    "commit types that CheckMessage allows, separated by commas")
            .safeForProject();

    static final Key<Integer> HEADER_MAX = Key.integer(
                    "git.messageHeaderMax", 72, "characters above which the first line of a message is worth a hint")
            .between(20, 500)
            .safeForProject();

    /** For the service loader. */
    public GitKeys() {}

    @Override
    public List<Key<?>> keys() {
        return List.of(
                PROCESS_TIMEOUT,
                OUTPUT_BYTES_MAX,
                FILES_MAX,
                FILE_BYTES_MAX,
                CHANGE_BYTES_MAX,
                RENAME_LIMIT,
                WINDOW_CACHE_BYTES,
                CODE_TIMEOUT,
                MODEL_TIMEOUT,
                HISTORY_COMMITS_MAX,
                HISTORY_TIME,
                MESSAGE_TYPES,
                HEADER_MAX);
    }
}
