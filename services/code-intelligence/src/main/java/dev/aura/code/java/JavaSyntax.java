package dev.aura.code.java;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.UnparsableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed compilation unit. JavaParser gives up on a whole file for one misplaced brace, so a text that does not parse is tried
 * again with the offending statement, then line, blanked, a bounded number of times; positions stay what they were.
 *
 * @param unit the syntax tree
 * @param partial whether something had to be left out
 */
record JavaSyntax(CompilationUnit unit, boolean partial) {

    private static final int REPAIRS_MAX = 12;

    static JavaSyntax parse(String text) throws UnparsableException {
        ParseResult<CompilationUnit> first = parser().parse(text);
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

    private static JavaParser parser() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_26)
                .setAttributeComments(false)
                .setTabSize(1);
        // They check the language level and place comments. What a compiler would refuse is still to be read.
        configuration.getProcessors().clear();
        return new JavaParser(configuration);
    }

    private static @Nullable CompilationUnit repair(String text, ParseResult<CompilationUnit> first) {
        StringBuilder repaired = new StringBuilder(text);
        ParseResult<CompilationUnit> result = first;
        CompilationUnit best = null;
        for (int attempt = 0; attempt < REPAIRS_MAX && !result.isSuccessful(); attempt++) {
            Optional<Position> place = result.getProblems().stream().findFirst().flatMap(JavaSyntax::place);
            if (place.isEmpty() || !(blankStatement(repaired, place.get()) || blank(repaired, place.get().line))) {
                break;
            }
            result = parser().parse(repaired.toString());
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

    /** Blanks what stands between the nearest brace or semicolon on both sides of a place. False where nothing did. */
    private static boolean blankStatement(StringBuilder text, Position place) {
        int at = lineStart(text, place.line) + place.column - 1;
        int start = Math.min(at, text.length());
        while (start > 0 && "{};".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        int end = Math.min(at, text.length());
        while (end < text.length() && "{};".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return blank(text, start, end < text.length() && text.charAt(end) == ';' ? end + 1 : end);
    }

    private static int lineStart(StringBuilder text, int line) {
        int start = 0;
        for (int number = 1; number < line; number++) {
            start = text.indexOf("\n", start) + 1;
        }
        return start;
    }

    /** Blanks a line except its braces; where it is blank already, the nearest line above that is not. False where all is blank. */
    private static boolean blank(StringBuilder text, int line) {
        int start = lineStart(text, line);
        while (start >= 0) {
            int end = text.indexOf("\n", start);
            if (blank(text, start, end < 0 ? text.length() : end)) {
                return true;
            }
            start = start == 0 ? -1 : text.lastIndexOf("\n", start - 2) + 1;
        }
        return false;
    }

    private static boolean blank(StringBuilder text, int start, int end) {
        boolean changed = false;
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c) && c != '{' && c != '}') {
                text.setCharAt(at, ' ');
                changed = true;
            }
        }
        return changed;
    }

    private static int size(@Nullable CompilationUnit unit) {
        return unit == null
                ? -1
                : unit.getTypes().stream()
                        .mapToInt(type -> 1 + type.getMembers().size())
                        .sum();
    }
}
