package dev.aura.code.ecma;

import java.util.List;
import java.util.Locale;

/** The two languages. */
public enum Dialect {
    JAVASCRIPT,
    TYPESCRIPT;

    String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> extensions() {
        return switch (this) {
            case JAVASCRIPT -> List.of("js", "mjs", "cjs", "jsx");
            case TYPESCRIPT -> List.of("ts", "mts", "cts", "tsx");
        };
    }
}
