package dev.aura.code.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class SymbolMatchTest {

    private static int rank(String name, String query) {
        return new SymbolMatch(query).rank(name);
    }

    @Test
    void betterMatchesHaveLowerRanks() {
        assertThat(rank("MeshChannel", "MeshChannel")).isEqualTo(0);
        assertThat(rank("MeshChannel", "meshchannel")).isEqualTo(1);
        assertThat(rank("MeshChannel", "Mesh")).isEqualTo(2);
        assertThat(rank("MeshChannel", "mesh")).isEqualTo(3);
        assertThat(rank("MeshChannel", "mC")).isEqualTo(4);
        assertThat(rank("MeshChannel", "MeCh")).isEqualTo(4);
        assertThat(rank("MeshChannel", "channel")).isEqualTo(5);
        assertThat(rank("MeshChannel", "mshch")).isEqualTo(6);
        assertThat(rank("mesh_channel", "chnl")).isEqualTo(6);
        assertThat(rank("MeshChannel", "eshl")).isEqualTo(SymbolMatch.NONE);
        assertThat(rank("MeshChannel", "xyz")).isEqualTo(SymbolMatch.NONE);
        assertThat(rank("MeshChannel", "ms")).isEqualTo(SymbolMatch.NONE);
    }

    @Test
    void namesOfOneLetterOverAndOverEndSoon() {
        String name = "aA".repeat(200) + "b";
        assertThat(rank(name, "a".repeat(60) + "c")).isEqualTo(SymbolMatch.NONE);
        assertThat(rank(name, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")).isLessThanOrEqualTo(6);
    }
}
