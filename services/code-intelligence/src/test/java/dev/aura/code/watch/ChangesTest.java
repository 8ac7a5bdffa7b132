package dev.aura.code.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.watch.Changes.Batch;
import dev.aura.code.watch.Changes.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class ChangesTest {

    private final Changes changes = new Changes();

    private Batch take() throws InterruptedException {
        return Objects.requireNonNull(changes.take());
    }

    @Test
    void whatBelongsTogetherIsTakenTogether() throws Exception {
        changes.file("a");
        changes.file("a");
        changes.directory("d");
        Batch batch = take();
        assertThat(batch.files()).containsExactly("a");
        assertThat(batch.directories()).containsExactly("d");
        assertThat(batch.scope()).isEqualTo(Scope.PATHS);
    }

    @Test
    void whatIsTakenIsPendingUntilItIsWorkedIn() throws Exception {
        changes.file("a/b/One");
        Batch batch = take();
        changes.directory("d");
        assertThat(changes.pending().covers("a/b/One")).isTrue();
        assertThat(changes.pending().covers("d/e/Two")).isTrue();
        assertThat(changes.pending().covers("dd/Two")).isFalse();
        assertThat(changes.await(Duration.ofMillis(1))).isFalse();
        changes.workedIn(batch);
        assertThat(changes.pending().covers("a/b/One")).isFalse();
        changes.workedIn(take());
        assertThat(changes.await(Duration.ofMillis(1))).isTrue();
        assertThat(changes.pending().count()).isZero();
    }

    @Test
    void whoWaitsIsLetGoWhenWhatWasMarkedBeforeIsWorkedIn() throws Exception {
        changes.file("a");
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return changes.await(Duration.ofSeconds(20));
            } catch (InterruptedException stopped) {
                return false;
            }
        });
        changes.workedIn(take());
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tooManyPathsCountAsEverything() throws Exception {
        for (int number = 0; number < 10_001; number++) {
            changes.file("f" + number);
        }
        Batch batch = take();
        assertThat(batch.scope()).isEqualTo(Scope.EVERYTHING);
        assertThat(batch.files()).isEmpty();
    }

    @Test
    void nobodyWaitsForWhatIsClosed() throws Exception {
        changes.file("a");
        changes.close();
        assertThat(changes.take()).isNull();
        assertThat(changes.await(Duration.ofSeconds(20))).isFalse();
    }
}
