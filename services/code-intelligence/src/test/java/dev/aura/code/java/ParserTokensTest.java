package dev.aura.code.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.GivenTokens;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser reads the same from our tokens as from the text. */
@Timeout(60)
final class ParserTokensTest {

    private static String sample() throws Exception {
        try (var stream = ParserTokensTest.class.getResourceAsStream("/half-written/sample.java")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFileWithTheWholeSyntaxHasTheSameTree() throws Exception {
        String text = sample();
        assertThat(treeOfTokens(text)).isEqualTo(tree(text));
        String tabs = text.replace(";\n        ", ";\n\t\t");
        assertThat(treeOfTokens(tabs)).isEqualTo(tree(tabs));
        assertThat(treeOfTokens(text.replace("\n", "\r\n"))).isEqualTo(tree(text.replace("\n", "\r\n")));
        assertThat(treeOfTokens(text.replace("\n", "\r"))).isEqualTo(tree(text.replace("\n", "\r")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A {}",
                "/* a */class A { int/**/x/***/= 1 /* b\n c */ ; } // end",
                "   \t\n\n/** doc */ class A { /* one */ int x; /* two\n\n */ int y; }\n",
                "class A {\f int x; }   ",
                "class A {\r  \n int x;\r/* a\r\n\r\tb */\n int y; // c\r\n}",
                "class A { String s = \"// no comment /* nor this\"; char c = '\"'; /* \" */ char d = '\\''; }",
                "class A { String s = \"\"\"\n  a /* in */ b // c\n   \\\"\"\" end\"\"\"; int x; }",
                "class A { List<List<Set<String>>> x; int y = 8 >> /**/ 2 >>> 1; List<List<A>> /**/ z; }",
                "class A { String s = \"\t\"; int x; }",
                "class A { int a = 1 + + 2 - - 3; boolean b = 4 > - 5 && ! c; int d = e ++ + f; }",
                "class A { Object o = x -> - 1; int[ ] [ ] y = { { 1 , 2 } , } ; int h = 0x1e + 5 ; double i = 1. + .5 ; }",
                "non-sealed class A extends B { int non, sealed; int x = non -sealed; int y = non - sealed; }",
                "class A { void m ( int ... a ) { for ( ; ; ) ; do { } while ( a [ 0 ] >> 1 > 2 ) ; } }",
                "\n\n@ A ( b = \"\"\"\n\n   c\n   \"\"\" ) @ interface B { } ;\n\n",
                "class A { long a = 0x1F_FFL + 0b1_0 + 077 + 1_000; double b = 1. + .5 + 1e5 + 1.5e-3f + 1D + 0. + 00.5 + 1e+5; }",
                "class A { char a = '\\u0041', b = '\\'', c = '\\377', d = '\\\\'; String e = \"\\u0041 \\0 \\\"\"; int _a, $; }",
                "class A { void m() { int r = a >>> b >> c >>>= d; r >>= 1; boolean x = a >= b; Map<A, List<B>> y; Map<A, Map<B, List<C>>> z; } }",
                "class A { int yield(int when) { return switch (when) { case 1 -> { yield 2; } default -> 3; }; } Object f = _ -> A::new; }",
                "module a.b { requires transitive c; exports d to e; opens f; uses g; provides h with i; }",
                "record A(int... b) { sealed interface C permits D, E {} non-sealed class D implements C {} final class E implements C {} }",
                "// first\n// second\nimport a.b; // third\nclass A { int x = 1 - /* minus */ -1; }"
            })
    void everyTokenStaysInItsPlace(String text) {
        assertThat(treeOfTokens(text)).isEqualTo(tree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {} /* open", "class A {} /*/", "class A {\u000B}", "class A {\u2028}"})
    void aTextThatCouldBeReadOtherwiseIsLeftAlone(String text) {
        SourceText source = SourceText.of(text);
        assertThat(ParserTokens.of(source, JavaLexer.tokens(source))).isNull();
    }

    @Test
    void whatFitsIsReadTheSameAsItStands() throws Exception {
        String text = sample();
        int fit = 0;
        for (String change : List.of("\r", "", "'", ">", "0", "_", "\\", "\u00e9", "1.", "==")) {
            for (int at = 0; at < text.length(); at += 41) {
                String changed = text.substring(0, at) + change + text.substring(at + 1);
                Optional<CompilationUnit> unit = parsed(changed);
                if (unit.isPresent()) {
                    assertThat(nodes(unit.get())).isEqualTo(tree(changed));
                    assertThat(JavaSyntax.result(changed).isSuccessful()).isTrue();
                    fit++;
                }
            }
        }
        assertThat(fit).as("changes that left a file that fits").isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09",
                "1_",
                "\"\\uu0041\"",
                "0x",
                "0b2",
                "1e",
                "1.5x",
                "0x1p3",
                "'ab'",
                "''",
                "\"\\q\"",
                "\"\\u12\"",
                "'\\777'",
                "#",
                "`",
                "\\u0041"
            })
    void whatTheParsersLexerIsToJudgeIsLeftToIt(String expression) {
        SourceText source = SourceText.of("class A { Object a = " + expression + "; }");
        assertThat(ParserTokens.of(source, JavaLexer.tokens(source))).isNull();
    }

    private static Optional<CompilationUnit> parsed(String text) {
        SourceText source = SourceText.of(text);
        GivenTokens given = ParserTokens.of(source, JavaLexer.tokens(source));
        return given == null ? Optional.empty() : given.parse();
    }

    private static List<String> treeOfTokens(String text) {
        Optional<CompilationUnit> unit = parsed(text);
        assertThat(unit).isPresent();
        return nodes(unit.get());
    }

    private static List<String> tree(String text) {
        return nodes(JavaSyntax.result(text).getResult().orElseThrow());
    }

    /** Each node with its place, outer before inner. */
    private static List<String> nodes(CompilationUnit unit) {
        List<String> nodes = new ArrayList<>();
        unit.walk(
                Node.TreeTraversal.PREORDER,
                node -> nodes.add(node.getClass().getSimpleName() + " "
                        + node.getRange().map(Object::toString).orElse("nowhere") + " " + node));
        return nodes;
    }
}
