package dev.aura.bus.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class FileEvolutionTest {

    private static final FileDescriptorProto FILE = file();

    @Test
    void additionsLoseNothing() {
        FileDescriptorProto more = changed(file -> {
            file.addMessageTypeBuilder().setName("Another");
            file.getMessageTypeBuilder(0).addFieldBuilder().setName("colour").setNumber(9);
            file.getMessageTypeBuilder(0).addNestedTypeBuilder().setName("Spine");
            file.getEnumTypeBuilder(0).addValueBuilder().setName("TALL").setNumber(2);
            file.getServiceBuilder(0).addMethodBuilder().setName("Burn");
        });
        assertThat(FileEvolution.lost(FILE, more)).isEmpty();
        assertThat(FileEvolution.lost(more, FILE)).isEqualTo("field colour = 9 of Book");
    }

    @Test
    void whatCompilersWriteDifferentlyIsNoDifference() {
        FileDescriptorProto other = changed(file -> {
            file.getMessageTypeBuilder(0).getFieldBuilder(0).setJsonName("title");
            file.getSourceCodeInfoBuilder().addLocationBuilder().addSpan(1);
        });
        assertThat(FileEvolution.lost(FILE, other)).isEmpty();
        assertThat(FileEvolution.lost(other, FILE)).isEmpty();
    }

    @Test
    void namesTheFirstThingThatIsMissingOrOther() {
        assertThat(lost(file -> file.setPackage("other"))).isEqualTo("package library");
        assertThat(lost(FileDescriptorProto.Builder::clearMessageType)).isEqualTo("message Book");
        assertThat(lost(file -> file.getMessageTypeBuilder(0).getFieldBuilder(0).setNumber(2)))
                .isEqualTo("field title = 1 of Book");
        assertThat(lost(file ->
                        file.getMessageTypeBuilder(0).getFieldBuilder(0).setType(FieldDescriptorProto.Type.TYPE_BYTES)))
                .isEqualTo("field title = 1 of Book");
        assertThat(lost(file -> file.getMessageTypeBuilder(0)
                        .getFieldBuilder(0)
                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)))
                .isEqualTo("field title = 1 of Book");
        assertThat(lost(FileDescriptorProto.Builder::clearEnumType)).isEqualTo("enum Size");
        assertThat(lost(file -> file.getEnumTypeBuilder(0).getValueBuilder(0).setNumber(7)))
                .isEqualTo("value SMALL of Size");
        assertThat(lost(FileDescriptorProto.Builder::clearService)).isEqualTo("service Shelf");
        assertThat(lost(file -> file.getServiceBuilder(0).getMethodBuilder(0).setServerStreaming(true)))
                .isEqualTo("method Take of Shelf");
        assertThat(lost(file -> file.getServiceBuilder(0)
                        .getMethodBuilder(0)
                        .getOptionsBuilder()
                        .setIdempotencyLevel(MethodOptions.IdempotencyLevel.NO_SIDE_EFFECTS)))
                .isEqualTo("method Take of Shelf");
    }

    private static String lost(Consumer<FileDescriptorProto.Builder> change) {
        return FileEvolution.lost(FILE, changed(change));
    }

    private static FileDescriptorProto changed(Consumer<FileDescriptorProto.Builder> change) {
        FileDescriptorProto.Builder builder = FILE.toBuilder();
        change.accept(builder);
        return builder.build();
    }

    private static FileDescriptorProto file() {
        FileDescriptorProto.Builder file =
                FileDescriptorProto.newBuilder().setName("library.proto").setPackage("library");
        file.addMessageTypeBuilder()
                .setName("Book")
                .addFieldBuilder()
                .setName("title")
                .setNumber(1)
                .setType(FieldDescriptorProto.Type.TYPE_STRING);
        file.addEnumTypeBuilder()
                .setName("Size")
                .addValueBuilder()
                .setName("SMALL")
                .setNumber(0);
        file.addServiceBuilder()
                .setName("Shelf")
                .addMethodBuilder()
                .setName("Take")
                .setInputType(".library.Book")
                .setOutputType(".library.Book");
        return file.build();
    }
}
