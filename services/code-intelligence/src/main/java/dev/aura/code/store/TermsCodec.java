package dev.aura.code.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the terms of a file as varints and strings without tags, and reads them back: thousands are read when an index is loaded. */
final class TermsCodec {

    private static final int NAMES_MAX = 1 << 24;

    private TermsCodec() {}

    static byte[] write(FileTerms terms) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        CodedOutputStream output = CodedOutputStream.newInstance(bytes);
        try {
            strings(output, terms.names());
            Map<String, Integer> numbers = new HashMap<>();
            terms.names().forEach(name -> numbers.put(name, numbers.size()));
            output.writeStringNoTag(terms.module());
            shared(output, terms.types(), numbers);
            shared(output, terms.usedNames(), numbers);
            strings(output, terms.imports());
            output.writeByteArrayNoTag(terms.deferred().toByteArray());
            output.writeBoolNoTag(terms.partial());
            int start = 0;
            for (int end : terms.placeEnds()) {
                output.writeUInt32NoTag(end - start);
                start = end;
            }
            output.writeByteArrayNoTag(terms.places());
            output.writeUInt32NoTag(terms.entities().size());
            for (FileTerms.Term entity : terms.entities()) {
                output.writeUInt32NoTag(entity.name());
                output.writeUInt32NoTag(entity.kind() << 1 | (entity.isPublic() ? 1 : 0));
                output.writeByteArrayNoTag(entity.message());
            }
            output.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The terms of an analysis that was just made. */
    static FileTerms read(FileAnalysis analysis) {
        try {
            return read(analysis.terms());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static FileTerms read(byte[] bytes) throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(bytes);
        List<String> names = strings(input);
        String module = input.readString();
        List<String> types = shared(input, names);
        List<String> usedNames = shared(input, names);
        List<String> imports = strings(input);
        BitSet deferred = BitSet.valueOf(input.readByteArray());
        boolean partial = input.readBool();
        int[] ends = new int[names.size()];
        int end = 0;
        for (int number = 0; number < ends.length; number++) {
            end += input.readUInt32();
            ends[number] = end;
        }
        byte[] places = input.readByteArray();
        int count = count(input);
        List<FileTerms.Term> entities = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            int name = input.readUInt32();
            int flags = input.readUInt32();
            entities.add(new FileTerms.Term(name, flags >> 1, (flags & 1) == 1, input.readByteArray()));
        }
        return new FileTerms(module, types, usedNames, imports, deferred, partial, names, ends, places, entities);
    }

    private static void strings(CodedOutputStream output, List<String> strings) throws IOException {
        output.writeUInt32NoTag(strings.size());
        for (String string : strings) {
            output.writeStringNoTag(string);
        }
    }

    private static List<String> strings(CodedInputStream input) throws IOException {
        int count = count(input);
        List<String> strings = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            strings.add(input.readString());
        }
        return strings;
    }

    /** Writes strings that mostly are among the names as their numbers, from 1; 0 and the string where one is not. */
    private static void shared(CodedOutputStream output, List<String> strings, Map<String, Integer> numbers)
            throws IOException {
        output.writeUInt32NoTag(strings.size());
        for (String string : strings) {
            Integer number = numbers.get(string);
            output.writeUInt32NoTag(number == null ? 0 : number + 1);
            if (number == null) {
                output.writeStringNoTag(string);
            }
        }
    }

    private static List<String> shared(CodedInputStream input, List<String> names) throws IOException {
        int count = count(input);
        List<String> strings = new ArrayList<>(count);
        for (int at = 0; at < count; at++) {
            int number = input.readUInt32();
            if (number > names.size()) {
                throw new IOException("name " + number + " of " + names.size());
            }
            strings.add(number == 0 ? input.readString() : names.get(number - 1));
        }
        return strings;
    }

    private static int count(CodedInputStream input) throws IOException {
        int count = input.readUInt32();
        if (count < 0 || count > NAMES_MAX) {
            throw new IOException(count + " entries");
        }
        return count;
    }
}
