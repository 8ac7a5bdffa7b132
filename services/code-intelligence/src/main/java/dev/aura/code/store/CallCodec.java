package dev.aura.code.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallFacts.Site;
import dev.aura.code.language.calls.Member;
import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.TypeShape;
import dev.aura.code.language.calls.TypeShape.TypeVariable;
import dev.aura.code.language.calls.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes calls as a table of texts and numbers of variable length, some ten bytes a value, and reads them back. */
final class CallCodec {

    /** The language takes 255 arguments; a `switch` may have more results. */
    private static final int PARTS_MAX = 1 << 20;

    private CallCodec() {}

    static byte[] write(CallFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        if (facts.types().isEmpty() && facts.values().isEmpty() && facts.steps().isEmpty()) {
            return bytes.toByteArray();
        }
        Writer body = new Writer();
        try {
            body.list(facts.types(), body::type);
            body.list(facts.sites(), body::site);
            body.list(facts.values(), body::value);
            body.list(facts.steps(), body::step);
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

    static CallFacts read(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return CallFacts.NONE;
        }
        Reader reader = new Reader(CodedInputStream.newInstance(bytes));
        for (int left = reader.number(); left > 0; left--) {
            reader.texts.add(reader.input.readString());
        }
        try {
            return new CallFacts(
                    reader.list(reader::type),
                    reader.list(reader::site),
                    reader.list(reader::value),
                    reader.list(reader::step));
        } catch (IndexOutOfBoundsException | IllegalArgumentException broken) {
            throw new IOException("broken calls", broken);
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

        void type(TypeShape type) throws IOException {
            text(type.name());
            number(type.site() + 1);
            number(type.isInterface() ? 1 : 0);
            list(type.variables(), this::variable);
            list(type.supertypes(), this::text);
            list(type.members(), this::member);
            number(type.line());
            number(type.column());
        }

        void variable(TypeVariable variable) throws IOException {
            text(variable.name());
            list(variable.bounds(), this::text);
        }

        void member(Member member) throws IOException {
            text(member.kind().name());
            text(member.name());
            number(member.flags());
            list(member.variables(), this::variable);
            list(member.parameters(), this::text);
            text(member.type());
            number(member.line());
            number(member.column());
        }

        void site(Site site) throws IOException {
            number(site.type());
            number(site.member() + 1);
        }

        void value(Value value) throws IOException {
            text(value.kind().name());
            text(value.text());
            number(value.site());
            number(value.line());
            number(value.column());
            number(value.target() + 1);
            parts(value.parts());
        }

        void step(Step step) throws IOException {
            text(step.kind().name());
            text(step.text());
            number(step.flags());
            number(step.line());
            number(step.column());
            parts(step.parts());
        }

        private void parts(int[] parts) throws IOException {
            number(parts.length);
            for (int part : parts) {
                number(part + 1);
            }
        }
    }

    private static final class Reader {
        private final CodedInputStream input;
        private final List<String> texts = new ArrayList<>();
        private Step.@Nullable Kind[] kinds = {};

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

        TypeShape type() throws IOException {
            return new TypeShape(
                    text(),
                    number() - 1,
                    number() == 1,
                    list(this::variable),
                    list(this::text),
                    list(this::member),
                    number(),
                    number());
        }

        TypeVariable variable() throws IOException {
            return new TypeVariable(text(), list(this::text));
        }

        Member member() throws IOException {
            return new Member(
                    Member.Kind.valueOf(text()),
                    text(),
                    number(),
                    list(this::variable),
                    list(this::text),
                    text(),
                    number(),
                    number());
        }

        Site site() throws IOException {
            return new Site(number(), number() - 1);
        }

        Value value() throws IOException {
            Value.Kind kind = Value.Kind.valueOf(text());
            String text = text();
            int site = number();
            int line = number();
            int column = number();
            return new Value(kind, text, site, line, column, number() - 1, parts());
        }

        /** The kind that a text names, which is looked up once. */
        private Step.Kind stepKind(int text) {
            if (kinds.length < texts.size()) {
                kinds = new Step.Kind[texts.size()];
            }
            Step.Kind known = kinds[text];
            if (known == null) {
                known = Step.Kind.valueOf(texts.get(text));
                kinds[text] = known;
            }
            return known;
        }

        Step step() throws IOException {
            return new Step(stepKind(number()), text(), number(), number(), number(), parts());
        }

        private int[] parts() throws IOException {
            int[] parts = new int[Objects.checkIndex(number(), PARTS_MAX)];
            for (int index = 0; index < parts.length; index++) {
                parts[index] = number() - 1;
            }
            return parts;
        }
    }
}
