package dev.aura.git.review;

import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Pairs findings of the old and the new contents. Line numbers shift with every edit, so they decide nothing: findings of one rule
 * are the same where entity and message are, else where entity and text of the line are, else where the text of the line is, in
 * whichever file of the change (code that moved), else where path and entity are (a line that was edited and is still wrong).
 *
 * @param introduced findings with no partner before
 * @param resolved findings with no partner after
 * @param unchanged pairs
 */
record FindingMatch(List<Finding> introduced, List<Finding> resolved, int unchanged) {

    /** A finding with the text of the line where it begins. */
    private record Placed(Finding finding, String line) {}

    static FindingMatch of(List<Finding> before, List<Finding> after, List<LoadedFile> files) {
        Map<String, LoadedFile> byPath = new HashMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        List<Placed> old = place(before, byPath, true);
        List<Placed> now = place(after, byPath, false);
        int pairs = 0;
        for (Function<Placed, String> key : keys()) {
            pairs += pair(old, now, key);
        }
        return new FindingMatch(
                now.stream().map(Placed::finding).toList(),
                old.stream().map(Placed::finding).toList(),
                pairs);
    }

    private static List<Function<Placed, String>> keys() {
        return List.of(
                one -> one.finding().getPath() + "\n" + one.finding().getEntity() + "\n"
                        + one.finding().getMessage() + "\n" + one.line(),
                one -> one.finding().getPath() + "\n" + one.finding().getEntity() + "\n"
                        + one.finding().getMessage(),
                one -> one.finding().getPath() + "\n" + one.finding().getEntity() + "\n" + one.line(),
                one -> one.line().length() < 4 ? "" : one.line(),
                one -> one.finding().getEntity().isEmpty()
                        ? ""
                        : one.finding().getPath() + "\n" + one.finding().getEntity());
    }

    /** Removes pairs from both lists; an empty key pairs with nothing. */
    private static int pair(List<Placed> old, List<Placed> now, Function<Placed, String> key) {
        Map<String, Deque<Placed>> waiting = new HashMap<>();
        for (Placed one : old) {
            waiting.computeIfAbsent(one.finding().getRuleId() + "\n" + key.apply(one), _ -> new ArrayDeque<>())
                    .add(one);
        }
        int pairs = 0;
        List<Placed> left = new ArrayList<>();
        for (Placed one : now) {
            String name = key.apply(one);
            Deque<Placed> partners =
                    name.isEmpty() ? null : waiting.get(one.finding().getRuleId() + "\n" + name);
            if (partners == null || partners.isEmpty()) {
                left.add(one);
            } else {
                old.remove(partners.poll());
                pairs++;
            }
        }
        now.clear();
        now.addAll(left);
        return pairs;
    }

    private static List<Placed> place(List<Finding> findings, Map<String, LoadedFile> files, boolean old) {
        Map<String, List<String>> lines = new HashMap<>();
        List<Placed> placed = new ArrayList<>();
        for (Finding finding : findings) {
            List<String> text = lines.computeIfAbsent(finding.getPath(), path -> {
                LoadedFile file = files.get(path);
                return file == null ? List.of() : old ? file.oldLines() : file.newLines();
            });
            int line = finding.getRange().getStart().getLine();
            placed.add(new Placed(
                    finding,
                    line >= 1 && line <= text.size() ? text.get(line - 1).strip() : ""));
        }
        return placed;
    }
}
