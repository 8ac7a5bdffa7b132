package dev.aura.bench.bus;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.MessageLite;
import dev.aura.proto.bus.v1.Batch;
import dev.aura.proto.bus.v1.Durable;
import dev.aura.proto.bus.v1.EventInfo;
import dev.aura.proto.bus.v1.Frame;
import dev.aura.proto.bus.v1.Guarantee;
import dev.aura.proto.bus.v1.Hello;
import dev.aura.proto.bus.v1.Ready;
import dev.aura.proto.bus.v1.Settlement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a peer says that joins, serves, calls, publishes and subscribes: every kind of frame that a peer sends but the farewell. */
final class StormScript {

    private static final String SERVICE = "storm.v1.StormService";
    private static final String METHOD = SERVICE + "/Blow";
    private static final String TOPIC = "storm.topic";

    /**
     * One message.
     *
     * @param payload its second part; null where it has none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Said(byte[] header, byte @Nullable [] payload) {}

    private StormScript() {}

    static Said hello(ByteString token) {
        return said(frame(Frame.Kind.HELLO)
                .setHello(Hello.newBuilder()
                        .setProtocolVersion(1)
                        .setProtocolVersionMin(1)
                        .setPeerName("storm")
                        .setLanguage("java")
                        .setAcceptsBatch(true)
                        .setToken(token)));
    }

    /** What follows a welcome. Calls that the broker sends have small even ids, so the answers meet some. */
    static List<Said> afterWelcome() {
        Frame.Builder request = frame(Frame.Kind.REQUEST).setMethod(METHOD).setRemainingNs(50_000_000);
        Frame.Builder event = frame(Frame.Kind.EVENT)
                .setTopic(TOPIC)
                .setEvent(EventInfo.newBuilder().setId("storm-event").setSequence(1));
        Frame.Builder end = frame(Frame.Kind.END).setCallId(2);
        return List.of(
                said(
                        frame(Frame.Kind.READY)
                                .setReady(Ready.newBuilder()
                                        .setName("storm")
                                        .addServices(SERVICE)
                                        .setSlots(4)),
                        descriptors()),
                said(frame(Frame.Kind.SUBSCRIBE).setCallId(1).setTopic("storm.>")),
                said(frame(Frame.Kind.SUBSCRIBE)
                        .setCallId(3)
                        .setTopic("storm.*")
                        .setDurable(Durable.newBuilder().setName("storm").setUnsettledMax(8))),
                said(request.setCallId(5).setCredit(8), bytes(200)),
                said(request.setCallId(7).setSupersedeKey("key").setLane(Frame.Lane.BACKGROUND), bytes(10)),
                said(request.setCallId(9).setIdempotencyKey("key"), bytes(10)),
                said(frame(Frame.Kind.REQUEST).setCallId(11).setMethod("aura.mesh.v1.MeshService/GetStatus"), bytes(0)),
                said(frame(Frame.Kind.DATA).setCallId(5), bytes(30)),
                said(frame(Frame.Kind.HALF_CLOSE).setCallId(5)),
                said(frame(Frame.Kind.CREDIT).setCallId(5).setCredit(4)),
                said(event.setCallId(13), bytes(100)),
                said(
                        event.setCallId(15).setGuarantee(Guarantee.newBuilder().setLevel(Guarantee.Level.FSYNCED)),
                        bytes(100)),
                said(frame(Frame.Kind.HEADERS).setCallId(2)),
                said(end.clone(), bytes(20)),
                said(frame(Frame.Kind.CREDIT).setCallId(4).setCredit(2)),
                said(end.setCallId(4), bytes(20)),
                said(frame(Frame.Kind.SETTLE)
                        .setCallId(3)
                        .setSettlement(Settlement.newBuilder()
                                .addPositions(1)
                                .setOutcome(Settlement.Outcome.REJECTED)
                                .setError("blown away"))),
                said(frame(Frame.Kind.CANCEL).setCallId(7)),
                said(frame(Frame.Kind.HEARTBEAT)),
                batch(said(frame(Frame.Kind.HEARTBEAT)), said(request.setCallId(17), bytes(10))),
                said(frame(Frame.Kind.UNSUBSCRIBE).setCallId(1)));
    }

    private static Said batch(Said... inside) {
        Batch.Builder batch = Batch.newBuilder();
        for (Said said : inside) {
            Batch.Entry.Builder entry = batch.addEntriesBuilder().setHeader(ByteString.copyFrom(said.header));
            if (said.payload != null) {
                entry.setPayload(ByteString.copyFrom(said.payload));
            }
        }
        return said(frame(Frame.Kind.BATCH), batch.build());
    }

    private static FileDescriptorSet descriptors() {
        return FileDescriptorSet.newBuilder()
                .addFile(FileDescriptorProto.newBuilder()
                        .setName("storm/v1/storm.proto")
                        .setPackage("storm.v1")
                        .addService(ServiceDescriptorProto.newBuilder()
                                .setName("StormService")
                                .addMethod(MethodDescriptorProto.newBuilder()
                                        .setName("Blow")
                                        .setInputType(".storm.v1.Gust")
                                        .setOutputType(".storm.v1.Gust"))))
                .build();
    }

    private static MessageLite bytes(int count) {
        return BytesValue.of(ByteString.copyFrom(new byte[count]));
    }

    private static Frame.Builder frame(Frame.Kind kind) {
        return Frame.newBuilder().setKind(kind);
    }

    private static Said said(Frame.Builder header) {
        return new Said(header.build().toByteArray(), null);
    }

    private static Said said(Frame.Builder header, MessageLite payload) {
        return new Said(header.clone().setHasPayload(true).build().toByteArray(), payload.toByteArray());
    }
}
