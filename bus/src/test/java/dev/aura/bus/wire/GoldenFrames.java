package dev.aura.bus.wire;

import com.google.protobuf.ByteString;
import dev.aura.proto.bus.v1.Batch;
import dev.aura.proto.bus.v1.Blob;
import dev.aura.proto.bus.v1.Delivery;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Load;
import dev.aura.proto.bus.v1.Metadata;
import dev.aura.proto.bus.v1.OnBehalf;
import dev.aura.proto.bus.v1.Ready;
import dev.aura.proto.bus.v1.Settlement;
import dev.aura.proto.bus.v1.Status;
import dev.aura.proto.bus.v1.Timing;
import dev.aura.proto.bus.v1.Welcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** One frame of each kind, in the order of their numbers. Its main method writes the files; run it when a kind is added. */
final class GoldenFrames {

    private static final String INSTANCE = "echo-0a1b2c3d";
    private static final byte[] PAYLOAD = "payload".getBytes(StandardCharsets.UTF_8);

    private GoldenFrames() {}

    /** Argument: the directory. */
    public static void main(String... arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        write(all(), directory);
        write(newer(), Files.createDirectories(directory.resolve("newer")));
    }

    private static void write(List<Message> messages, Path directory) throws IOException {
        for (Message message : messages) {
            String name = message.kind().name().toLowerCase(Locale.ROOT);
            Files.write(
                    directory.resolve(name + ".header"),
                    FrameCodec.encode(message).getFirst());
            if (message.payload() != null) {
                Files.write(directory.resolve(name + ".payload"), message.payload());
            }
        }
    }

    static List<Message> all() {
        return List.of(
                hello(),
                welcome(),
                Message.of(frame(Frame.Kind.REJECT).setStatus(status(16, "UNKNOWN_PEER", "say HELLO first"))),
                Message.of(
                        frame(Frame.Kind.READY)
                                .setReady(Ready.newBuilder()
                                        .setName("echo")
                                        .setVersion("1.0")
                                        .addServices("test.v1.EchoService")
                                        .setSlots(64)),
                        PAYLOAD),
                Message.of(frame(Frame.Kind.READY_ACK)),
                Message.of(frame(Frame.Kind.HEARTBEAT)
                        .setLoad(Load.newBuilder().setInFlight(2).setResidentBytes(1 << 20))),
                Message.of(frame(Frame.Kind.GOODBYE)),
                request(),
                Message.of(frame(Frame.Kind.DATA).setCallId(1), PAYLOAD),
                Message.of(frame(Frame.Kind.HALF_CLOSE).setCallId(1)),
                Message.of(frame(Frame.Kind.CREDIT).setCallId(1).setCredit(8)),
                Message.of(frame(Frame.Kind.HEADERS).setCallId(1).addMetadata(metadata())),
                end(),
                Message.of(frame(Frame.Kind.CANCEL).setCallId(1)),
                Message.of(frame(Frame.Kind.SUBSCRIBE).setCallId(3).setTopic("code.>")),
                Message.of(frame(Frame.Kind.UNSUBSCRIBE).setCallId(3)),
                event(),
                Message.of(frame(Frame.Kind.ACK)
                        .setCallId(3)
                        .setGuarantee(Guarantee.newBuilder().setLevel(Guarantee.Level.MEMORY))),
                batch(),
                Message.of(frame(Frame.Kind.SETTLE)
                        .setCallId(3)
                        .setSettlement(Settlement.newBuilder()
                                .addPositions(41)
                                .addPositions(42)
                                .setOutcome(Settlement.Outcome.REJECTED)
                                .setError("no such file"))));
    }

