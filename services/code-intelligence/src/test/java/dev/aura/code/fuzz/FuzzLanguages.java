package dev.aura.code.fuzz;

import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.python.PythonFrontEnd;
import dev.aura.code.rust.RustFrontEnd;
import dev.aura.code.store.FrontEndFuzz;
import dev.aura.code.syntax.ParserPool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The targets by name, with a file of each language that has most of what the language has. */
enum FuzzLanguages {
    JAVA("sample.java"),
    PYTHON("sample.py"),
    JAVASCRIPT("sample.js"),
    TYPESCRIPT("sample.ts"),
    TSX("sample.tsx"),
    GO("sample.go"),
    RUST("sample.rs");

    private final String sample;

    FuzzLanguages(String sample) {
        this.sample = sample;
    }

    /** What takes any bytes; parsers unpack their native code into the cache. */
    FrontEndFuzz target(Path cache) {
        ParserPool parsers = new ParserPool(1, cache);
        LanguageFrontEnd frontEnd = switch (this) {
            case JAVA -> new JavaFrontEnd();
            case PYTHON -> new PythonFrontEnd();
            case JAVASCRIPT -> new EcmaFrontEnd(Dialect.JAVASCRIPT, parsers);
            case TYPESCRIPT, TSX -> new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers);
            case GO -> new GoFrontEnd(parsers);
            case RUST -> new RustFrontEnd(parsers);
        };
        return new FrontEndFuzz(frontEnd, parsers, sample);
    }

    String sample() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(FuzzLanguages.class.getResourceAsStream("/half-written/" + sample), sample)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The sample as it is, in other encodings, with other line ends, and with a mark. */
    List<byte[]> seeds() throws IOException {
        String text = sample();
        return List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                text.replace('\n', '\r').getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.ISO_8859_1),
                text.replace("\n", " ").getBytes(StandardCharsets.UTF_8),
                new byte[0]);
    }
}
