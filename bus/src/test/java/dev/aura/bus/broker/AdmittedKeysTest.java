package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.security.AllowList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AdmittedKeysTest {

    private static final String ADA = "a".repeat(40);
    private static final String BOB = "b".repeat(40);

    @TempDir
    Path directory;

    private Path file = Path.of("/");
    private AdmittedKeys keys = new AdmittedKeys("", new AllowList(file));

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("allowed");
        Files.writeString(file, ADA + "\n" + BOB + "\n");
        keys = new AdmittedKeys("word ", new AllowList(file));
    }

    @Test
    void aKeyStandsWhileItIsListedAndIsOutWhenTwoLooksHaveMissedIt() throws IOException {
        assertThat(keys.admits(ADA)).isTrue();
        assertThat(keys.admits(BOB)).isTrue();
        assertThat(keys.look()).isEmpty();
        Files.writeString(file, BOB + "\n");
        assertThat(keys.look()).as("the first look").isEmpty();
        assertThat(keys.stands(keys.proof(ADA))).isTrue();
        assertThat(keys.look()).as("the second").containsExactly(ADA);
        assertThat(keys.stands(keys.proof(ADA))).isFalse();
        assertThat(keys.stands(keys.proof(BOB))).isTrue();
        assertThat(keys.admits(ADA)).isFalse();
    }

    @Test
    void aListThatIsBeingWrittenPutsNobodyOut() throws IOException {
        keys.admits(ADA);
        for (int again = 0; again < 3; again++) {
            Files.writeString(file, "");
            assertThat(keys.look()).isEmpty();
            Files.writeString(file, ADA + "\n");
            assertThat(keys.look()).isEmpty();
        }
        assertThat(keys.stands(keys.proof(ADA))).isTrue();
    }

    @Test
    void aKeyThatIsListedAgainMayComeBack() throws IOException {
        keys.admits(ADA);
        Files.delete(file);
        keys.look();
        assertThat(keys.look()).containsExactly(ADA);
        Files.writeString(file, ADA + "\n");
        assertThat(keys.admits(ADA)).isTrue();
        assertThat(keys.stands(keys.proof(ADA))).isTrue();
    }

    @Test
    void onlyItsOwnWordIsAProof() {
        assertThat(keys.isProof(keys.proof(ADA))).isTrue();
        assertThat(keys.isProof("other" + ADA)).isFalse();
        assertThat(keys.isProof("")).isFalse();
        assertThat(keys.stands(keys.proof(ADA))).as("never admitted").isFalse();
    }
}
