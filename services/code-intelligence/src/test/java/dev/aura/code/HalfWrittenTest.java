package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.FileContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An editor's buffer at every token of a file, and files that nobody writes. */
@Timeout(180)
final class HalfWrittenTest {

    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);

    /** Reasons that say that the text is at fault, and not we. */
    private static final String NOT_OURS = "(?s)(unparsable|too-large).*";

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

    private static String sample(String name) throws Exception {
        try (var stream = HalfWrittenTest.class.getResourceAsStream("/half-written/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private AnalyzeContentsResponse analyze(List<String> texts, String path) {
        AnalyzeContentsRequest.Builder request =
                AnalyzeContentsRequest.newBuilder().setWithMetrics(true);
        for (int number = 0; number < texts.size(); number++) {
            request.addFiles(FileContent.newBuilder()
                    .setPath(number + "/" + path)
                    .setContent(ByteString.copyFromUtf8(texts.get(number))));
        }
        return fixture.code.analyzeContents(request.build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample.go", "sample.rs"})
    void everyBeginningOfAFileIsRead(String name) throws Exception {
        String text = sample(name);
        List<String> beginnings = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            beginnings.add(text.substring(0, token.end()));
        }
        for (int from = 0; from < beginnings.size(); from += 100) {
            List<String> some = beginnings.subList(from, Math.min(from + 100, beginnings.size()));
            assertThat(analyze(some, name).getCoverage().getSkippedList())
                    .allSatisfy(skipped -> assertThat(skipped.getReason()).matches(NOT_OURS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample.go", "sample.rs"})
    void everyFileWithoutOneTokenIsRead(String name) throws Exception {
        String text = sample(name);
        List<String> texts = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        for (int number = 0; token.find(); number++) {
            if (number % 7 == 0) {
                texts.add(text.substring(0, token.start()) + text.substring(token.end()));
            }
        }
        for (int from = 0; from < texts.size(); from += 100) {
            List<String> some = texts.subList(from, Math.min(from + 100, texts.size()));
            assertThat(analyze(some, name).getCoverage().getSkippedList())
                    .allSatisfy(skipped -> assertThat(skipped.getReason()).matches(NOT_OURS));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.go|package a; var x = |(|1|)|",
                "a.go|package a; func f() |{|g()|}|",
                "a.rs|const X: u8 = |(|1|)|;",
                "a.rs|fn f() |{|g();|}|",
                "a.rs|/* |/*|x|*/|*/ fn f() {}"
            })
    void tenThousandDeepIsReadOrNamed(
            String name, String before, String open, String middle, String close, String after) {
        String text = before + open.repeat(10_000) + middle + close.repeat(10_000) + (after == null ? "" : after);
        AnalyzeContentsResponse response = analyze(List.of(text), name);
        assertThat(response.getCoverage().getSkippedList())
                .allSatisfy(skipped -> assertThat(skipped.getReason()).matches(NOT_OURS));
    }
}
