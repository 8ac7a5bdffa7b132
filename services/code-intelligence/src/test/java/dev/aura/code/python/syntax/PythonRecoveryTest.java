package dev.aura.code.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Grammar.Parsed;
import dev.aura.code.syntax.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An error costs the line that it stands in: what is defined before and after it is found, under the same names. */
@Timeout(60)
final class PythonRecoveryTest {

    private static final int DEEP = 10_000;
    private static final String BEFORE = "class A:\n    def before(self):\n        return 1\n\n    def f(self):\n";
    private static final String AFTER =
            "\n        return 2\n\n    def after(self):\n        pass\n\n\ndef last(): pass\n";

    private static List<String> functions(String text) {
        return PythonParser.parse(text)
                .root()
                .descendants()
                .filter(node -> node.is(Kind.FUNCTION_DEFINITION))
                .map(PythonRecoveryTest::path)
                .toList();
    }

    private static String path(Node<Kind> definition) {
        StringBuilder path = new StringBuilder(definition.fieldText("name"));
        for (Node<Kind> at = definition.parent(); at != null; at = at.parent()) {
            if (at.is(Kind.CLASS_DEFINITION) || at.is(Kind.FUNCTION_DEFINITION)) {
                path.insert(0, at.fieldText("name") + ".");
            }
        }
        return path.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = ",
                "x.",
                "x = foo(",
                "foo(bar[{",
                "foo(1, 2",
                "return [",
                "if x",
                "if x:",
                "if",
                "for x in ",
                "for",
                "while x y:",
                "with open(\"a",
                "with (a as b, c as",
                "class ",
                "class B(",
                "lambda x",
                "y = 'open",
                "y = f'{x",
                "y = f'{x(",
                "y = f\"{x:{",
                "x = )",
                "x = ]]}",
                "foo(a]",
                "foo([a)",
                "import",
                "from . import (a,",
                "from x",
                "del",
                "else:",
                "except X as",
                "a b c d",
                "$ ? !",
                "@",
                "@a.b(",
                "match x:",
                "x: int =",
                "x = yield from",
                "raise from",
                "assert",
                "print >>",
                "*",
                "not",
                "a = = b",
                "global",
                "try:",
            })
    void aStatementThatIsNotEndedIsAlone(String line) {
        String text = BEFORE + "        " + line + AFTER;
        assertThat(functions(text)).containsExactly("A.before", "A.f", "A.after", "last");
        assertThat(PythonParser.parse(text).partial()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def g",
                "def g(",
                "def g(a",
                "def g(a, b=",
                "def g(a, b: int",
                "def g(a:",
                "def g(a):",
                "def g(a) ->",
                "async def g(*, a",
                "@a\n    def g(a, *"
            })
    void aDefinitionWithoutItsEndIsOne(String head) {
        assertThat(functions("class A:\n    def f(self): pass\n\n    " + head
                        + "\n        return 1\n\n    def h(self): pass\n"))
                .containsExactly("A.f", "A.g", "A.h");
        assertThat(functions("class A:\n    def f(self): pass\n\n    " + head)).containsExactly("A.f", "A.g");
    }

    @Test
    void aStringWithoutItsEndLeavesTheDefinitionsThatFollow() {
        assertThat(functions("class A:\n    def f(self):\n        \"\"\"open\n        text\n\n    def g(self): pass\n"))
                .containsExactly("A.f", "A.g");
    }

    @Test
    void aLineBetweenTwoDepthsBelongsToTheOuterOne() {
        assertThat(
                        functions(
                                "class A:\n    def f(self):\n        a\n      def g(self):\n          b\n    def h(self): pass\n"))
                .containsExactly("A.f", "A.g", "A.h");
    }

    @Test
    void whatIsReadOfABrokenLineIsThere() {
        Node<Kind> root =
                PythonParser.parse("x = foo(bar(1), baz(\ny = 2\nreturn\n").root();
        assertThat(root.descendants().filter(node -> node.is(Kind.CALL)).map(call -> call.fieldText("function")))
                .containsExactly("foo", "bar", "baz");
    }

    private static String sample() throws Exception {
        try (var stream = PythonRecoveryTest.class.getResourceAsStream("/half-written/sample.py")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyBeginningOfAFileHasTheFunctionsOfIt() throws Exception {
        String text = sample();
        List<String> all = functions(text);
        for (int end = 0; end <= text.length(); end++) {
            List<String> some = functions(text.substring(0, end));
            assertThat(some).hasSizeLessThanOrEqualTo(all.size());
            int whole = Math.max(0, some.size() - 1); // the name of the last one may be half written
            assertThat(some.subList(0, whole)).isEqualTo(all.subList(0, whole));
        }
    }

    @Test
    void everyFileWithoutOneCharacterIsRead() throws Exception {
        String text = sample();
        for (int at = 0; at < text.length(); at++) {
            Parsed<Kind> parsed = PythonParser.parse(text.substring(0, at) + text.substring(at + 1));
            check(parsed.root(), 0, text.length());
        }
    }

    /** Nodes lie in one another, and one after the other. */
    private static void check(Node<Kind> node, int from, int to) {
        assertThat(node.start()).isBetween(from, to);
        assertThat(node.end()).isBetween(node.start(), to);
        int at = node.start();
        for (Node<Kind> child : node.children()) {
            assertThat(child.parent()).isSameAs(node);
            check(child, at, node.end());
            at = child.end();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "[",
                "{",
                "f(",
                "a[",
                "{a:",
                "-",
                "~",
                "not ",
                "lambda: ",
                "a if b else ",
                "a ** ",
                "await ",
                "f'{",
                "f'{a:{",
                "a.",
                "a + ",
                "a or ",
                "a and ",
                "a = ",
                "a < ",
                "a(",
                "@",
                "x: List[",
                "def f(a=",
                "*",
                "`",
                "'",
                "\\",
                "yield ",
                "(yield ",
                "print ",
                "\0",
                "\uD83D",
                "a[b:",
                "match (",
                "with (",
                "f(\nif ",
                "[a for b in ",
                "class A(",
                "del ",
                "return ",
                "a, ",
                ";",
                ":",
                "else:",
                "x:y.",
                "type X[",
                "* ",
                "(\nfor ",
                "match x:\n case {",
                "(]",
                "*a, ",
                "f(\npass\nmatch (\n",
            })
    void tenThousandOfThemAreRead(String text) {
        for (String end : List.of("", "a", "\n", "\ndef f(): pass\n")) {
            assertThatCode(() -> PythonParser.parse(text.repeat(DEEP) + end)).doesNotThrowAnyException();
        }
    }

    @Test
    void tenThousandBlocksAreRead() {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < 2_000; depth++) {
            text.append(" ".repeat(depth)).append("if a:\n");
        }
        assertThat(PythonParser.parse(text + "\ndef f(): pass\n").partial()).isTrue();
        assertThat(functions(text + "\ndef f(): pass\n")).containsExactly("f");
    }

    @Test
    void aLongLineIsRead() {
        String text = "x = [" + "foo(a, 'b', {c: 1}), ".repeat(200_000) + "]\n";
        assertThat(PythonParser.parse(text).partial()).isFalse();
    }

    @Test
    void aLongChainIsRead() {
        for (String link : List.of("a = ", "a + ", "a.", "a and ", "a < ", "a, ")) {
            assertThat(PythonParser.parse(link.repeat(900) + "a\n").partial())
                    .as(link)
                    .isFalse();
        }
    }

    @Test
    void lineEndsOfAnyKindEndLines() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = "def f():" + end + "    return 1  # a" + end + end + "def g(): pass" + end;
            assertThat(functions(text)).containsExactly("f", "g");
            assertThat(PythonParser.parse(text).partial()).isFalse();
        }
    }
}
