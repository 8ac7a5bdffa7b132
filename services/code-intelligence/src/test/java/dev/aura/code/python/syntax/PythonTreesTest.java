package dev.aura.code.python.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.Grammar.Parsed;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.ParserPool;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our trees are those of tree-sitter-python, in kinds, places, fields and words. Whole libraries are compared by the program {@code code.PythonTrees}. */
@Timeout(60)
final class PythonTreesTest {

    @TempDir
    static Path cache;

    private static ParserPool parsers;
    private static Grammar<Kind> other;

    @BeforeAll
    static void start() {
        parsers = new ParserPool(1, cache);
        other = new Grammar<>("python", Kind.class, Kind.MODULE, parsers);
    }

    @AfterAll
    static void stop() {
        parsers.close();
    }

    private static void same(String text) throws UnparsableException {
        Parsed<Kind> ours = PythonParser.parse(text);
        Parsed<Kind> theirs = other.parse(text);
        assertThat(describe(ours.root(), "")).isEqualTo(describe(theirs.root(), ""));
        assertThat(ours.partial()).isFalse();
        assertThat(theirs.partial()).isFalse();
    }

    private static String describe(Node<Kind> node, String indent) {
        String own = indent + node.kind() + " " + node.start() + ".." + node.end() + " " + node.fieldName()
                + node.words() + node.operator() + "\n";
        return own
                + node.children().stream()
                        .map(child -> describe(child, indent + " "))
                        .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n",
                "",
                "# nothing but this",
                "a or b and not c == d",
                "a < b <= c != d in e not in f is g is not h",
                "-a ** -b ** c * +d // ~e @ f % g / h",
                "a | b ^ c << 1 >> 2",
                "a if b else c if d else e",
                "x = lambda: 0; y = lambda a, /, b=1, *c, d, **e: a if b else c",
                "await a.b(c)[d]",
                "a.b.c(1, *d, e=2, **f)(g for g in h)[i, j:k, ::2, :]",
                "(), (a), (a,), (a, b), (yield), (a := b), (*a, b)",
                "[], [a], [a, *b], [a for b in c if d if e for f in g], [a async for b in c]",
                "{}, {a: b, **c}, {a}, {a, b}, {a: b for c in d}, {a for a, (b, c) in d}",
                "1, 1_0, 0xFF, 0b1, 0o7, 1., .5, 1e5, 1j, 1.5J, 10L, 1 .real, 1e-3j",
                "'a', \"b\", '''c'''\n'''d\n''', rb'\\'', u'e' 'f' \"\"\"g\"\"\"",
                "f'{a}{{b}}{c!r}{d:>{e}}{f=}{g = !s:x}{h[\"i\"]}\\N{DASH}'",
                "f'''{\na\n}''' rf'\\{b}' f\"{'c' if d else \"e\"}\" f'{f, g}' f'{lambda_}' t'{h}'",
                "None, True, False, ..., print, exec, match, type, case, _",
                "global a, b\nnonlocal c",
                "a = b = c\na, b = b, a\na, = b\n(a, b), [c, *d] = e\n*a, b = c\na.b, c[d] = e\n(a) = 1",
                "a: int\na: List[int] = b\na: x.List[int]\na.b: Dict[str, List[int]] | None = c",
                "a += 1; b //= 2; c **= 3; d >>= 4; e |= yield",
                "x = yield\ny = yield a, b\nyield from c\nz = await d",
                "del a, b\ndel (c, d)\nassert a, b\nreturn\nreturn a, *b\nraise\nraise a from b\nraise A, 'b'",
                "import a, b.c as d\nfrom . import e\nfrom ...f.g import (h, i as j,)\nfrom k import *\nfrom __future__ import l",
                "pass; break; continue;",
                "if a: b\nelif c: d; e  # f\nelse: g\n",
                "if a:\n    b\n    # c\n  # d\n\nelif e:\n  f\n# g\nelse:\n\th\n# i\n",
                "for a, b in c, d:\n    e\nelse:\n    f\nfor (a, b), c[d] in e: f\nasync for a in b: c",
                "while a:\n    b\nelse:\n    c",
                "try:\n  a\nexcept A as b:\n  c\nexcept (B, C):\n  d\nexcept:\n  e\nelse:\n  f\nfinally:\n  g",
                "try: a\nexcept* A: b\ntry: a\nexcept A, b: c",
                "with a: b\nwith a as b, c as (d, e): f\nwith (a as b, c): d\nwith (a, b) as c: d\nasync with a: b",
                "with (\n    a() as b,\n    c() as d,\n):\n    e\nwith (a): b\nwith (yield a): b",
                "@a\n@b.c(d)  # e\nclass F(G, metaclass=H): pass\n@i\nasync def j(): pass",
                "def f(a, b: int, c=1, d: str = 'e', /, f=2, *g: h, i, j=3, **k: l) -> m | n: ...",
                "def f(self, (a, b), c): pass\ndef g(*, a): pass\ndef h(a, *args): pass",
                "class A:\n    '''b'''\n\n    c = 1\n\n    def d(self):\n        pass\n        # e\n\n    # f\ng",
                "class A[T, *Ts, **P]: pass\ndef f[T: int](a: T) -> List[T]: pass\ntype X[T] = list[T] | None",
                "match a:\n    case 1 | -2 | 'b' | None: c\n    case [d, *e, _] if f: g\n    case {'h': i, **j}: k\n",
                "match (a, b):\n  case A(b, c=d) as e: f\n  case x.y: g\n  case (h): i\n  case j, k: l\n  case _: m",
                "match a, b:\n    # c\n    case -1+2j: d\n    # e\n# f\ng",
                "match = a\nmatch(a)\nmatch[a] = b\nmatch.a\nprint(match, type)\ntype = a\ntype(a)",
                "print 'a' % b, c,\nprint >>d, e\nprint\nprint (f)\nexec 'g' in h, i\nexec j",
                "`a` <> b, 0777, ur'c'",
                "a = (b +\n  c)\nd = e \\\n  + f\n",
                "if a:\n        b = [\n  c]\nd",
                "def f():\n    # a\n\n    b\n\n\n\n# c",
                "a\r\nif b:\r\n    c  # d\r\n    # e\r\nf\r\n",
                "\f\nclass A:\n\f\n    b = 1\n",
                "größe = 'ü😀'; 名 = größe",
            })
    void aTreeIsTheSame(String text) throws UnparsableException {
        same(text);
    }
}
