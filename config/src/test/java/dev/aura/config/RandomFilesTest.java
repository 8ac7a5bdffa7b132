package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.config.Node.MalformedException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Whatever stands in a file, reading it gives a tree or says where it is wrong. */
final class RandomFilesTest {

    private static final String JSON = """
            {"code": {"fileBytesMax": 64, "watch": true, "ratio": -1.5e3}, "llm.providers.a.baseUrl": "http:\\/\\/x\\u00e9", "l": [1, null]}
            """;
    private static final String YAML = """
            # comment
            code:
              fileBytesMax: 64KiB
              text: "a\\tb"
              list: [1, 'b', {c: d}]
            llm.providers.a.baseUrl: |
              http://x
            """;
    private static final String ALPHABET = "{}[]:,\"\\'#&*!|>%@`-?\n\t \u0000\u00e9\ud83dazu0189.~";

    @Test
    void survivesTruncationAnywhere() {
        for (int i = 0; i < JSON.length() - 1; i++) {
            String text = JSON.substring(0, i);
            assertThat(reads(() -> JsonReader.read(text))).isFalse();
        }
        for (int i = 0; i < YAML.length(); i++) {
            String text = YAML.substring(0, i);
            reads(() -> YamlReader.read(text));
        }
    }

    @Test
    void survivesRandomChanges() {
        Random random = new Random(20_261_120);
        for (int round = 0; round < 20_000; round++) {
            String json = mutated(JSON, random);
            reads(() -> JsonReader.read(json));
            String yaml = mutated(round % 2 == 0 ? YAML : JSON, random);
            reads(() -> YamlReader.read(yaml));
        }
    }

    @Test
    void survivesRandomValues() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = mutated("12.5KiBms~/true", random).substring(random.nextInt(10));
            for (Key<?> key : new SampleSchema().keys()) {
                ValueParser.parse(key, text, Path.of("/home/a"));
            }
        }
    }

    private static boolean reads(Callable<Node> reader) {
        try {
            reader.call();
            return true;
        } catch (MalformedException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            assertThat(e.line).isPositive();
            assertThat(e.column).isPositive();
            return false;
        } catch (Exception e) {
            throw new AssertionError("crashed", e);
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length());
            char character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.setCharAt(at, character);
                case 1 -> changed.insert(at, character);
                default -> changed.deleteCharAt(at);
            }
        }
        return changed.toString();
    }
}
