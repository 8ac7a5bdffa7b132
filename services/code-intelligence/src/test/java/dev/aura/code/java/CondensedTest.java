package dev.aura.code.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser reads the same from less text. */
@Timeout(60)
final class CondensedTest {

    private static String sample() throws Exception {
        try (var stream = CondensedTest.class.getResourceAsStream("/half-written/sample.java")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFileWithTheWholeSyntaxHasTheSameTree() throws Exception {
        String text = sample();
        assertThat(treeOfCondensed(text)).isEqualTo(tree(text));
        String tabs = text.replace(";\n        ", ";\n\t\t");
        assertThat(treeOfCondensed(tabs)).isEqualTo(tree(tabs));
        assertThat(treeOfCondensed(text.replace("\n", "\r\n"))).isEqualTo(tree(text.replace("\n", "\r\n")));
        assertThat(treeOfCondensed(text.replace("\n", "\r"))).isEqualTo(tree(text.replace("\n", "\r")));
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
                "class A { void m ( int ... a ) { for ( ; ; ) ; do { } while ( a [ 0 ] > > 1 ) ; } }",
                "\n\n@ A ( b = \"\"\"\n\n   c\n   \"\"\" ) @ interface B { } ;\n\n",
                "// first\n// second\nimport a.b; // third\nclass A { int x = 1 - /* minus */ -1; }"
            })
    void everyTokenStaysInItsPlace(String text) {
        assertThat(treeOfCondensed(text)).isEqualTo(tree(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {} /* open", "class A {} /*/", "class A {\u000B}", "class A {\u2028}"})
    void aTextThatCouldBeReadOtherwiseIsLeftAlone(String text) {
        assertThat(condensed(text)).isNull();
    }

    @Test
    void whatCanBeReadCondensedIsReadTheSameAsItStands() throws Exception {
        String text = sample();
        for (int at = 0; at < text.length(); at += 29) {
            String half = text.substring(0, at) + "\r" + text.substring(at + 1);
            Condensed condensed = condensed(half);
            if (condensed != null && JavaSyntax.result(condensed.text()).isSuccessful()) {
                assertThat(treeOfCondensed(half)).isEqualTo(tree(half));
            }
        }
    }

    @Test
    void ofCommentsIndentsAndLineEndsNothingIsLeft() {
        assertThat(textOfCondensed("/** A. */\nclass A {\n        // nothing\n        int x = 1;\n}"))
                .isEqualTo(" class A{int x=1;}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            x = y + +1 | x=y+ +1
            x = y - -1 | x=y - -1
            x = y > > 1 | x=y> >1
            a . b ( c ) | a . b(c)
            non - sealed | non - sealed
            return "a" + 'b' | return "a" + 'b'
            a ? b : c | a?b:c
            A :: new | A::new
            """)
    void aSpaceIsLeftWhereTwoTokensCouldBeTakenForOne(String text, String left) {
        assertThat(textOfCondensed(text)).isEqualTo(left);
    }

    private static @Nullable Condensed condensed(String text) {
        SourceText source = SourceText.of(text);
        return Condensed.of(source, JavaLexer.tokens(source));
    }

    private static String textOfCondensed(String text) {
        Condensed condensed = condensed(text);
        assertThat(condensed).isNotNull();
        return condensed.text();
    }

    private static List<String> treeOfCondensed(String text) {
        Condensed condensed = condensed(text);
        assertThat(condensed).isNotNull();
        CompilationUnit unit = JavaSyntax.result(condensed.text()).getResult().orElseThrow();
        condensed.place(unit);
        return nodes(unit);
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
