package dev.aura.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.llm.v1.GetUsageResponse;
import dev.aura.proto.llm.v1.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted, and what survives. */
class UsageBookTest {

    private static final Usage USAGE = Usage.newBuilder()
            .setPromptTokens(10)
            .setCompletionTokens(2)
            .setTotalMs(5)
            .build();

    @TempDir
    Path root;

    @Test
    void survivesARestart() {
        Path file = root.resolve("state/llm-usage.pb");
        UsageBook book = new UsageBook(file);
        book.answered("local", "m", USAGE);
        book.answered("local", "m", USAGE);
        book.failed("cloud", "n");
        assertThat(new UsageBook(file).entries())
                .containsExactly(
                        GetUsageResponse.Entry.newBuilder()
                                .setProvider("cloud")
                                .setModel("n")
                                .setFailures(1)
                                .build(),
                        GetUsageResponse.Entry.newBuilder()
                                .setProvider("local")
                                .setModel("m")
                                .setRequests(2)
                                .setPromptTokens(20)
                                .setCompletionTokens(4)
                                .setTotalMs(10)
                                .build());
    }

    @Test
    void staysBoundedWhateverModelsAreNamed() {
        UsageBook book = new UsageBook(root.resolve("usage"));
        for (int i = 0; i < UsageBook.ENTRIES_MAX + 50; i++) {
            book.answered("local", "m" + i, USAGE);
        }
        assertThat(book.entries()).hasSize(UsageBook.ENTRIES_MAX + 1);
        assertThat(book.entries())
                .anySatisfy(entry ->
                        assertThat(entry.getModel() + entry.getRequests()).isEqualTo("(others)50"));
    }

    @Test
    void startsAtZeroWhenItsFileIsDamaged() throws IOException {
        Path file = Files.write(root.resolve("usage"), new byte[] {(byte) 0xff, 1, 2});
        UsageBook book = new UsageBook(file);
        assertThat(book.entries()).isEmpty();
        book.answered("local", "m", USAGE);
        assertThat(new UsageBook(file).entries()).hasSize(1);
    }

    @Test
    void countsEvenWhenTheFileCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(root.resolve("file"), "").resolve("usage");
        UsageBook book = new UsageBook(blocked);
        book.answered("local", "m", USAGE);
        assertThat(book.entries()).hasSize(1);
    }
}
