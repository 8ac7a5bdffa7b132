package dev.aura.code.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.proto.code.v1.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes types as a table of texts and numbers of variable length, and reads them back. */
final class DesignCodec {

    private DesignCodec() {}

    static byte[] write(List<TypeFacts> types) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        if (types.isEmpty()) {
            return bytes.toByteArray();
        }
        Writer body = new Writer();
        try {
            body.list(types, body::type);
            body.output.flush();
            CodedOutputStream output = CodedOutputStream.newInstance(bytes);
            output.writeUInt32NoTag(body.texts.size());
            for (String text : body.texts.keySet()) {
                output.writeStringNoTag(text);
            }
            output.writeRawBytes(body.bytes.toByteArray());
            output.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static List<TypeFacts> read(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return List.of();
        }
        Reader reader = new Reader(CodedInputStream.newInstance(bytes));
        for (int left = reader.number(); left > 0; left--) {
            reader.texts.add(reader.input.readString());
        }
        try {
            return reader.list(reader::type);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException broken) {
            throw new IOException("broken types", broken);
        }
    }

    /** Writes one thing. */
    private interface Write<T> {
        void write(T thing) throws IOException;
    }

    /** Reads one thing. */
    private interface Read<T> {
        T read() throws IOException;
    }

    private static final class Writer {
        private final Map<String, Integer> texts = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        private final CodedOutputStream output = CodedOutputStream.newInstance(bytes);

        void number(int number) throws IOException {
            output.writeUInt32NoTag(number);
        }

        void text(String text) throws IOException {
            number(texts.computeIfAbsent(text, key -> texts.size()));
        }

        <T> void list(List<T> list, Write<T> write) throws IOException {
            number(list.size());
            for (T element : list) {
                write.write(element);
            }
        }

        void type(TypeFacts type) throws IOException {
            text(type.name());
            number(type.kind().getNumber());
            number(type.flags());
            number(type.line());
            number(type.column());
            number(type.startLine());
            number(type.endLine());
            list(type.supertypes(), this::text);
            list(type.fields(), this::field);
            list(type.methods(), this::method);
            list(type.mentions(), this::text);
        }

        void field(FieldFacts field) throws IOException {
            text(field.name());
            text(field.type());
            number(field.flags());
            number(field.line());
        }

        void method(MethodFacts method) throws IOException {
            text(method.name());
            number(method.flags());
            number(method.line());
            number(method.column());
            number(method.endLine());
            number(method.cyclomatic());
            list(method.parameters(), this::text);
            text(method.result());
            list(method.fields(), this::text);
            list(method.calls(), this::text);
            list(method.deeds(), this::deed);
        }

        void deed(Deed deed) throws IOException {
            text(deed.kind().name());
            text(deed.subject());
            text(deed.object());
        }
    }

    private static final class Reader {
        private final CodedInputStream input;
        private final List<String> texts = new ArrayList<>();

        Reader(CodedInputStream input) {
            this.input = input;
        }

        int number() throws IOException {
            return input.readUInt32();
        }

        String text() throws IOException {
            return texts.get(number());
        }

        <T> List<T> list(Read<T> read) throws IOException {
            int size = number();
            List<T> list = new ArrayList<>(Math.min(size, 4096));
            for (int index = 0; index < size; index++) {
                list.add(read.read());
            }
            return list;
        }

        TypeFacts type() throws IOException {
            return new TypeFacts(
                    text(),
                    Objects.requireNonNull(Entity.Kind.forNumber(number())),
                    number(),
                    number(),
                    number(),
                    number(),
                    number(),
                    list(this::text),
                    list(this::field),
                    list(this::method),
                    list(this::text));
        }

        FieldFacts field() throws IOException {
            return new FieldFacts(text(), text(), number(), number());
        }

        MethodFacts method() throws IOException {
            return new MethodFacts(
                    text(),
                    number(),
                    number(),
                    number(),
                    number(),
                    number(),
                    list(this::text),
                    text(),
                    list(this::text),
                    list(this::text),
                    list(this::deed));
        }

        Deed deed() throws IOException {
            return new Deed(Deed.Kind.valueOf(text()), text(), text());
        }
    }
}
