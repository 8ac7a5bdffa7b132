package dev.aura.bus.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The git work tree that a workspace is, or lies in. */
final class GitWorkTree {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);
    private static final int RENAME_OR_COPY = '2';
    private static final int CHURN_FILES_MAX = 500_000;

    /** What no path begins with in practice; a file that does is counted as no file. */
    private static final String COMMIT_MARK = "\u0001";

    private final Path workspace;
    private final String prefix;
    private final GitProcess git;
    private final @Nullable GitHead head;
    private volatile Revision known = new Revision("", "");

    /** A commit id with the mark by which it can be told to be HEAD still. */
    private record Revision(String mark, String id) {}

    private GitWorkTree(Path workspace, Path top) {
        this.workspace = workspace;
        this.head = GitHead.in(top);
        String below = top.relativize(workspace).toString();
        this.prefix = below.isEmpty() ? "" : below + "/";
        this.git = new GitProcess(workspace, TIME_LIMIT);
    }

    /** The work tree around a directory; null where there is none. */
    static @Nullable GitWorkTree around(Path workspace) {
        for (Path directory = workspace; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(".git"))) {
                return new GitWorkTree(workspace, directory);
            }
        }
        return null;
    }

    /** Whether a directory is itself git's own: a bare repository or a `.git`. */
    static boolean isBare(Path directory) {
        return Files.isRegularFile(directory.resolve("HEAD"))
                && Files.isDirectory(directory.resolve("objects"))
                && Files.isDirectory(directory.resolve("refs"));
    }

    /**
     * Adds tracked and untracked, not ignored files below the given directories, at most {@code max} in all.
     *
     * @return whether git could answer
     */
    boolean list(List<String> directories, Collection<String> into, int max) {
        List<String> arguments =
                new ArrayList<>(List.of("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"));
        arguments.addAll(directories);
        return git.records(arguments, path -> {
            // A nested repository that is not a submodule is listed as `directory/`; it is a workspace of its own.
            if (!path.endsWith("/")) {
                into.add(path);
            }
            return into.size() < max;
        });
    }

    /** The commit and what differs from it. */
    GitState state(int dirtyPathsMax) {
        List<String> arguments = new ArrayList<>(filtersOff());
        arguments.addAll(List.of(
                "status",
                "--porcelain=v2",
                "-z",
                "--branch",
                "--untracked-files=all",
                "--no-renames",
                "--ignore-submodules=all",
                "--",
                "."));
        StatusRecords records = new StatusRecords(prefix, dirtyPathsMax);
        return git.records(arguments, records::accept) ? records.state() : new GitState(revision(), List.of(), 0);
    }

    /** Where git keeps what belongs to this work tree; null where that was not found. */
    @Nullable
    GitHead head() {
        return head;
    }

    /**
     * Adds the directories at and below the given ones that git ignores as a whole.
     *
     * @return whether git could answer
     */
    boolean ignored(Collection<String> directories, Collection<String> into, int max) {
        List<String> arguments = new ArrayList<>(
                List.of("ls-files", "-z", "--others", "--ignored", "--exclude-standard", "--directory", "--"));
        arguments.addAll(directories);
        return git.records(arguments, path -> {
            if (path.endsWith("/")) {
                into.add(path.substring(0, path.length() - 1));
            }
            return into.size() < max;
        });
    }

    /** The commit id of HEAD; empty before the first commit. Git is asked again only when HEAD is another. */
    String revision() {
        String mark = head == null ? "" : head.mark();
        Revision last = known;
        if (!mark.isEmpty() && mark.equals(last.mark())) {
            return last.id();
        }
        String id = askForRevision();
        known = new Revision(mark, id);
        return id;
    }

    private String askForRevision() {
        StringBuilder id = new StringBuilder();
        git.records(List.of("log", "-1", "-z", "--format=%H", "--no-show-signature", "HEAD"), line -> {
            id.append(line.strip());
            return false;
        });
        return id.toString();
    }

    /**
     * For each file below the workspace how many of the last commits touched it, merges not counted.
     *
     * @param commitsMax how many commits to look at, of those not older than a year
     */
    Map<String, Integer> churn(int commitsMax) {
        Map<String, Integer> commits = new HashMap<>();
        List<String> arguments = List.of(
                "log",
                "-z",
                "--no-show-signature",
                "--no-merges",
                "--no-renames",
                "--relative",
                "--name-only",
                "--format=%x01",
                "--since=1.year",
                "--max-count=" + commitsMax,
                "HEAD",
                "--",
                ".");
        boolean read = git.records(arguments, record -> {
            String path = record.startsWith("\n") ? record.substring(1) : record;
            if (!path.isEmpty() && !path.startsWith(COMMIT_MARK)) {
                commits.merge(path, 1, Integer::sum);
            }
            return commits.size() < CHURN_FILES_MAX;
        });
        return read ? commits : Map.of();
    }

    /** Status may run clean filters; those that the repository itself configures are switched off. */
    private List<String> filtersOff() {
        List<String> options = new ArrayList<>();
        List<String> scopes = List.of("local", "worktree");
        List<String> pending = new ArrayList<>();
        git.records(
                List.of(
                        "config",
                        "-z",
                        "--show-scope",
                        "--name-only",
                        "--get-regexp",
                        "^filter\\..*\\.(clean|process|required)$"),
                field -> {
                    pending.add(field);
                    if (pending.size() == 2) {
                        if (scopes.contains(pending.getFirst())) {
                            options.add("-c");
                            options.add(field.endsWith(".required") ? field + "=false" : field + "=");
                        }
                        pending.clear();
                    }
                    return options.size() < 1000;
                });
        return options;
    }

    @Override
    public String toString() {
        return workspace.toString();
    }

    /** Reads `git status --porcelain=v2 -z --branch`. */
    private static final class StatusRecords {

        private final String prefix;
        private final int max;
        private final List<String> paths = new ArrayList<>();
        private String revision = "";
        private int count;
        private boolean originFollows;

        StatusRecords(String prefix, int max) {
            this.prefix = prefix;
            this.max = max;
        }

        boolean accept(String line) {
            if (originFollows) {
                originFollows = false;
            } else if (line.startsWith("# branch.oid ")) {
                String id = line.substring("# branch.oid ".length());
                revision = id.startsWith("(") ? "" : id;
            } else if (!line.startsWith("#")) {
                originFollows = line.charAt(0) == RENAME_OR_COPY;
                add(pathOf(line));
            }
            return true;
        }

        private static String pathOf(String line) {
            int fieldsBefore = switch (line.charAt(0)) {
                case '1' -> 8;
                case '2' -> 9;
                case 'u' -> 10;
                default -> 1;
            };
            int at = 0;
            for (int field = 0; field < fieldsBefore; field++) {
                at = line.indexOf(' ', at) + 1;
            }
            return line.substring(at);
        }

        private void add(String path) {
            count++;
            if (paths.size() < max) {
                paths.add(path.startsWith(prefix) ? path.substring(prefix.length()) : path);
            }
        }

        GitState state() {
            return new GitState(revision, paths, count);
        }
    }
}
