package dev.aura.bus.client;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JeroMQ loses sight of about every second connect over a Unix socket; see the remedy in the link. */
class OneShotConnectTest {

    private static final int CONNECTS = 1_000;

    @Test
    @Timeout(180)
    void aThousandOneShotConnectsInARowAllSucceed() {
        try (TestMesh mesh = TestMesh.start(new EchoDaemon(new EchoService()))) {
            for (int i = 0; i < CONNECTS; i++) {
                assertThatCode(() -> {
                            try (MeshClient client = mesh.connect()) {
                                TestMesh.echo(client, "x");
                            }
                        })
                        .as("connect %d", i)
                        .doesNotThrowAnyException();
            }
        }
    }
}
