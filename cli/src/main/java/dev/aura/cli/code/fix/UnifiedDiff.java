package dev.aura.cli.code.fix;

import java.util.ArrayList;
import java.util.List;

/** What edits do to a file, as a unified diff with three lines of context. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final String path;
    private final EncodedText old;

    private UnifiedDiff(String path, EncodedText old) {
        this.path = path;
        this.old = old;
    }

    /** Lines {@code from} to before {@code to} of the old text become others. */
    private record Block(int from, int to, List<String> lines) {}

    /** The lines of the diff, each without its end. */
    static List<String> of(String path, EncodedText old, List<Edit> inOrder) {
        return new UnifiedDiff(path, old).lines(inOrder);
    }

    private List<String> lines(List<Edit> edits) {
        List<Block> blocks = blocks(edits);
        List<String> lines = new ArrayList<>();
        if (blocks.isEmpty()) {
            return lines;
        }
        lines.add("--- a/" + path);
        lines.add("+++ b/" + path);
        int shift = 0;
        int first = 0;
        while (first < blocks.size()) {
            int last = first;
            while (last + 1 < blocks.size()
                    && blocks.get(last + 1).from() - blocks.get(last).to() <= 2 * CONTEXT) {
                last++;
            }
            shift += hunk(blocks.subList(first, last + 1), shift, lines);
            first = last + 1;
        }
        return lines;
    }

    /** The lines that edits touch, edits on the same line together, without lines that stay as they are at both ends. */
    private List<Block> blocks(List<Edit> edits) {
        List<Block> blocks = new ArrayList<>();
        int at = 0;
        while (at < edits.size()) {
            int from = old.line(edits.get(at).start());
            int to = old.line(edits.get(at).end()) + 1;
            int next = at + 1;
            while (next < edits.size() && old.line(edits.get(next).start()) < to) {
                to = old.line(edits.get(next).end()) + 1;
                next++;
            }
            Block block = trimmed(from, Math.min(to, old.lineCount()), edits.subList(at, next));
            if (block.from() < block.to() || !block.lines().isEmpty()) {
                blocks.add(block);
            }
            at = next;
        }
        return blocks;
    }

    private Block trimmed(int from, int to, List<Edit> edits) {
        int start = old.lineStart(from);
        List<Edit> moved = edits.stream()
                .map(edit -> new Edit(edit.start() - start, edit.end() - start, edit.text()))
                .toList();
        String region = old.text().substring(start, Math.max(start, old.lineStart(to)));
        List<String> lines = new ArrayList<>(split(Edit.applied(region, moved)));
        int first = from;
        int last = to;
        while (first < last && !lines.isEmpty() && lines.getFirst().equals(old.lineText(first))) {
            lines.removeFirst();
            first++;
        }
        while (first < last && !lines.isEmpty() && lines.getLast().equals(old.lineText(last - 1))) {
            lines.removeLast();
            last--;
        }
        return new Block(first, last, lines);
    }

    private static List<String> split(String text) {
        EncodedText parts = EncodedText.ofText(text);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < parts.lineCount(); line++) {
            lines.add(parts.lineText(line));
        }
        return lines;
    }

    /** Writes one hunk; the number of lines that it adds. */
    private int hunk(List<Block> blocks, int shift, List<String> lines) {
        int from = Math.max(0, blocks.getFirst().from() - CONTEXT);
        int to = Math.min(old.lineCount(), blocks.getLast().to() + CONTEXT);
        int grown = blocks.stream()
                .mapToInt(block -> block.lines().size() - (block.to() - block.from()))
                .sum();
        lines.add("@@ -" + span(from, to - from) + " +" + span(from + shift, to - from + grown) + " @@");
        int at = from;
        for (Block block : blocks) {
            for (; at < block.from(); at++) {
                line(' ', old.lineText(at), lines);
            }
            for (; at < block.to(); at++) {
                line('-', old.lineText(at), lines);
            }
            block.lines().forEach(added -> line('+', added, lines));
        }
        for (; at < to; at++) {
            line(' ', old.lineText(at), lines);
        }
        return grown;
    }

    private static String span(int from, int count) {
        int start = count == 0 ? from : from + 1;
        return count == 1 ? Integer.toString(start) : start + "," + count;
    }

    private static void line(char sign, String text, List<String> lines) {
        if (text.endsWith("\n")) {
            lines.add(sign + text.substring(0, text.length() - 1));
        } else {
            lines.add(sign + text);
            lines.add("\\ No newline at end of file");
        }
    }
}
