package dev.aura.code.java;

import com.github.javaparser.ParseResult;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.repair.Blanking;
import dev.aura.code.repair.Notation;
import dev.aura.code.repair.Repair;
import dev.aura.code.repair.Repaired;
import dev.aura.code.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that JavaParser gives up on, as it does for one misplaced brace: with its braces balanced, then with the offending statement,
 * then line, blanked, a bounded number of times. Positions stay what they were.
 */
final class JavaRepair {

    private static final int BLANKED_MAX = 12;

    /** Only braces are put in: they go to the ends of lines, so that columns stay. A parenthesis too few or many costs its statement. */
    private static final Notation NOTATION = new Notation(JavaLexer::tokens, "{}", "(){}[];,.@=<>!~?:+-*/&|^%");

    private @Nullable CompilationUnit best;
    private Repaired text;
    private List<Span> guesses = List.of();

    /** Repairs a text of which the parser made something that is not whole. */
    JavaRepair(String original, ParseResult<CompilationUnit> first) {
        best = first.getResult().orElse(null);
        text = Repair.of(original, NOTATION);
        ParseResult<CompilationUnit> result = text.isWhole() ? first : parse();
        for (int attempt = 0; attempt < BLANKED_MAX && !result.isSuccessful() && blank(result); attempt++) {
            result = parse();
        }
    }

    /** The tree with the most members; null where there is none. */
    @Nullable
    CompilationUnit best() {
        return best;
    }

    /** What was changed in the text that the best tree is of. */
    List<Span> guesses() {
        return guesses;
    }

    private ParseResult<CompilationUnit> parse() {
        ParseResult<CompilationUnit> result = JavaSyntax.result(text.text());
        CompilationUnit unit = result.getResult().orElse(null);
        if (size(unit) >= size(best)) {
            best = unit;
            guesses = text.guesses();
        }
        return result;
    }

    private boolean blank(ParseResult<CompilationUnit> result) {
        Optional<Position> place = result.getProblems().stream().findFirst().flatMap(JavaSyntax::place);
        if (place.isEmpty()) {
            return false;
        }
        int offset = SourceText.of(text.text()).offset(place.get().line, place.get().column);
        Blanking blanking = new Blanking(text, NOTATION);
        boolean blanked = blanking.blank(text.original(offset));
        text = blanking.repaired();
        return blanked;
    }

    private static int size(@Nullable CompilationUnit unit) {
        return unit == null
                ? -1
                : unit.getTypes().stream()
                        .mapToInt(type -> 1 + type.getMembers().size())
                        .sum();
    }
}
