package dev.aura.bus.blob;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.aura.bus.fuzz.FuzzTarget;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Blob;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.List;

/** A file that a peer names: it lies in the directory, or is refused. */
public final class BlobNameFuzz implements FuzzTarget {

    private final Path path;
    private final BlobDirectory directory;

    public BlobNameFuzz(Path scratch) {
        path = scratch;
        directory = new BlobDirectory(scratch);
    }

    @Override
    public List<byte[]> seeds() {
        Blob blob = Blob.newBuilder()
                .setSha256(ByteString.copyFrom(new byte[BlobStream.HASH_BYTES]))
                .setSize(70_000)
                .setReference(-7)
                .build();
        return List.of(blob.toByteArray());
    }

    @Override
    public void run(byte[] input) {
        Blob blob;
        try {
            blob = Blob.parseFrom(input);
        } catch (InvalidProtocolBufferException e) {
            return;
        }
        String name = BlobDirectory.name(blob);
        if (!name.matches("[0-9a-f]*\\.[0-9a-f]{16}")
                || !path.resolve(name).normalize().startsWith(path)) {
            throw new IllegalStateException("a file named " + name);
        }
        refused(() -> directory.open(blob));
        refused(() -> directory.link(blob));
    }

    private static void refused(Runnable use) {
        try {
            use.run();
            throw new IllegalStateException("there is no file, and it was found");
        } catch (StatusRuntimeException e) {
            if (!String.valueOf(Faults.reasonOf(e)).startsWith("BLOB_")) {
                throw e;
            }
        }
    }
}
