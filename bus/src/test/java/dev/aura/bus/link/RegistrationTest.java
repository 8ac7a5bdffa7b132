package dev.aura.bus.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import dev.aura.bus.security.TokenFile;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.bus.v1.Ready;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services whose descriptor files have the same name. */
@Timeout(60)
final class RegistrationTest {

    private static final FileDescriptorProto FILE = shelf("title");

    private final TestMesh mesh = TestMesh.start();
    private final List<Link> links = new ArrayList<>();

    @AfterEach
    void stop() {
        links.forEach(Link::close);
        mesh.close();
    }

    @Test
    void aNewerVersionOfAServiceStandsBesideTheOlderInAnyOrder() throws Exception {
        FileDescriptorProto more = FILE.toBuilder()
                .addMessageType(FILE.getMessageType(0).toBuilder().setName("Magazine"))
                .build();
        await(register("older", FILE));
        await(register("newer", more));
        await(register("older-again", FILE));
    }

    @Test
    void aServiceThatContradictsAnotherIsToldInWhatAndKeepsItsConnection() throws Exception {
        await(register("first", FILE));
        CompletableFuture<Void> second = register("second", shelf("name"));
        assertThatThrownBy(() -> await(second))
                .hasMessageContaining(
                        "library.proto contradicts the one that first registered, in field title = 1 of Book")
                .hasMessageContaining("second/library.proto");
        assertThat(links.getLast().state()).isEqualTo(LinkState.UP);
    }

    @Test
    void whoIsAloneWithAServiceMayChangeItAsItLikes() throws Exception {
        await(register("first", FILE));
        await(register("first", shelf("name")));
    }

    private CompletableFuture<Void> register(String name, FileDescriptorProto file) {
        Link link = Link.open(LinkConfig.ipc(mesh.socket(), name, TokenFile.admin(mesh.directories.state())));
        links.add(link);
        link.awaitUp(TestMesh.PATIENCE);
        Ready ready = Ready.newBuilder()
                .setName(name)
                .setSlots(1)
                .addServices("library.Shelf")
                .build();
        byte[] descriptors =
                FileDescriptorSet.newBuilder().addFile(file).build().toByteArray();
        return link.register(new Registration(ready, descriptors, request -> {
            throw new IllegalStateException("nobody calls");
        }));
    }

    private static void await(CompletableFuture<Void> registered) throws Exception {
        registered.get(TestMesh.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static FileDescriptorProto shelf(String field) {
        FileDescriptorProto.Builder file =
                FileDescriptorProto.newBuilder().setName("library.proto").setPackage("library");
        file.addMessageTypeBuilder()
                .setName("Book")
                .addFieldBuilder()
                .setName(field)
                .setNumber(1)
                .setType(FieldDescriptorProto.Type.TYPE_STRING);
        file.addServiceBuilder()
                .setName("Shelf")
                .addMethodBuilder()
                .setName("Take")
                .setInputType(".library.Book")
                .setOutputType(".library.Book");
        return file.build();
    }
}
