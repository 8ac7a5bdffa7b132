package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.ProgressLine;
import dev.aura.cli.terminal.Terminal;
import dev.aura.proto.mesh.v1.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private final FakeEvents events = new FakeEvents();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void staysSilentForShortWorkAndWipesItselfAwayAfterLongWork() {
        Output output =
                new Output(new Terminal(new ByteArrayOutputStream(), err, true, true, 100), false, false, false);
        try (ProgressLine progress = ProgressLine.open(output, () -> events, () -> now)) {
            events.publish(progress.topic(), half());
            assertThat(text()).isEmpty();
            now = 400_000_000;
            events.publish(progress.topic(), half());
            assertThat(text()).isEqualTo("\r\u001b[Kreading ██████████░░░░░░░░░░ 500 of 1,000");
        }
        assertThat(text()).endsWith("\r\u001b[K");
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static Progress half() {
        return Progress.newBuilder()
                .setStage("reading")
                .setDone(500)
                .setTotal(1_000)
                .build();
    }
}
