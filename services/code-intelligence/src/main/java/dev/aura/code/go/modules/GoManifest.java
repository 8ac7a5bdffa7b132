package dev.aura.code.go.modules;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.manifest.Statements;
import dev.aura.code.source.SourceText;
import java.util.List;
import java.util.Set;

/** Reads {@code go.mod}, {@code go.work} and {@code vendor/modules.txt}, which the lines themselves tell apart. */
public final class GoManifest {

    /** States the path of the module. */
    static final String MODULE = "module";

    /** States the directory that stands in for a module. */
    static final String REPLACE = "replace";

    /** States the directory of a module that is worked on. */
    static final String USE = "use";

    /** States the path of a module of which the directory holds a copy. */
    static final String VENDORED = "vendored";

    private static final Set<String> OTHERS =
            Set.of("go", "toolchain", "require", "exclude", "retract", "godebug", "tool", "ignore");

    private final Statements statements = new Statements();

    /** The directive of the block that lines stand in; empty outside. */
    private String block = "";

    private GoManifest() {}

    public static boolean is(String path) {
        return isNamed(path, "go.mod") || isNamed(path, "go.work") || isNamed(path, "vendor/modules.txt");
    }

    static boolean isNamed(String path, String name) {
        return path.equals(name) || path.endsWith("/" + name);
    }

    /** What the text of a manifest states. */
    public static String statements(SourceText source) throws UnparsableException {
        GoManifest manifest = new GoManifest();
        boolean copies = source.text().startsWith("#") || source.text().contains("\n# ");
        for (int line = 1; line <= source.lineCount(); line++) {
            String text = source.lineText(line).strip();
            if (copies) {
                manifest.copied(text);
            } else {
                manifest.line(text.replaceFirst("//.*$", "").strip(), line);
            }
        }
        if (!manifest.block.isEmpty()) {
            throw new UnparsableException("`" + manifest.block + " (` is not closed");
        }
        return manifest.statements.text();
    }

    /** A line of `modules.txt`: `# path version`; those of packages say nothing more. */
    private void copied(String line) {
        if (line.startsWith("# ")) {
            statements.add(VENDORED, line.split("\\s+", -1)[1]);
        }
    }

    private void line(String line, int number) throws UnparsableException {
        if (line.isEmpty()) {
            return;
        }
        if (!block.isEmpty()) {
            if (line.equals(")")) {
                block = "";
            } else {
                directive(block, line);
            }
            return;
        }
        String[] words = line.split("\\s+", 2);
        String word = words[0].endsWith("(") ? words[0].substring(0, words[0].length() - 1) : words[0];
        String rest = words[0].endsWith("(") ? "(" : words.length < 2 ? "" : words[1];
        boolean ours = word.equals(MODULE) || word.equals(REPLACE) || word.equals(USE);
        if (!ours && !OTHERS.contains(word)) {
            throw new UnparsableException("line " + number + ": `" + shortened(word) + "` is no directive");
        }
        if (rest.equals("(")) {
            block = word;
        } else if (!rest.equals("()")) {
            directive(word, rest);
        }
    }

    private static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }

    private void directive(String word, String rest) {
        String[] words = rest.replace("\"", "").replace("`", "").split("\\s+", -1);
        switch (word) {
            case MODULE -> statements.add(MODULE, words[0]);
            case USE -> statements.add(USE, words[0]);
            case REPLACE -> {
                int arrow = List.of(words).indexOf("=>");
                boolean directory = arrow > 0 && arrow + 1 < words.length && words[arrow + 1].startsWith(".");
                if (directory) {
                    statements.add(REPLACE, words[0], words[arrow + 1]);
                }
            }
            default -> {}
        }
    }
}
