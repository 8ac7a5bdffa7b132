package dev.aura.git.repository;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code git status} says of a work tree, in git's porcelain format 2 (git-status(1)).
 *
 * @param entries paths that differ from HEAD or from the index, or that git does not know, in git's order
 */
public record WorkTreeStatus(List<Entry> entries) {

    public WorkTreeStatus {
        entries = List.copyOf(entries);
    }

    /**
     * One path.
     *
     * @param path relative to the top of the work tree
     * @param staged letter of the difference from HEAD to the index; {@code .} for none
     * @param unstaged letter of the difference from the index to the work tree; {@code .} for none
     * @param headMode octal mode in HEAD; 0 where absent
     * @param workMode octal mode in the work tree; 0 where absent
     * @param headId object name in HEAD; zeros where absent
     * @param kind what sort of entry it is
     */
    public record Entry(
            String path, char staged, char unstaged, int headMode, int workMode, String headId, Kind kind) {}

    /** Sorts of entries. */
    public enum Kind {
        TRACKED,
        CONFLICTED,
        UNTRACKED
    }

    /** Asks git, with the repository's own filter programs switched off and submodules compared by commit only. */
    public static WorkTreeStatus read(OpenRepository repository) {
        Path root = repository.workTree();
        List<String> arguments = new ArrayList<>(filtersOff(repository.git(), root));
        arguments.addAll(List.of(
                "status",
                "--porcelain=v2",
                "-z",
                "--no-renames",
                "--untracked-files=all",
                "--ignore-submodules=dirty"));
        GitProcess.Output output = repository.git().run(root, Map.of(), arguments);
        if (output.exit() != 0) {
            throw GitFailures.of("status", root, output);
        }
        return parse(output.text());
    }

    /** Switches off the filters that the repository configures; those of the user and the system are the user's choice. */
    private static List<String> filtersOff(GitProcess git, Path root) {
        GitProcess.Output output =
                git.run(root, "config", "--null", "--show-scope", "--name-only", "--get-regexp", "^filter\\..*");
        Set<String> drivers = new LinkedHashSet<>();
        String[] fields = output.text().split("\0", -1);
        for (int i = 0; i + 1 < fields.length; i += 2) {
            boolean repositorys = fields[i].equals("local") || fields[i].equals("worktree");
            int end = fields[i + 1].lastIndexOf('.');
            if (repositorys && end > "filter.".length()) {
                drivers.add(fields[i + 1].substring(0, end));
            }
        }
        List<String> off = new ArrayList<>();
        for (String driver : drivers) {
            for (String program : List.of(".clean=", ".smudge=", ".process=", ".required=false")) {
                off.addAll(List.of("-c", driver + program));
            }
        }
        return off;
    }

    static WorkTreeStatus parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String line : text.split("\0", -1)) {
            if (line.startsWith("1 ")) {
                entries.add(tracked(line.split(" ", 9)));
            } else if (line.startsWith("u ")) {
                entries.add(conflicted(line.split(" ", 11)));
            } else if (line.startsWith("? ")) {
                entries.add(new Entry(line.substring(2), '.', '?', 0, 0, "", Kind.UNTRACKED));
            }
        }
        return new WorkTreeStatus(entries);
    }

    // 1 <XY> <sub> <mH> <mI> <mW> <hH> <hI> <path>
    private static Entry tracked(String[] field) {
        return new Entry(
                field[8],
                field[1].charAt(0),
                field[1].charAt(1),
                Integer.parseInt(field[3], 8),
                Integer.parseInt(field[5], 8),
                field[6],
                Kind.TRACKED);
    }

    // u <XY> <sub> <m1> <m2> <m3> <mW> <h1> <h2> <h3> <path>; stage 2 is ours, which is HEAD's.
    private static Entry conflicted(String[] field) {
        return new Entry(
                field[10],
                'U',
                'U',
                Integer.parseInt(field[4], 8),
                Integer.parseInt(field[6], 8),
                field[8],
                Kind.CONFLICTED);
    }
}
