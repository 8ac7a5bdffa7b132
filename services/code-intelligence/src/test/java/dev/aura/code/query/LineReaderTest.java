package dev.aura.code.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.source.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class LineReaderTest {

    private static final List<String> TEXTS = List.of(
            "", "one", "one\ntwo\n", "\r\none\r\n\r\ntwo ü\rthree\n\rfour", "\uFEFFü one\n\n\n two", "a\r", "\n\n");

    private static void agrees(byte[] bytes) {
        SourceText source = SourceText.decode(bytes);
        LineReader lines = new LineReader(bytes);
        for (int line = 1; line <= source.lineCount(); line++) {
            assertThat(lines.line(line).strip()).isEqualTo(source.lineText(line).strip());
            assertThat(lines.line(line)).isEqualTo(lines.line(line));
        }
    }

    @Test
    void linesAreThoseOfTheWholeText() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            TEXTS.stream()
                    .filter(text -> charset.equals(StandardCharsets.UTF_8) || text.startsWith("\uFEFF"))
                    .forEach(text -> agrees(text.getBytes(charset)));
        }
        agrees("ü one\ntwo\n".getBytes(StandardCharsets.ISO_8859_1));
    }
}
