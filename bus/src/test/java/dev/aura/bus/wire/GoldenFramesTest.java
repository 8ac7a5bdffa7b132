package dev.aura.bus.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.aura.proto.bus.v1.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden frames test every implementation: `KIND.header` and, where a kind has one, `KIND.payload`, as they travel. */
class GoldenFramesTest {

    private static final Path GOLDEN = Path.of("../proto/src/test/resources/golden");

    static Stream<Message> frames() {
        return GoldenFrames.all().stream();
    }

    @ParameterizedTest
    @MethodSource("frames")
    void areWrittenAsTheyAreKept(Message message) throws IOException {
        assertThat(FrameCodec.encode(message).getFirst()).isEqualTo(Files.readAllBytes(file(message, "header")));
        if (message.payload() != null) {
            assertThat(message.payload()).isEqualTo(Files.readAllBytes(file(message, "payload")));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void areReadAsTheyWereMeant(Message message) throws Exception {
        byte[] header = Files.readAllBytes(file(message, "header"));
        List<byte[]> parts = message.payload() == null
                ? List.of(header)
                : List.of(header, Files.readAllBytes(file(message, "payload")));
        Message read = FrameCodec.decode(parts);
        assertThat(read.header()).isEqualTo(message.header());
        assertThat(read.payloadOrEmpty()).isEqualTo(message.payloadOrEmpty());
    }

    @Test
    void coverEveryKind() {
        assertThat(GoldenFrames.all())
                .extracting(Message::kind)
                .containsExactlyElementsOf(Arrays.stream(Frame.Kind.values())
                        .filter(kind -> kind != Frame.Kind.KIND_UNSPECIFIED && kind != Frame.Kind.UNRECOGNIZED)
                        .toList());
    }

    @Test
    void newerFieldsAreWrittenAsTheyAreKeptAndReadAsTheyWereMeant() throws Exception {
        for (Message message : GoldenFrames.newer()) {
            Path file = GOLDEN.resolve("newer").resolve(message.kind().name().toLowerCase(Locale.ROOT) + ".header");
            assertThat(FrameCodec.encode(message).getFirst()).isEqualTo(Files.readAllBytes(file));
            assertThat(Frame.parseFrom(Files.readAllBytes(file))).isEqualTo(message.header());
        }
    }

    @Test
    void coverEveryField() {
        Set<String> set = new TreeSet<>();
        GoldenFrames.all().forEach(message -> collect(message.header(), set));
        GoldenFrames.newer().forEach(message -> collect(message.header(), set));
        Set<String> known = new TreeSet<>();
        collect(Frame.getDescriptor(), known);
        assertThat(set).isEqualTo(known);
    }

    private static void collect(com.google.protobuf.Message message, Set<String> names) {
        message.getAllFields().forEach((field, value) -> {
            names.add(field.getFullName());
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
                values.forEach(each -> collect((com.google.protobuf.Message) each, names));
            }
        });
    }

    private static void collect(Descriptor type, Set<String> names) {
        for (FieldDescriptor field : type.getFields()) {
            names.add(field.getFullName());
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                collect(field.getMessageType(), names);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void truncatedOrMutatedAreReadOrRefusedButNeverWorse(Message message) {
        Random random = new Random(message.kind().getNumber());
        byte[] header = FrameCodec.encode(message).getFirst();
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = Arrays.copyOf(header, random.nextInt(header.length + 1));
            if (broken.length > 0) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(FrameCodec.decode(List.of(broken)).header()).isNotNull();
            } catch (MalformedFrameException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void anOversizedHeaderIsRefused() {
        assertThatThrownBy(() -> FrameCodec.decode(List.of(new byte[FrameCodec.HEADER_BYTES_MAX + 1])))
                .isInstanceOf(MalformedFrameException.class);
    }

    private static Path file(Message message, String part) {
        return GOLDEN.resolve(message.kind().name().toLowerCase(Locale.ROOT) + "." + part);
    }
}
