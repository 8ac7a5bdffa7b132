package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.aura.bus.security.Identity;
import dev.aura.bus.wire.Message;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Frame.Lane;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitingCallsTest {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final int CALLS_MAX = 4;
    private static final long BYTES_MAX = 100;

    private final WaitingCalls waiting = new WaitingCalls(CALLS_MAX, BYTES_MAX);
    private final ServiceEntry service = new ServiceEntry(
            "test.v1.EchoService", ServiceDescriptorProto.getDefaultInstance(), waiting, new Random(1));
    private final ServedMethod method = new ServedMethod("test.v1.EchoService/Echo", service, false, false, true);
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
        Call next = waiting.next(service, 0);
        assertThat(next).isNotNull();
        assertThat(next.target).isEmpty();
        assertThat(waiting.size()).isEqualTo(1);
    }

    @Test
    void aFloodOfAgedCallsLeavesMostTurnsToUrgentOnes() {
        WaitingCalls many = new WaitingCalls(100, BYTES_MAX);
        provider("a", 1);
        for (int i = 0; i < 20; i++) {
            assertThat(many.add(call(Lane.BACKGROUND, 0, "", 0))).isTrue();
            assertThat(many.add(call(Lane.INTERACTIVE, 10 * SECOND_NS, "", 0))).isTrue();
        }
        List<Lane> order = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Call next = many.next(service, 0);
            assertThat(next).isNotNull();
            order.add(next.lane);
        }
        assertThat(order.getFirst()).isEqualTo(Lane.BACKGROUND);
        assertThat(order).filteredOn(lane -> lane == Lane.BACKGROUND).hasSize(2);
    }

    @Test
    void callersTakeTurns() {
        provider("a", 1);
        Peer greedy = peer("greedy");
        Peer modest = peer("modest");
        for (int i = 0; i < 3; i++) {
            assertThat(waiting.add(call(greedy, Lane.NORMAL, i, "", 0))).isTrue();
        }
        assertThat(waiting.add(call(modest, Lane.NORMAL, 3, "", 0))).isTrue();
        List<String> turns = new ArrayList<>();
        for (Call next = waiting.next(service, 0); next != null; next = waiting.next(service, 0)) {
            turns.add(next.caller.instance);
        }
        assertThat(turns).containsExactly("greedy", "modest", "greedy", "greedy");
    }

    @Test
    void anUrgentCallPushesOutTheNewestPatientOneWhereThereIsNoRoom() {
        List<Call> patient = new ArrayList<>();
        for (int i = 0; i < CALLS_MAX; i++) {
            patient.add(call(Lane.BACKGROUND, i, "", 0));
            assertThat(waiting.add(patient.getLast())).isTrue();
        }
        assertThat(waiting.toPushOut(call(Lane.BACKGROUND, 9, "", 0))).isNull();
        assertThat(waiting.toPushOut(call(Lane.INTERACTIVE, 9, "", 0))).isIn(patient);
    }

    @Test
    void aModestCallerPushesOutTheGreediest() {
        Peer greedy = peer("greedy");
        List<Call> many = new ArrayList<>();
        for (int i = 0; i < CALLS_MAX; i++) {
            many.add(call(greedy, Lane.NORMAL, i, "", 0));
            assertThat(waiting.add(many.getLast())).isTrue();
        }
        assertThat(waiting.toPushOut(call(greedy, Lane.NORMAL, 9, "", 0))).isNull();
        assertThat(waiting.toPushOut(call(peer("modest"), Lane.NORMAL, 9, "", 0)))
                .isSameAs(many.getLast());
    }

    private List<Lane> order() {
        List<Lane> lanes = new ArrayList<>();
        for (Call next = waiting.next(service, 0); next != null; next = waiting.next(service, 0)) {
            lanes.add(next.lane);
        }
        return lanes;
    }

    private Provider provider(String instance, int slots) {
        Provider provider =
                new Provider(peer(instance), Ready.newBuilder().setSlots(slots).build());
        service.providers.add(provider);
        return provider;
    }

    private void add(Lane lane, long receivedNs, String target) {
        assertThat(waiting.add(call(lane, receivedNs, target, 0))).isTrue();
    }

    private Call call(Lane lane, long receivedNs, String target, int bytes) {
        return call(peer("caller"), lane, receivedNs, target, bytes);
    }

    private Call call(Peer caller, Lane lane, long receivedNs, String target, int bytes) {
        Frame.Builder header = Frame.newBuilder()
                .setKind(Frame.Kind.REQUEST)
                .setCallId(1)
                .setLane(lane)
                .setTarget(target);
        return new Call(caller, nextId += 2, method, Message.of(header, new byte[bytes]), receivedNs);
    }

    private static Peer peer(String instance) {
        return new Peer(instance, instance, Hello.getDefaultInstance(), Identity.OWN_PROCESS, null, 0);
    }
}
