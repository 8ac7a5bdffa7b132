package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.cli.help.Reasons;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    /** A word beside a status code, or handed to one of the methods that make errors. */
    private static final Pattern REASON =
            Pattern.compile("(?:Code\\.[A-Z_]+,|REASON,|REASON =|unavailable\\(|bad\\(|unknown\\()\\s*"
                    + "\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\"");

    @Test
    void explainsEveryReasonThatTheSourcesUse() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            for (Path file : files.filter(ReasonsTest::isSource).toList()) {
                Matcher matcher = REASON.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).contains("MESH_DOWN", "OUTSIDE_WORKSPACE");
        assertThat(Reasons.load().all().keySet())
                .as("cli/src/main/resources/dev/aura/cli/help/reasons.txt has a line for each")
                .containsAll(used);
    }

    @Test
    void explainsEveryStatusThatComesWithoutAReason() {
        Set<Status.Code> rare = Set.of(
                Status.Code.OK,
                Status.Code.ABORTED,
                Status.Code.DATA_LOSS,
                Status.Code.OUT_OF_RANGE,
                Status.Code.ALREADY_EXISTS);
        for (Status.Code code : Status.Code.values()) {
            assertThat(rare.contains(code) || Reasons.load().explain(code.name()) != null)
                    .as(code.name())
                    .isTrue();
        }
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("/src/main/");
    }
}
