package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DescriptorFilesTest {

    private static final int PART = (int) (DescriptorFiles.BYTES_MAX / 4);

    private final DescriptorFiles files = new DescriptorFiles();

    @Test
    void forgetsWhatNoRunningServiceNeedsWhenThereIsNoRoom() {
        assertThat(files.keep(List.of(base("gone.proto")), Set.of())).isTrue();
        assertThat(files.keep(List.of(base("needed.proto"), service("Runs", "needed.proto")), Set.of()))
                .isTrue();
        assertThat(files.keep(List.of(base("also.proto")), Set.of("test.v1.Runs")))
                .isTrue();
        assertThat(files.byName()).containsOnlyKeys("also.proto", "gone.proto", "needed.proto", "Runs.proto");
        assertThat(files.keep(List.of(base("more.proto")), Set.of("test.v1.Runs")))
                .isTrue();
        assertThat(files.byName()).containsOnlyKeys("more.proto", "needed.proto", "Runs.proto");
    }

    @Test
    void refusesWhatHasNoRoomBesideRunningServices() {
        for (String name : List.of("A", "B", "C")) {
            assertThat(files.keep(List.of(base(name + "base.proto"), service(name, name + "base.proto")), Set.of()))
                    .isTrue();
        }
        Set<String> running = Set.of("test.v1.A", "test.v1.B", "test.v1.C");
        assertThat(files.keep(List.of(base("D.proto")), running)).isFalse();
        assertThat(files.byName()).hasSize(6).doesNotContainKey("D.proto");
    }

    @Test
    void countsANewerVersionInPlaceOfTheOlder() {
        for (int i = 0; i < 20; i++) {
            assertThat(files.keep(List.of(base("same.proto"), service("Runs", "same.proto")), Set.of("test.v1.Runs")))
                    .isTrue();
        }
        assertThat(files.byName()).hasSize(2);
    }

    private static FileDescriptorProto base(String name) {
        return FileDescriptorProto.newBuilder()
                .setName(name)
                .setPackage("test.v1")
                .addMessageType(DescriptorProto.newBuilder().setName("m".repeat(PART)))
                .build();
    }

    private static FileDescriptorProto service(String name, String needs) {
        return FileDescriptorProto.newBuilder()
                .setName(name + ".proto")
                .setPackage("test.v1")
                .addDependency(needs)
                .addService(ServiceDescriptorProto.newBuilder().setName(name))
                .build();
    }
}
