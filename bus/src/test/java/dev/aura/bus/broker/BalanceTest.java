package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.bus.security.Identity;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BalanceTest {

    private static final int SLOTS = 8;
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<Provider> providers = new ArrayList<>();
    private final Balance balance = new Balance(providers, new Random(1));
    private long nowNs = 17;

    @Test
    void theLessLoadedOfTwoIsChosen() {
        Provider loaded = provider("loaded");
        Provider idle = provider("idle");
        loaded.serving++;
        assertThat(balance.choose(null, nowNs)).isSameAs(idle);
    }

    @Test
    void aSlowInstanceGetsTheCallsThatItsSpeedAllows() {
        Provider slow = provider("slow");
        Provider fast = provider("fast");
        slow.workNs = 5 * MS;
        fast.workNs = MS;
        slow.serving = 1;
        fast.serving = 3;
        assertThat(balance.choose(null, nowNs)).isSameAs(fast);
        fast.serving = SLOTS;
        assertThat(balance.choose(null, nowNs)).isSameAs(slow);
    }

    @Test
    void noCallGoesToAFullOrSilentInstance() {
        provider("silent").peer.suspect = true;
        provider("full").serving = SLOTS;
        assertThat(balance.choose(null, nowNs)).isNull();
    }

    @Test
    void manyIdleInstancesShareTheCalls() {
        for (int i = 0; i < 4; i++) {
            provider("p" + i);
        }
        for (int i = 0; i < 16; i++) {
            Provider chosen = balance.choose(null, nowNs);
            assertThat(chosen).isNotNull();
            chosen.serving++;
        }
        assertThat(providers).allSatisfy(each -> assertThat(each.serving).isBetween(2, 6));
    }

    @Test
    void aFaultMakesAnInstanceCostlyForAWhile() {
        Provider failing = provider("failing");
        Provider sound = provider("sound");
        failing.workNs = MS;
        sound.workNs = MS;
        sound.serving = 2;
        end(failing, true);
        assertThat(balance.choose(null, nowNs)).isSameAs(sound);
        nowNs += TimeUnit.SECONDS.toNanos(60);
        assertThat(balance.choose(null, nowNs)).isSameAs(failing);
    }

    @Test
    void anInstanceThatFailsMoreThanTheOthersIsEjectedAndComesBack() {
        Provider failing = provider("failing");
        Provider sound = provider("sound");
        for (int i = 0; i < Health.SAMPLE_MIN - 1; i++) {
            end(failing, true);
            end(sound, false);
        }
        assertThat(failing.health.isEjected(nowNs)).as("below the sample").isFalse();
        end(failing, true);
        assertThat(failing.health.isEjected(nowNs)).isTrue();
        sound.serving = SLOTS;
        assertThat(balance.choose(null, nowNs)).as("waits for the sound one").isNull();
        nowNs += Health.FIRST_EJECTION_NS;
        assertThat(balance.choose(null, nowNs)).isSameAs(failing);
    }

    @Test
    void eachEjectionIsLongerUpToABound() {
        Health health = new Health();
        for (long expectedNs = Health.FIRST_EJECTION_NS; expectedNs < 4 * Health.EJECTION_MAX_NS; expectedNs *= 2) {
            long lengthNs = Math.min(expectedNs, Health.EJECTION_MAX_NS);
            health.eject(nowNs);
            assertThat(health.isEjected(nowNs + lengthNs - 1)).isTrue();
            nowNs += lengthNs;
            assertThat(health.isEjected(nowNs)).isFalse();
        }
    }

    @Test
    void instancesThatFailAlikeAreAllKept() {
        provider("one");
        provider("two");
        for (int i = 0; i < 4 * Health.SAMPLE_MIN; i++) {
            providers.forEach(each -> end(each, true));
        }
        assertThat(providers).noneMatch(each -> each.health.isEjected(nowNs));
    }

    @Test
    void moreThanHalfAreNeverEjected() {
        Provider sound = provider("sound");
        provider("bad");
        provider("worse");
        for (int i = 0; i < 4 * Health.SAMPLE_MIN; i++) {
            providers.forEach(each -> end(each, each != sound));
        }
        assertThat(providers).filteredOn(each -> each.health.isEjected(nowNs)).hasSize(1);
    }

    @Test
    void anEjectedInstanceIsBetterThanNone() {
        Provider failing = provider("failing");
        Provider sound = provider("sound");
        failing.health.eject(nowNs);
        assertThat(balance.choose(null, nowNs)).isSameAs(sound);
        sound.peer.gone = true;
        assertThat(balance.choose(null, nowNs)).isSameAs(failing);
    }

    @Test
    void oldFaultsAreForgotten() {
        Health health = new Health();
        health.record(true, nowNs);
        assertThat(health.faults(nowNs)).isEqualTo(1);
        assertThat(health.faults(nowNs + Health.WINDOW_NS)).isZero();
        health.record(true, nowNs + 100 * Health.WINDOW_NS);
        assertThat(health.calls(nowNs + 100 * Health.WINDOW_NS)).isEqualTo(1);
    }

    private void end(Provider provider, boolean fault) {
        provider.ended(MS, fault, nowNs);
        balance.judge(provider, nowNs);
    }

    private Provider provider(String instance) {
        Provider provider = new Provider(
                new Peer(instance, instance, Hello.getDefaultInstance(), Identity.OWN_PROCESS, null, nowNs),
                Ready.newBuilder().setSlots(SLOTS).build());
        providers.add(provider);
        return provider;
    }
}
