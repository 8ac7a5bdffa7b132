package dev.aura.cli.code;

import dev.aura.cli.terminal.Style;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.Symbol;
import java.util.Locale;

/** A symbol in one line: place, kind, signature. */
final class SymbolLine {

    private SymbolLine() {}

    static String of(Symbol symbol, Style style) {
        Entity entity = symbol.getEntity();
        String signature = entity.getSignature().isEmpty() ? entity.getName() : entity.getSignature();
        return style.bold(symbol.getPath() + ":"
                        + entity.getNameRange().getStart().getLine() + ":"
                        + entity.getNameRange().getStart().getColumn())
                + "  " + style.dim(kind(entity)) + "  " + entity.getQualifiedName() + "  " + style.dim(signature);
    }

    static String kind(Entity entity) {
        return entity.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** How sure a name was tied to its entity, for people. */
    static String resolution(Resolution.Kind kind) {
        return switch (kind) {
            case SAME_FILE -> "same file";
            case IMPORT -> "by import";
            case SAME_PACKAGE -> "same package";
            case TYPE -> "by type";
            case NAME_ONLY -> "same name only";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }
}
