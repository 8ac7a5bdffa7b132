package dev.aura.code.java;

import com.github.javaparser.GivenTokens;
import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * A parsed compilation unit; of a text that does not parse, what {@link JavaRepair} makes of it.
 *
 * @param unit the syntax tree
 * @param partial whether something had to be left out
 * @param guesses what was changed in the text before
 */
record JavaSyntax(CompilationUnit unit, boolean partial, List<Span> guesses) {

    static JavaSyntax parse(SourceText source, Tokens tokens) throws UnparsableException {
        GivenTokens given = ParserTokens.of(source, tokens);
        Optional<CompilationUnit> unit = given == null ? Optional.empty() : given.parse();
        if (unit.isPresent()) {
            return new JavaSyntax(unit.get(), false, List.of());
        }
        return parse(source.text());
    }

    private static JavaSyntax parse(String text) throws UnparsableException {
        ParseResult<CompilationUnit> first = result(text);
        CompilationUnit best = first.getResult().orElse(null);
        if (best != null && first.isSuccessful()) {
            return new JavaSyntax(best, false, List.of());
        }
        JavaRepair repair = new JavaRepair(text, first);
        CompilationUnit chosen = repair.best();
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
        return new JavaSyntax(chosen, true, repair.guesses());
    }

    /** What the parser makes of a text. */
    static ParseResult<CompilationUnit> result(String text) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.JAVA_26)
                .setAttributeComments(false)
                .setTabSize(1);
        // They check the language level and place comments. What a compiler would refuse is still to be read.
        configuration.getProcessors().clear();
        return new JavaParser(configuration).parse(text);
    }

    /** Where a problem is. */
    static Optional<Position> place(Problem problem) {
        return problem.getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> range.begin);
    }
}
