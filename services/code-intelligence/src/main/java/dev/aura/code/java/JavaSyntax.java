package dev.aura.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed compilation unit. JavaParser gives up on a whole file for one misplaced brace, so a text that does not parse is tried
 * again with its braces balanced, then with the offending statement, then line, blanked, a bounded number of times; positions stay what
 * they were.
 *
 * @param unit the syntax tree
 * @param partial whether something had to be left out
 */
record JavaSyntax(CompilationUnit unit, boolean partial) {

    private static final int REPAIRS_MAX = 12;

    static JavaSyntax parse(SourceText source, Tokens tokens) throws UnparsableException {
        String condensed = Condensed.of(source, tokens);
        if (condensed != null) {
            ParseResult<CompilationUnit> result = result(condensed, Condensed.TAB_STOPS);
            if (result.isSuccessful() && result.getResult().isPresent()) {
                return new JavaSyntax(result.getResult().get(), false);
            }
        }
        return parse(source.text());
    }

    private static JavaSyntax parse(String text) throws UnparsableException {
        ParseResult<CompilationUnit> first = result(text, 1);
        CompilationUnit best = first.getResult().orElse(null);
        if (best != null && first.isSuccessful()) {
            return new JavaSyntax(best, false);
        }
        CompilationUnit repaired = repair(text, first);
        CompilationUnit chosen = size(repaired) >= size(best) ? repaired : best;
        if (chosen == null
                || (chosen.getTypes().isEmpty()
                        && chosen.getModule().isEmpty()
                        && chosen.getImports().isEmpty())) {
            throw new UnparsableException(first.getProblems().stream()
                    .findFirst()
                    .flatMap(JavaSyntax::place)
                    .map(place -> "line " + place.line)
                    .orElse("no declaration found"));
        }
        return new JavaSyntax(chosen, true);
    }

    /** What the parser makes of a text, as it stands or {@link Condensed}. */
    static ParseResult<CompilationUnit> result(String text, int tabStops) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_26)
                .setAttributeComments(false)
                .setTabSize(tabStops);
        // They check the language level and place comments. What a compiler would refuse is still to be read.
        configuration.getProcessors().clear();
        return new JavaParser(configuration).parse(text);
    }

    private static @Nullable CompilationUnit repair(String text, ParseResult<CompilationUnit> first) {
        Optional<String> balanced = BraceRepair.of(text);
        if (balanced.isEmpty()) {
            return blankFaults(text, first);
        }
        ParseResult<CompilationUnit> again = result(balanced.get(), 1);
        return again.isSuccessful() ? again.getResult().orElse(null) : blankFaults(balanced.get(), again);
    }

    private static @Nullable CompilationUnit blankFaults(String text, ParseResult<CompilationUnit> first) {
        Blanking blanking = new Blanking(text);
        ParseResult<CompilationUnit> result = first;
        CompilationUnit best = null;
        for (int attempt = 0; attempt < REPAIRS_MAX && !result.isSuccessful(); attempt++) {
            Optional<Position> place = result.getProblems().stream().findFirst().flatMap(JavaSyntax::place);
            if (place.isEmpty() || !blanking.blank(place.get())) {
                break;
            }
            result = result(blanking.text(), 1);
            CompilationUnit unit = result.getResult().orElse(null);
            best = size(unit) >= size(best) ? unit : best;
        }
        return best;
    }

    private static Optional<Position> place(Problem problem) {
        return problem.getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> range.begin);
    }

    private static int size(@Nullable CompilationUnit unit) {
        return unit == null
                ? -1
                : unit.getTypes().stream()
                        .mapToInt(type -> 1 + type.getMembers().size())
                        .sum();
    }
}
