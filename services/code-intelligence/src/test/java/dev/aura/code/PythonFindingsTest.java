package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonFindingsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<String> in(String text) {
        return fixture.findings("a.py", text);
    }

    @Test
    void defaultsThatAreShared() {
        assertThat(in("def f(a, b=[]):\n    b.append(a)\n    return b\n")).containsExactly("mutable-default:1");
        assertThat(in("def f(a, b=[]):\n    return a in b\n")).isEmpty();
        assertThat(in("def f(a, b=None):\n    b = b or []\n    b.append(a)\n    return b\n"))
                .isEmpty();
    }

    @Test
    void exceptionsThatAreDropped() {
        assertThat(in("try:\n    f()\nexcept:\n    g()\n")).containsExactly("bare-except:3");
        assertThat(in("try:\n    f()\nexcept:\n    g()\n    raise\n")).isEmpty();
        assertThat(in("try:\n    f()\nexcept Exception:\n    pass\n")).containsExactly("swallowed-exception:3");
        assertThat(in("try:\n    f()\nexcept Exception:\n    pass  # best effort\n"))
                .isEmpty();
        assertThat(in("def f():\n    try:\n        g()\n    finally:\n        return 1\n"))
                .containsExactly("return-in-finally:5");
    }

    @Test
    void comparisonsComeWithFixes() {
        Finding none = fixture.analyze("a.py", "x = y != None\n").getFindings(0);
        assertThat(none.getRuleId()).isEqualTo("python/none-comparison");
        assertThat(none.getFix().getEdits(0).getText()).isEqualTo("is not");
        Finding literal = fixture.analyze("a.py", "if x is 'a':\n    pass\n").getFindings(0);
        assertThat(literal.getRuleId()).isEqualTo("python/is-literal");
        assertThat(literal.getFix().getEdits(0).getText()).isEqualTo(" == ");
        assertThat(in("x = y is None\nz = y == 1\n")).isEmpty();
    }

    @Test
    void filesThatStayOpen() {
        assertThat(in("x = open('a').read()\n")).containsExactly("open-without-with:1");
        assertThat(in("def f():\n    a = open('a')\n    return a.read()\n")).containsExactly("open-without-with:2");
        assertThat(in("def f():\n    with open('a') as a:\n        return a.read()\n"))
                .isEmpty();
        assertThat(in("def f():\n    a = open('a')\n    return a\n")).isEmpty();
    }

    @Test
    void importsThatNobodyUses() {
        assertThat(in("import os\nimport sys\nprint(sys)\n")).containsExactly("unused-import:1");
        assertThat(in("import os  # noqa\nfrom a import b as b\n__all__ = ['c']\nfrom d import c\n"))
                .isEmpty();
        assertThat(fixture.findings("pkg/__init__.py", "from os import path\n")).isEmpty();
        assertThat(in("from os import *\ndef f():\n    pass\n")).containsExactly("wildcard-import:1");
    }

    @Test
    void mistakesThatRun() {
        assertThat(in("assert (x, 'message')\n")).containsExactly("assert-tuple:1");
        assertThat(in("def f():\n    raise NotImplemented\n")).containsExactly("raise-not-implemented:2");
        assertThat(in("d = {'a': 1, 'b': 2, 'a': 3}\n")).containsExactly("duplicate-key:1");
        assertThat(in("d = {1: a, -1: b, 1 + x: c, 1 / y: d, '%s' % p: e, '%s' % q: f, 's'.t: 1, 's'[0]: 2}\n"))
                .isEmpty();
        assertThat(in("x = f'nothing'\ny = f'{x}'\n")).containsExactly("fstring-without-placeholder:1");
        assertThat(in("eval(x)\neval('1')\n")).containsExactly("eval:1");
        assertThat(in("def f(list):\n    return list\n")).containsExactly("builtin-shadowed:1");
        assertThat(in("for i in x:\n    fs.append(lambda: i)\n")).containsExactly("loop-closure:2");
        assertThat(in("for i in x:\n    fs.append(lambda i=i: i)\n    y.sort(key=lambda a: a[i])\n"))
                .isEmpty();
    }
}
