package dev.aura.code.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.WireFormat;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.GetOutlineResponse;
import dev.aura.proto.code.v1.Import;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes analyses as protobuf and reads them back. Outline and findings are messages of the contract; facts have fields of our own. */
final class AnalysisCodec {

    private static final int METRICS = 1;
    private static final int IMPORTS = 2;
    private static final int DEFERRED = 3;
    private static final int MODULE = 4;
    private static final int TYPES = 5;
    private static final int USED_NAMES = 6;
    private static final int COUNTS = 7;
    private static final int PARTIAL = 8;

    private AnalysisCodec() {}

    static byte[] outline(List<Entity> entities) {
        return GetOutlineResponse.newBuilder().addAllEntities(entities).build().toByteArray();
    }

    static List<Entity> outline(byte[] bytes) throws IOException {
        return GetOutlineResponse.parseFrom(bytes).getEntitiesList();
    }

    static byte[] findings(List<Finding> findings) {
        return AnalyzeResponse.newBuilder().addAllFindings(findings).build().toByteArray();
    }

    static List<Finding> findings(byte[] bytes) throws IOException {
        return AnalyzeResponse.parseFrom(bytes).getFindingsList();
    }

    static byte[] facts(FileFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            output.writeMessage(METRICS, facts.metrics());
            for (Import statement : facts.imports()) {
                output.writeMessage(IMPORTS, statement);
            }
            output.writeBytes(DEFERRED, ByteString.copyFrom(facts.deferred().toByteArray()));
            output.writeString(MODULE, facts.module());
            for (String type : facts.types()) {
                output.writeString(TYPES, type);
            }
            for (String name : facts.usedNames()) {
                output.writeString(USED_NAMES, name);
            }
            for (Map.Entry<Finding.Severity, Integer> count :
                    facts.findingCounts().entrySet()) {
                output.writeUInt64(
                        COUNTS, ((long) count.getValue() << 8) | count.getKey().getNumber());
            }
            output.writeBool(PARTIAL, facts.partial());
            output.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static FileFacts facts(byte[] bytes) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(bytes);
        FileMetrics.Builder metrics = FileMetrics.newBuilder();
        List<Import> imports = new ArrayList<>();
        BitSet deferred = new BitSet();
        String module = "";
        List<String> types = new ArrayList<>();
        List<String> usedNames = new ArrayList<>();
        Map<Finding.Severity, Integer> counts = new EnumMap<>(Finding.Severity.class);
        boolean partial = false;
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case METRICS -> input.readMessage(metrics, ExtensionRegistryLite.getEmptyRegistry());
                case IMPORTS ->
                    imports.add(input.readMessage(Import.parser(), ExtensionRegistryLite.getEmptyRegistry()));
                case DEFERRED -> deferred = BitSet.valueOf(input.readByteArray());
                case MODULE -> module = input.readString();
                case TYPES -> types.add(input.readString());
                case USED_NAMES -> usedNames.add(input.readString());
                case COUNTS -> {
                    long count = input.readUInt64();
                    counts.put(Finding.Severity.forNumber((int) (count & 0xFF)), (int) (count >> 8));
                }
                case PARTIAL -> partial = input.readBool();
                default -> input.skipField(tag);
            }
        }
        return new FileFacts(metrics.build(), imports, deferred, module, types, usedNames, counts, partial);
    }
}
