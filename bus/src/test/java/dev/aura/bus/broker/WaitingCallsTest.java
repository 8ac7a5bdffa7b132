package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Frame.Lane;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingCallsTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int CALLS_MAX = 4;
    private static final long BYTES_MAX = 100;

    private final WaitingCalls waiting = new WaitingCalls(CALLS_MAX, BYTES_MAX);
    private final ServiceEntry service =
            new ServiceEntry("test.v1.EchoService", ServiceDescriptorProto.getDefaultInstance(), waiting);
    private long nextId = 2;

    @Test
    void urgentCallsGoFirst() {
        provider("a", 1);
        add(Lane.BACKGROUND, 0, "");
        add(Lane.NORMAL, 0, "");
        add(Lane.INTERACTIVE, 1, "");
        assertThat(order()).containsExactly(Lane.INTERACTIVE, Lane.NORMAL, Lane.BACKGROUND);
    }

    @Test
    void aPatientCallGoesBeforeAFreshUrgentOne() {
        provider("a", 1);
        add(Lane.BACKGROUND, 0, "");
        add(Lane.INTERACTIVE, 4 * SECOND_NS, "");
        assertThat(order()).containsExactly(Lane.BACKGROUND, Lane.INTERACTIVE);
    }

    @Test
    void refuseWhatIsTooMuch() {
        for (int i = 0; i < CALLS_MAX; i++) {
            assertThat(waiting.add(call(Lane.NORMAL, 0, "", 10))).isTrue();
        }
        assertThat(waiting.add(call(Lane.NORMAL, 0, "", 10))).isFalse();
        assertThat(new WaitingCalls(CALLS_MAX, BYTES_MAX).add(call(Lane.NORMAL, 0, "", 101)))
                .isFalse();
    }

    @Test
    void aCallToABusyInstanceDoesNotHoldUpTheNext() {
        provider("busy", 0).peer.suspect = true;
        provider("free", 1);
        add(Lane.NORMAL, 0, "busy");
        add(Lane.NORMAL, 1, "");
        Call next = waiting.next(service);
        assertThat(next).isNotNull();
        assertThat(next.target).isEmpty();
        assertThat(waiting.size()).isEqualTo(1);
    }

    @Test
    void theLeastLoadedInstanceIsChosen() {
        Provider loaded = provider("loaded", 8);
        Provider idle = provider("idle", 8);
        loaded.serving++;
        assertThat(service.choose(call(Lane.NORMAL, 0, "", 0))).isSameAs(idle);
        assertThat(service.choose(call(Lane.NORMAL, 0, "loaded", 0))).isSameAs(loaded);
    }

    private List<Lane> order() {
        List<Lane> lanes = new ArrayList<>();
        for (Call next = waiting.next(service); next != null; next = waiting.next(service)) {
            lanes.add(next.lane);
        }
        return lanes;
    }

    private Provider provider(String instance, int slots) {
        Provider provider = new Provider(
                new Peer(instance, instance, Hello.getDefaultInstance(), null, 0),
                Ready.newBuilder().setSlots(slots).build());
        service.providers.add(provider);
        return provider;
    }

    private void add(Lane lane, long receivedNs, String target) {
        assertThat(waiting.add(call(lane, receivedNs, target, 0))).isTrue();
    }

    private Call call(Lane lane, long receivedNs, String target, int bytes) {
        Frame.Builder header = Frame.newBuilder()
                .setKind(Frame.Kind.REQUEST)
                .setCallId(1)
                .setLane(lane)
                .setTarget(target);
        Peer caller = new Peer("caller", "caller", Hello.getDefaultInstance(), null, 0);
        return new Call(caller, nextId += 2, service, Message.of(header, new byte[bytes]), receivedNs);
    }
}
