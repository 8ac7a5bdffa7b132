package dev.aura.code.store;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import dev.aura.code.language.Declaration;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Words;
import dev.aura.proto.code.v1.Entity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a name stands in a file, as varints: for each place the lines since the one before it (the first from 0), then the column. */
public final class Places {

    private Places() {}

    /** Takes a place; line and column count from 1. */
    public interface Visitor {
        void at(int line, int column);
    }

    /** How many places there are in a stretch of bytes. */
    public static int count(byte[] places, int from, int to) {
        int ends = 0;
        for (int at = from; at < to; at++) {
            ends += places[at] >= 0 ? 1 : 0;
        }
        return ends / 2;
    }

    /** Visits the places in a stretch of bytes. */
    public static void each(byte[] places, int from, int to, Visitor visitor) {
        CodedInputStream input = CodedInputStream.newInstance(places, from, to - from);
        try {
            int line = 0;
            while (!input.isAtEnd()) {
                line += input.readRawVarint32();
                visitor.at(line, input.readRawVarint32());
            }
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** Collects the names of one file. */
    static final class Builder {

        private final Map<String, Name> names = new LinkedHashMap<>();

        Builder(SourceText source, Tokens tokens) {
            Words words = tokens.words();
            Name[] byWord = new Name[words.count()];
            int line = 1;
            for (int index = 0; index < tokens.size(); index++) {
                if (tokens.kind(index) == Tokens.Kind.NAME) {
                    line = source.line(tokens.start(index), line);
                    int word = words.number(index);
                    if (byWord[word] == null) {
                        byWord[word] = name(words.text(word));
                    }
                    byWord[word].add(line, tokens.start(index) - source.lineStart(line) + 1);
                }
            }
        }

        private Name name(String text) {
            return names.computeIfAbsent(text, key -> new Name(names.size()));
        }

        List<FileTerms.Term> entities(List<Entity> outline) {
            List<FileTerms.Term> entities = new ArrayList<>();
            collect(outline, entities);
            return entities;
        }

        private void collect(List<Entity> outline, List<FileTerms.Term> into) {
            for (Entity entity : outline) {
                Entity alone = entity.getChildrenCount() == 0
                        ? entity
                        : entity.toBuilder().clearChildren().build();
                into.add(new FileTerms.Term(
                        name(entity.getName()).number, entity.getKindValue(), entity.getPublic(), alone.toByteArray()));
                collect(entity.getChildrenList(), into);
            }
        }

        FileTerms terms(ParsedFile file, List<String> imports, BitSet deferred, List<FileTerms.Term> entities) {
            ByteArrayOutputStream places = new ByteArrayOutputStream();
            int[] ends = new int[names.size()];
            for (Name name : names.values()) {
                places.write(name.bytes, 0, name.size);
                ends[name.number] = places.size();
            }
            return new FileTerms(
                    file.module(),
                    file.declarations().stream().map(Declaration::name).toList(),
                    List.copyOf(file.usedNames()),
                    imports,
                    deferred,
                    file.partial(),
                    List.copyOf(names.keySet()),
                    ends,
                    places.toByteArray(),
                    entities);
        }
    }

    /** The places of one name, as they come. */
    private static final class Name {

        private static final int PLACE_BYTES_MAX = 10;

        private final int number;
        private byte[] bytes = new byte[PLACE_BYTES_MAX];
        private int size;
        private int line;

        Name(int number) {
            this.number = number;
        }

        void add(int toLine, int column) {
            if (size + PLACE_BYTES_MAX > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2 + PLACE_BYTES_MAX);
            }
            CodedOutputStream output = CodedOutputStream.newInstance(bytes, size, PLACE_BYTES_MAX);
            try {
                output.writeUInt32NoTag(toLine - line);
                output.writeUInt32NoTag(column);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            size += PLACE_BYTES_MAX - output.spaceLeft();
            line = toLine;
        }
    }
}
