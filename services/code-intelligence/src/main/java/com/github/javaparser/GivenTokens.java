package com.github.javaparser;

import com.github.javaparser.ast.CompilationUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens for JavaParser's grammar that its own lexer has not made. It stands in the library's package, for neither the parser nor what of its lexer is to be replaced can be reached from outside
 * (docs/decisions/230).
 */
public final class GivenTokens extends GeneratedJavaParserTokenManager {

    private final List<Token> tokens;
    private final JavaToken home;
    private int next;

    /**
     * Without tokens, as yet.
     *
     * @param beginning place of the first character of the file
     * @param count about how many tokens there will be
     */
    public GivenTokens(Position beginning, int count) {
        super((SimpleCharStream) null);
        this.tokens = new ArrayList<>(count);
        this.home = new JavaToken(new Range(beginning, beginning), EOF, "", null, null);
    }

    /** Adds a token that {@code >>} or {@code >>>} begins with: {@code >}, which the grammar makes an operator with those that follow. */
    public void addOfShift(int operator, Range range) {
        Token token = token(GT, ">", range);
        token.realKind = operator;
        tokens.add(token);
    }

    /**
     * Adds the next token; the last of all is the {@link #EOF end} of the file.
     *
     * @param kind one of {@link GeneratedJavaParserConstants}
     * @param image its text
     * @param range its lines and columns
     */
    public void add(int kind, String image, Range range) {
        tokens.add(token(kind, image, range));
    }

    private static Token token(int kind, String image, Range range) {
        Token token = new Token(kind, image);
        token.beginLine = range.begin.line;
        token.beginColumn = range.begin.column;
        token.endLine = range.end.line;
        token.endColumn = range.end.column;
        token.javaToken = new JavaToken(range, kind, image, null, null);
        return token;
    }

    /** What the grammar makes of them; empty where they do not fit it. */
    public Optional<CompilationUnit> parse() {
        GeneratedJavaParser parser = new GeneratedJavaParser(this);
        parser.setStoreTokens(true);
        try {
            CompilationUnit unit = parser.CompilationUnit();
            return parser.problems.isEmpty() ? Optional.of(unit) : Optional.empty();
        } catch (ParseException broken) {
            return Optional.empty();
        }
    }

    @Override
    public Token getNextToken() {
        return tokens.get(next < tokens.size() - 1 ? next++ : next);
    }

    @Override
    JavaToken getHomeToken() {
        return home;
    }

    /** Kinds of keywords, separators and operators by their text, as the parser's lexer tells them. */
    public static Map<String, Integer> lexemes() {
        StringBuilder text = new StringBuilder();
        for (String image : tokenImage) {
            String lexeme = image.substring(1, image.length() - 1);
            boolean comments = lexeme.contains("//") || lexeme.contains("/*") || lexeme.contains("*/");
            if (image.startsWith("\"") && !comments && lexeme.indexOf('\\') < 0 && !lexeme.isBlank()) {
                text.append(lexeme).append(' ');
            }
        }
        GeneratedJavaParserTokenManager lexer =
                new GeneratedJavaParserTokenManager(new SimpleCharStream(new StringProvider(text.toString())));
        lexer.setYieldSupported();
        Map<String, Integer> kinds = new HashMap<>();
        for (Token token = lexer.getNextToken(); token.kind != EOF; token = lexer.getNextToken()) {
            kinds.put(token.image, token.kind);
        }
        return kinds;
    }
}