    /** The kinds that have got fields since the protocol was first written down, with these. */
    static List<Message> newer() {
        Blob blob = Blob.newBuilder()
                .setSha256(ByteString.copyFrom(new byte[32]))
                .setSize(70_000)
                .setReference(4_711)
                .build();
        return List.of(
                Message.of(frame(Frame.Kind.HELLO)
                        .setHello(Hello.newBuilder()
                                .setProtocolVersion(1)
                                .setProtocolVersionMin(1)
                                .setToken(ByteString.copyFromUtf8("aura_token"))
                                .setAcceptsBatch(true)
                                .setAcceptsBlob(true))),
                Message.of(frame(Frame.Kind.WELCOME)
                        .setWelcome(Welcome.newBuilder()
                                .setProtocolVersion(1)
                                .setInstance(INSTANCE)
                                .setAcceptsBatch(true)
                                .setBlobDirectory("/run/user/1000/aura/blobs")
                                .setBlobBytesMax(1L << 30)
                                .setBlobThreshold(1 << 20)
                                .setRole(3))),
                Message.of(frame(Frame.Kind.REQUEST)
                        .setCallId(1)
                        .setMethod("test.v1.EchoService/Echo")
                        .setBlob(blob)
                        .setParentSpan(0xb7ad6b7169203331L)
                        .setOnBehalf(OnBehalf.newBuilder()
                                .setToken(ByteString.copyFromUtf8("aura_other"))
                                .setRole(1)
                                .setOrigin(42))),
                Message.of(frame(Frame.Kind.END)
                        .setCallId(1)
                        .setStatus(status(5, "NOT_FOUND", "no such file").setDetails(ByteString.copyFromUtf8("x")))),
                Message.of(frame(Frame.Kind.SUBSCRIBE)
                        .setCallId(3)
                        .setTopic("code.>")
                        .setDurable(Durable.newBuilder()
                                .setName("index")
                                .setLeaseMs(30_000)
                                .setDeliveriesMax(5)
                                .setUnsettledMax(16)
                                .setStart(Durable.Start.ALL)
                                .setOwner("admin"))),
                Message.of(
                        frame(Frame.Kind.EVENT)
                                .setCallId(3)
                                .setTopic("code.file.analyzed")
                                .setGuarantee(Guarantee.newBuilder().setLevel(Guarantee.Level.FSYNCED))
                                .setDelivery(
                                        Delivery.newBuilder().setPosition(41).setAttempt(2)),
                        PAYLOAD));
    }

    private static Message hello() {
        return Message.of(frame(Frame.Kind.HELLO)
                .setHello(Hello.newBuilder()
                        .setProtocolVersion(1)
                        .setProtocolVersionMin(1)
                        .setPeerName("echo")
                        .setLanguage("java")
                        .setPid(4711)));
    }

    private static Message welcome() {
        return Message.of(frame(Frame.Kind.WELCOME)
                .setWelcome(Welcome.newBuilder()
                        .setProtocolVersion(1)
                        .setInstance(INSTANCE)
                        .setHeartbeatIntervalMs(500)
                        .setPayloadBytesMax(16 << 20)));
    }

    private static Message request() {
        return Message.of(
                frame(Frame.Kind.REQUEST)
                        .setCallId(1)
                        .setMethod("test.v1.EchoService/Echo")
                        .setTarget(INSTANCE)
                        .setRemainingNs(5_000_000_000L)
                        .setLane(Frame.Lane.INTERACTIVE)
                        .setIdempotencyKey("key")
                        .setSupersedeKey("line")
                        .setTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                        .addMetadata(metadata())
                        .setCredit(8),
                PAYLOAD);
    }

    private static Message end() {
        return Message.of(
                frame(Frame.Kind.END)
                        .setCallId(1)
                        .setStatus(Status.getDefaultInstance())
                        .setTiming(Timing.newBuilder()
                                .setQueueNs(1_000)
                                .setWorkNs(2_000)
                                .setWireNs(3_000)
                                .setInstance(INSTANCE)
                                .setAttempts(1)),
                PAYLOAD);
    }

    private static Message event() {
        return Message.of(
                frame(Frame.Kind.EVENT)
                        .setCallId(3)
                        .setSource(INSTANCE)
                        .setTopic("code.file.analyzed")
                        .setDropped(7)
                        .setEvent(EventInfo.newBuilder()
                                .setId("5f0c")
                                .setType("google.protobuf.BytesValue")
                                .setSequence(1)
                                .setPublishedNs(1_800_000_000_000_000_000L)),
                PAYLOAD);
    }

    private static Message batch() {
        Batch.Builder batch = Batch.newBuilder()
                .addEntries(Batch.Entry.newBuilder()
                        .setHeader(frame(Frame.Kind.HEARTBEAT).build().toByteString()))
                .addEntries(Batch.Entry.newBuilder()
                        .setHeader(frame(Frame.Kind.DATA)
                                .setCallId(1)
                                .setHasPayload(true)
                                .build()
                                .toByteString())
                        .setPayload(ByteString.copyFrom(PAYLOAD)));
        return Message.of(frame(Frame.Kind.BATCH), batch.build().toByteArray());
    }

    private static Frame.Builder frame(Frame.Kind kind) {
        return Frame.newBuilder().setKind(kind);
    }

    private static Status.Builder status(int code, String reason, String message) {
        return Status.newBuilder().setCode(code).setReason(reason).setMessage(message);
    }

    private static Metadata.Builder metadata() {
        return Metadata.newBuilder().setKey("x-test").setValue(ByteString.copyFromUtf8("value"));
    }
}
