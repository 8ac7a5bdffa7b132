package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PythonMetricsTest {

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

    private FunctionMetrics function(String text) {
        return fixture.analyze("a.py", text).getMetrics(0).getFunctions(0);
    }

    @Test
    void branchesNestAndElseDoesNotAddNesting() {
        FunctionMetrics words = function("""
                def process(constant, least):
                    for word in constant:             # +1
                        if (                          # +2
                            len(word) >= least        # +1 and, +1 or
                            and not (word.startswith('-') or word.endswith('-'))
                        ):
                            if is_camel(word):        # +3
                                take(word)
                            else:                     # +1
                                drop(word)
                    return least
                """);
        assertThat(words.getCognitive()).isEqualTo(9);
        assertThat(words.getCyclomatic()).isEqualTo(4);
        assertThat(words.getNesting()).isEqualTo(3);
        assertThat(words.getParameters()).isEqualTo(2);
    }

    @Test
    void chainsLoopsAndHandlersCount() {
        assertThat(function(
                                "def f(a, b):\n    if a:\n        return 1\n    elif b:\n        return 2\n    else:\n        return 3\n")
                        .getCognitive())
                .isEqualTo(3);
        assertThat(function(
                                "def f(a):\n    for a in b:\n        if a % 2:\n            continue\n    else:\n        return 5\n")
                        .getCognitive())
                .isEqualTo(4);
        assertThat(function("def f(a):\n    try:\n        go()\n    except E:\n        if a:\n            return a\n")
                        .getCognitive())
                .isEqualTo(3);
        assertThat(function("def f(a):\n    return a * f(a - 1)\n").getCognitive())
                .isEqualTo(1);
    }

    @Test
    void pathsAreCountedAsByMccabe() {
        FunctionMetrics all = function("""
                def f(a, b):                          # 1
                    try:                              # +1
                        while a and b:                # +1
                            a = b if a else [c for c in a if c]
                    except KeyError:                  # +1
                        with a:
                            def inner(c):             # +1
                                if c:                 # +1
                                    return lambda d: d or c
                    except ValueError:                # +1
                        pass
                    finally:
                        a.close()
                    match a:
                        case 1:                       # +1
                            return b
                        case _:
                            return a
                """);
        assertThat(all.getCyclomatic()).isEqualTo(8);
    }

    @Test
    void aDecoratorDoesNotNest() {
        assertThat(function("def deco(a):\n    def inner(f):\n        if a:\n            f()\n    return inner\n")
                        .getCognitive())
                .isEqualTo(1);
        assertThat(function(
                                "def no(a):\n    b = a\n    def inner(f):\n        if a:\n            f()\n    return inner\n")
                        .getCognitive())
                .isEqualTo(2);
    }

    @Test
    void documentationStringsAreComments() {
        FileMetrics file = fixture.analyze("a.py", """
                \"""Module.\"""

                import os  # why


                class A:
                    \"""Documented.\"""

                    def open(self):
                        # inside
                        return os

                    def _private(self):
                        return 1
                """).getMetrics(0);
        assertThat(file.getLinesOfCode()).isEqualTo(6);
        assertThat(file.getCommentLines()).isEqualTo(3);
        assertThat(file.getPublicEntities()).isEqualTo(2);
        assertThat(file.getDocumentedEntities()).isEqualTo(1);
    }
}
