package dev.aura.git.message;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a branch's name says: the developer's own word about the work.
 *
 * @param type Conventional Commits type; empty for none
 * @param ticket ticket, such as {@code ABC-123} or {@code #42}; empty for none
 */
record BranchHint(String type, String ticket) {

    static final BranchHint NONE = new BranchHint("", "");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("feat", "feat"),
            Map.entry("feature", "feat"),
            Map.entry("fix", "fix"),
            Map.entry("bugfix", "fix"),
            Map.entry("bug", "fix"),
            Map.entry("hotfix", "fix"),
            Map.entry("perf", "perf"),
            Map.entry("refactor", "refactor"),
            Map.entry("docs", "docs"),
            Map.entry("doc", "docs"),
            Map.entry("test", "test"),
            Map.entry("chore", "chore"),
            Map.entry("ci", "ci"),
            Map.entry("build", "build"),
            Map.entry("style", "style"));

    private static final Pattern KEY =
            Pattern.compile("(?<![A-Za-z0-9])([A-Z][A-Z0-9]{1,9}-[1-9][0-9]{0,6})(?![A-Za-z0-9])");
    private static final Pattern NUMBER = Pattern.compile("(?:^|[/_-])(?:issue|gh|#)[-_]?([1-9][0-9]{0,6})(?![0-9])");

    static BranchHint of(String branch) {
        int slash = branch.indexOf('/');
        String type =
                slash < 0 ? "" : TYPES.getOrDefault(branch.substring(0, slash).toLowerCase(Locale.ROOT), "");
        Matcher key = KEY.matcher(branch);
        if (key.find()) {
            return new BranchHint(type, key.group(1));
        }
        Matcher number = NUMBER.matcher(branch);
        return new BranchHint(type, number.find() ? "#" + number.group(1) : "");
    }
}
