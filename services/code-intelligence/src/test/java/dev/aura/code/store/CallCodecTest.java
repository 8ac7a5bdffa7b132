package dev.aura.code.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CallCodecTest {

    private static final String TEXT = """
            class A<T extends Comparable<T>> {
                enum E { ONE("x") { @Override void go() {} }; E(String s) {} void go() {} }
                private <X> void m(java.util.List<? extends X> all, int... rest) {
                    all.forEach(one -> m(all, one.hashCode()));
                    Runnable r = this::n;
                    new A<String>().n();
                }
                void n() {}
            }
            """;

    private static CallFacts facts() throws Exception {
        return new JavaFrontEnd()
                .parse(SourceText.decode(TEXT.getBytes(StandardCharsets.UTF_8)), FileRole.MAIN)
                .calls();
    }

    private static List<String> print(CallFacts facts) {
        return facts.values().stream()
                .map(value -> value.kind() + value.text() + "@" + value.site() + ":" + value.line() + ":"
                        + value.column() + ">" + value.target() + Arrays.toString(value.parts()))
                .toList();
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        CallFacts facts = facts();
        CallFacts read = CallCodec.read(CallCodec.write(facts));
        assertThat(read.types()).isEqualTo(facts.types());
        assertThat(read.sites()).isEqualTo(facts.sites());
        assertThat(print(read)).isEqualTo(print(facts)).isNotEmpty();
        assertThat(CallCodec.read(CallCodec.write(CallFacts.NONE))).isEqualTo(CallFacts.NONE);
    }

    @Test
    void stepsAreReadBackToo() throws Exception {
        Steps steps = new Steps();
        int either = steps.addAt(Step.Kind.EITHER, "name", Step.METHOD | Step.FIXED, 3, 70_000, -1, 0);
        steps.store(0, "x", either);
        CallFacts read = CallCodec.read(CallCodec.write(steps.facts()));
        assertThat(read.steps())
                .extracting(Step::kind)
                .containsExactly(Step.Kind.MODULE, Step.Kind.EITHER, Step.Kind.STORE);
        assertThat(read.steps().get(1))
                .usingRecursiveComparison()
                .isEqualTo(new Step(Step.Kind.EITHER, "name", Step.METHOD | Step.FIXED, 3, 70_000, new int[] {-1, 0}));
    }

    @Test
    void whatIsCutOffIsRefusedWithAnIoException() throws Exception {
        byte[] whole = CallCodec.write(facts());
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatCode(() -> CallCodec.read(cut)).isInstanceOf(IOException.class);
        }
    }
}
