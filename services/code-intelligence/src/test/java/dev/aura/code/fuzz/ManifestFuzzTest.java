package dev.aura.code.fuzz;

import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.rust.RustFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.ParserPool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Manifests with anything in them are read, or are none; what they say can be asked. */
@Timeout(120)
final class ManifestFuzzTest {

    private static final int EXECUTIONS = 500;
    private static final long SEED = 20_261_122;

    @TempDir
    Path cache;

    /** A manifest that has most of what is read, with a file and names that it imports, with commas between. */
    record Sample(
            String path, String file, String names, Function<ParserPool, LanguageFrontEnd> frontEnd, String text) {

        @Override
        public String toString() {
            return path;
        }
    }

    private static LanguageFrontEnd ecma(ParserPool parsers) {
        return new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers);
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new Sample("Cargo.toml", "src/lib.rs", "shared::a, dep::b, crate::c, tests::d", RustFrontEnd::new, """
                [package]
                name = "a-b"
                edition.workspace = true
                [lib]
                path = "src/lib.rs"
                [[bin]]
                name = "x"
                path = "../x.rs"
                [dependencies]
                dep = { path = ".", package = "a-b" }
                shared.workspace = true
                [target.'cfg(unix)'.dependencies]
                other = "1"
                [workspace.dependencies]
                shared = { path = "./" }
                [patch.crates-io]
                other = { path = "" }
                """),
                new Sample("go.mod", "x/f.go", "example.com/a/x, example.com/b/x, ./x, ../..", GoFrontEnd::new, """
                module example.com/a // it

                go 1.22
                require ( example.com/b v1.0.0 )
                replace (
                    example.com/b v1.0.0 => ./x
                    example.com/c => ../../..
                )
                """),
                new Sample("go.work", "x/f.go", "example.com/b/x, x", GoFrontEnd::new, """
                use ./x
                use ( ./y; "./z" )
                replace example.com/b => ./x
                """),
                new Sample("vendor/modules.txt", "vendor/a/b/f.go", "a/b, a", GoFrontEnd::new, """
                # a/b v1.0.0 => ./c
                ## explicit
                a/b
                """),
                new Sample("package.json", "src/index.ts", "a, a/b, #c/d, #e, @s/a", ManifestFuzzTest::ecma, """
                { "name": "a", "main": "./dist/index.js", "workspaces": ["*", "**/x/**", "!y"],
                  "exports": { ".": { "import": ["./dist/index.mjs", null] }, "./*": "./src/*.js" },
                  "imports": { "#c/*": "./src/*.ts", "#e": "a" }, "dependencies": { "a": "*", "@s/a": "1" } }
                """),
                new Sample("tsconfig.json", "src/index.ts", "a/b, @x/index, x", ManifestFuzzTest::ecma, """
                { // all
                  "extends": ["./tsconfig.json", "./tsconfig"], "references": [{ "path": "." }],
                  "compilerOptions": { "baseUrl": "./src", "outDir": "${configDir}/dist", "rootDir": "../..",
                    "paths": { "@x/*": ["*", "../*"], "*": ["./a/*/b"], }, } }
                """));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void takesAnyBytes(Sample sample) throws Exception {
        try (ParserPool parsers = new ParserPool(1, cache)) {
            LanguageFrontEnd frontEnd = sample.frontEnd().apply(parsers);
            byte[] seed = sample.text().getBytes(StandardCharsets.UTF_8);
            ask(sample, frontEnd, seed);
            SourceMutator mutator = new SourceMutator(List.of(seed), sample.text(), SEED);
            for (int number = 0; number < EXECUTIONS; number++) {
                byte[] input = mutator.next();
                try {
                    ask(sample, frontEnd, input);
                } catch (UnparsableException none) {
                    // Said so, as it should be.
                } catch (Throwable fault) {
                    throw new AssertionError("with " + Base64.getEncoder().encodeToString(input), fault);
                }
            }
        }
    }

    private static void ask(Sample sample, LanguageFrontEnd frontEnd, byte[] input) throws UnparsableException {
        SourceUnit manifest = new SourceUnit(sample.path(), frontEnd.manifest(SourceText.decode(input)), List.of());
        SourceUnit file = new SourceUnit(sample.file(), "", List.of());
        SourceUnit other = new SourceUnit("other/" + sample.file(), "", List.of());
        ModuleSystem.Index index = frontEnd.modules().index(List.of(manifest, file, other));
        for (SourceUnit importer : List.of(file, other)) {
            index.moduleOf(importer);
            for (String name : sample.names().split(", ", -1)) {
                index.modulesOf(importer, name);
                index.filesOf(importer, name, List.of(name));
            }
        }
    }
}
