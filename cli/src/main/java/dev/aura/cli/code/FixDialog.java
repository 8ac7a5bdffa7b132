package dev.aura.cli.code;

import dev.aura.cli.code.fix.FixPlan;
import dev.aura.cli.command.Session;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.code.v1.AnalyzeResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** Shows what fixes would change, asks whether to, and does it. The diff is the answer where text is; else it goes to stderr. */
final class FixDialog {

    private final Session session;
    private final boolean text;

    FixDialog(Session session, boolean text) {
        this.session = session;
        this.text = text;
    }

    /** Whether a file was changed. */
    boolean run(Path root, AnalyzeResponse response) throws IOException {
        FixPlan plan = FixPlan.of(root, response);
        plan.diff().forEach(this::print);
        plan.leftOut().forEach(line -> session.output().message("not fixed: " + line));
        if (plan.fixes() == 0) {
            session.output().message("nothing to fix");
            return false;
        }
        session.output().flush();
        String what = Words.count(plan.fixes(), "fix", "fixes") + " in " + Words.count(plan.files(), "file");
        if (session.arguments().has("--dry-run")) {
            session.output().message(what + "; nothing was changed");
            return false;
        }
        if (!session.arguments().has("--yes") && !agreed(what)) {
            session.output().message("nothing was changed; --yes changes files without being asked");
            return false;
        }
        plan.apply().forEach(line -> session.output().error("aura: not changed: " + line));
        return true;
    }

    /** Whether the diff was all there is to print. */
    boolean hasAnswered() {
        return text && session.arguments().has("--dry-run");
    }

    private boolean agreed(String what) throws IOException {
        session.output().error("apply " + what + "? [y/N]");
        String line = new BufferedReader(
                        new InputStreamReader(session.surroundings().input(), StandardCharsets.UTF_8))
                .readLine();
        return line != null
                && (line.strip().toLowerCase(Locale.ROOT).equals("y")
                        || line.strip().equalsIgnoreCase("yes"));
    }

    private void print(String line) {
        if (text) {
            session.output().line(coloured(line, session.output().style()));
        } else {
            session.output().message(coloured(line, session.output().messageStyle()));
        }
    }

    private static String coloured(String line, Style style) {
        if (line.startsWith("---") || line.startsWith("+++")) {
            return style.bold(line);
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> style.green(line);
            case '-' -> style.red(line);
            case '@' -> style.cyan(line);
            default -> line;
        };
    }
}
