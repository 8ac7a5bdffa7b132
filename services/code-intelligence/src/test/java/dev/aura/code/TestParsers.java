package dev.aura.code;

import dev.aura.code.syntax.ParserPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Parsers for the tests of a class, with a cache of their own. */
public final class TestParsers implements BeforeAllCallback, AfterAllCallback {

    private @Nullable ParserPool pool;
    private @Nullable Path cache;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path directory = Files.createTempDirectory("aura-parsers");
        cache = directory;
        pool = new ParserPool(1, directory);
    }

    public ParserPool pool() {
        return Objects.requireNonNull(pool, "asked before the tests of the class begin");
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        pool().close();
        List<Path> all;
        try (Stream<Path> below = Files.walk(Objects.requireNonNull(cache))) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
