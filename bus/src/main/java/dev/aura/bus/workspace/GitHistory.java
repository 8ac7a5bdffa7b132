package dev.aura.bus.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The commits of a work tree and what was in them, without a checkout. Paths are relative to the workspace; files outside it are not told. */
public final class GitHistory {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final Duration BLOBS_TIME_LIMIT = Duration.ofMinutes(10);
    private static final String COMMIT_MARK = "\u0001";
    private static final Pattern REVISION = Pattern.compile("[^-\\s:][^\\s:]{0,199}");

    private final GitProcess git;

    GitHistory(GitProcess git) {
        this.git = git;
    }

    static GitHistory of(Path workspace) {
        return new GitHistory(new GitProcess(workspace, TIME_LIMIT));
    }

    /**
     * A commit.
     *
     * @param id its id
     * @param seconds when it was made, since 1970
     * @param subject first line of its message
     */
    public record Commit(String id, long seconds, String subject) {}

    /**
     * A regular file of a commit, or how it changed.
     *
     * @param path relative to the workspace
     * @param blob id of its content; empty where it went
     */
    public record Entry(String path, String blob) {}

    /** The commit that a text names; empty where it names none. */
    public Optional<Commit> commit(String revision) {
        if (!REVISION.matcher(revision).matches() || revision.contains("..")) {
            return Optional.empty();
        }
        List<Commit> found = new ArrayList<>();
        boolean read = git.records(log("-1", "--end-of-options", revision), record -> add(record, found, 1));
        return read && !found.isEmpty() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The commits from after one to HEAD by first parents, newest first, at most so many. */
    public List<Commit> commitsSince(Commit base, int max) {
        List<Commit> found = new ArrayList<>();
        git.records(
                log("--first-parent", "--max-count=" + max, base.id() + "..HEAD"), record -> add(record, found, max));
        return found;
    }

    private static List<String> log(String... arguments) {
        List<String> all = new ArrayList<>(List.of("log", "-z", "--no-show-signature", "--format=%H %ct %s"));
        all.addAll(List.of(arguments));
        all.add("--");
        return all;
    }

    private static boolean add(String record, List<Commit> into, int max) {
        String[] fields = record.strip().split(" ", 3);
        if (fields.length >= 2) {
            into.add(new Commit(fields[0], Long.parseLong(fields[1]), fields.length > 2 ? fields[2] : ""));
        }
        return into.size() < max;
    }

    /** The regular files of a commit, at most so many. */
    public List<Entry> files(Commit commit, int max) {
        List<Entry> found = new ArrayList<>();
        git.records(List.of("ls-tree", "-r", "-z", commit.id()), record -> {
            int tab = record.indexOf('\t');
            if (tab > 0 && record.startsWith("100")) {
                String[] fields = record.substring(0, tab).split(" ", -1);
                found.add(new Entry(record.substring(tab + 1), fields[2]));
            }
            return found.size() < max;
        });
        return found;
    }

    /** What differs between two commits, at most so many files. */
    public List<Entry> changes(Commit from, Commit to, int max) {
        List<Entry> found = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        List<String> arguments = List.of(
                "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative", from.id(), to.id());
        git.records(arguments, record -> {
            if (pending.isEmpty()) {
                String[] fields = record.split(" ", -1);
                boolean stays = fields.length == 5 && fields[1].startsWith("100");
                pending.append(stays ? fields[3] : "-");
            } else {
                found.add(new Entry(record, pending.charAt(0) == '-' ? "" : pending.toString()));
                pending.setLength(0);
            }
            return found.size() < max;
        });
        return found;
    }

    /**
     * A commit with the files that it changed.
     *
     * @param id its id
     * @param paths relative to the workspace
     */
    public record ChangeSet(String id, List<String> paths) {
        public ChangeSet {
            paths = List.copyOf(paths);
        }
    }

    /** What the commits that lead to HEAD changed, newest first, at most so many; merges are left out, and of a commit at most so many files are told. */
    public List<ChangeSet> changeSets(int commitsMax, int filesMax) {
        List<ChangeSet> found = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        StringBuilder commit = new StringBuilder();
        List<String> arguments = List.of(
                "log",
                "-z",
                "--no-show-signature",
                "--no-merges",
                "--no-renames",
                "--relative",
                "--name-only",
                "--format=%x01%H",
                "--max-count=" + commitsMax,
                "HEAD",
                "--",
                ".");
        boolean read = git.records(arguments, record -> {
            String text = record.startsWith("\n") ? record.substring(1) : record;
            if (text.startsWith(COMMIT_MARK)) {
                add(commit, paths, found);
                commit.append(text, COMMIT_MARK.length(), text.length());
            } else if (!text.isEmpty() && paths.size() < filesMax) {
                paths.add(text);
            }
            return true;
        });
        add(commit, paths, found);
        return read ? found : List.of();
    }

    private static void add(StringBuilder commit, List<String> paths, List<ChangeSet> into) {
        if (!commit.isEmpty()) {
            into.add(new ChangeSet(commit.toString().strip(), paths));
        }
        commit.setLength(0);
        paths.clear();
    }

    /**
     * Opens the contents.
     *
     * @throws IOException where git cannot be run
     */
    public GitBlobs blobs() throws IOException {
        return GitBlobs.open(git, BLOBS_TIME_LIMIT);
    }
}
