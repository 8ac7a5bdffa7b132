package dev.aura.cli.git;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.git.v1.ChangedFile;
import dev.aura.proto.git.v1.DescribeDiffResponse;
import java.util.HashMap;
import java.util.Map;

/** A change as text: its files, and in each what happened to its entities. */
final class DiffPage {

    private DiffPage() {}

    static void print(DescribeDiffResponse response, Output output) {
        Style style = output.style();
        output.line(style.bold(ChangeLine.of(response.getChange())));
        Map<String, FileDiff> diffs = new HashMap<>();
        response.getEntitiesList().forEach(diff -> diffs.put(diff.getPath(), diff));
        for (ChangedFile file : response.getFilesList()) {
            output.line(fileLine(file, style));
            FileDiff diff = diffs.get(file.getPath());
            if (diff != null) {
                print(diff, output);
            }
        }
        if (response.getCoverage().getSkippedCount() + response.getCoverage().getPartial() > 0) {
            output.lines(CoverageLines.of(response.getCoverage()).stream()
                    .map(style::dim)
                    .toList());
        }
    }

    private static void print(FileDiff diff, Output output) {
        Style style = output.style();
        for (EntityChange change : diff.getChangesList()) {
            String what = change.getDetail().isEmpty() ? change.getEntity().getQualifiedName() : change.getDetail();
            output.line(
                    "    " + mark(change, style) + " " + what + (change.getBreaking() ? style.red("  breaking") : ""));
        }
        if (diff.getCosmetic()) {
            output.line(style.dim("    only white space, comments or the order of imports"));
        }
    }

    private static String fileLine(ChangedFile file, Style style) {
        String from = file.getOldPath().isEmpty() ? "" : file.getOldPath() + " → ";
        String lines = file.getBinary()
                ? "binary"
                : file.getSubmodule() ? "submodule" : "+" + file.getAddedLines() + " −" + file.getRemovedLines();
        return "  " + ChangeLine.letter(file) + " " + style.bold(from + file.getPath()) + "  " + style.dim(lines);
    }

    private static String mark(EntityChange change, Style style) {
        return switch (change.getKind()) {
            case ADDED -> style.green("+");
            case REMOVED -> style.red("−");
            case RENAMED, MOVED -> style.cyan("→");
            case BODY_CHANGED, SIGNATURE_CHANGED, DOCUMENTATION_CHANGED -> style.yellow("~");
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "?";
        };
    }
}
