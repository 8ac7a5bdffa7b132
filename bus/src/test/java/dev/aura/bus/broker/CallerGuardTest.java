package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.security.Identity;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Access.Role;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.OnBehalf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallerGuardTest {

    private static final int BURST = 3;
    private static final int CALLS = 20;

    private final RouterStage stage = new RouterStage();
    private final CallerGuard guard =
            new CallerGuard(new CallerLimits(1, BURST, 0), stage.post, stage.counters, stage.audit);

    @AfterEach
    void closes() {
        stage.close();
    }

    @Test
    void givesNobodyMoreForNamingOthers() {
        assertThat(passed(behindASocket(Role.DEVELOPER))).isEqualTo(BURST);
        assertThat(passed(behindASocket(Role.VIEWER))).isEqualTo(BURST);
    }

    @Test
    void takesTheWordOfTheBridgeForWhomItCalls() {
        assertThat(passed(stage.caller().peer)).isEqualTo(CALLS);
        assertThat(passed(behindASocket(Role.ADMIN))).isEqualTo(CALLS);
    }

    /** How many calls go on of a peer that names another origin with each. */
    private int passed(Peer peer) {
        int passed = 0;
        for (int i = 1; i <= CALLS; i++) {
            Message call = Message.of(Frame.newBuilder()
                    .setKind(Frame.Kind.REQUEST)
                    .setCallId(2L * i - 1)
                    .setMethod(RouterStage.QUERY)
                    .setOnBehalf(OnBehalf.newBuilder().setOrigin(i)));
            passed += guard.allows(peer, call, stage.nowNs) ? 1 : 0;
        }
        return passed;
    }

    private static Peer behindASocket(Role role) {
        String name = "peer-" + role;
        return new Peer(name, name, Hello.getDefaultInstance(), new Identity(name, role, null), null, 0);
    }
}
