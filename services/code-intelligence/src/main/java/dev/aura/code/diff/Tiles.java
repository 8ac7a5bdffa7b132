package dev.aura.code.diff;

import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.ImportStatement;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.proto.code.v1.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Lays a version out in tiles: entities and imports with the comments that belong to them, and the text between. */
final class Tiles {

    /** What another statement, or what is around this one, ends with. */
    private static final Set<String> ENDS = Set.of(";", "{", "}", "(", ",", ":");

    private final Tokens tokens;
    private final SourceText source;

    private Tiles(ParsedFile file) {
        this.tokens = file.tokens();
        this.source = file.source();
    }

    /** Something that gets a tile: an entity, or an import. */
    private record Item(Span span, List<VersionedEntity> entities, List<ImportStatement> imports) {}

    static List<Tile> of(ParsedFile file, List<VersionedEntity> entities) {
        Tiles tiles = new Tiles(file);
        List<Item> items = tiles.items(entities);
        file.imports().stream()
                .filter(statement -> entities.stream()
                        .noneMatch(entity -> entity.declaration().span().covers(statement.start())))
                .map(statement -> new Item(new Span(statement.start(), statement.end()), List.of(), List.of(statement)))
                .forEach(items::add);
        return tiles.cover(0, file.source().length(), 0, items);
    }

    private List<Item> items(List<VersionedEntity> entities) {
        List<Item> items = new ArrayList<>();
        entities.forEach(entity -> items.add(new Item(entity.declaration().span(), List.of(entity), List.of())));
        return items;
    }

    /** Covers a stretch. Nothing before {@code floor} is taken for a comment of the first item. */
    private List<Tile> cover(int from, int to, int floor, List<Item> items) {
        List<Tile> tiles = new ArrayList<>();
        int at = from;
        int above = floor;
        for (Item item : grouped(items, floor)) {
            int start = Math.max(at, begin(item.span().start(), above));
            int end = Math.min(to, finish(item.span().end()));
            if (start > at) {
                tiles.add(Tile.text(at, start));
            }
            tiles.add(tile(item, start, end));
            at = end;
            above = end;
        }
        if (at < to) {
            tiles.add(Tile.text(at, to));
        }
        return tiles;
    }

    /** In order, those that share a statement as one. */
    private List<Item> grouped(List<Item> items, int floor) {
        List<Item> grouped = new ArrayList<>();
        items.stream()
                .sorted(Comparator.comparingInt(item -> item.span().start()))
                .forEach(item -> {
                    Item last = grouped.isEmpty() ? null : grouped.getLast();
                    if (last != null && shareStatement(last.span(), item.span(), floor)) {
                        grouped.set(grouped.size() - 1, both(last, item));
                    } else {
                        grouped.add(item);
                    }
                });
        return grouped;
    }

    /** They overlap, or only a comma is between them: on one line, or where the first is what follows a type or {@code const}. */
    private boolean shareStatement(Span first, Span second, int floor) {
        if (second.start() < first.end()) {
            return true;
        }
        int commas = 0;
        for (int index = tokens.from(first.end()); index < tokens.from(second.start()); index++) {
            if (tokens.isText(index, ",")) {
                commas++;
            } else if (tokens.kind(index) != Tokens.Kind.COMMENT) {
                return false;
            }
        }
        boolean oneLine = source.line(first.end()) == source.line(second.start());
        return commas == 1 && (oneLine || statementBegin(first.start(), floor) < first.start());
    }

    private static Item both(Item first, Item second) {
        Span span = new Span(
                first.span().start(), Math.max(first.span().end(), second.span().end()));
        List<VersionedEntity> entities = new ArrayList<>(first.entities());
        entities.addAll(second.entities());
        List<ImportStatement> imports = new ArrayList<>(first.imports());
        imports.addAll(second.imports());
        return new Item(span, entities, imports);
    }

    private Tile tile(Item item, int start, int end) {
        if (item.entities().isEmpty()) {
            return new Tile(Part.Kind.IMPORT, start, end, List.of(), item.imports(), List.of());
        }
        List<Tile> inner = List.of();
        if (item.entities().size() == 1
                && !item.entities().getFirst().children().isEmpty()) {
            VersionedEntity entity = item.entities().getFirst();
            inner = cover(start, end, entity.declaration().bodyStart(), items(entity.children()));
        }
        return new Tile(Part.Kind.ENTITY, start, end, item.entities(), item.imports(), inner);
    }

    /** Where the tile begins of what begins at an offset: with the comments right above, and the line's white space. */
    private int begin(int offset, int floor) {
        int statement = statementBegin(offset, floor);
        int start = lineBegin(statement, floor);
        for (int index = tokens.from(statement) - 1; index >= 0; index--) {
            if (tokens.end(index) == tokens.start(index)) {
                continue;
            }
            int comment = tokens.start(index);
            int begin = lineBegin(comment, floor);
            boolean belongs = tokens.kind(index) == Tokens.Kind.COMMENT
                    && comment >= floor
                    && begin == lineStart(comment)
                    && source.line(tokens.end(index) - 1) + 1 >= source.line(start);
            if (!belongs) {
                break;
            }
            start = begin;
        }
        return start;
    }

    /** Where the statement on the line begins that an offset lies in: what a declarator leaves out, such as its type. */
    private int statementBegin(int offset, int floor) {
        int begin = offset;
        for (int index = tokens.from(offset) - 1; index >= 0; index--) {
            boolean code = tokens.kind(index) != Tokens.Kind.COMMENT && tokens.end(index) > tokens.start(index);
            if (!code
                    || tokens.start(index) < Math.max(floor, lineStart(offset))
                    || ENDS.contains(tokens.text(index))) {
                break;
            }
            begin = tokens.start(index);
        }
        return begin;
    }

    /** The begin of the line where only white space stands before the offset; else the offset. */
    private int lineBegin(int offset, int floor) {
        int start = lineStart(offset);
        return start >= floor && source.slice(start, offset).isBlank() ? start : offset;
    }

    private int lineStart(int offset) {
        return source.lineStart(source.line(offset));
    }

    /** Where the tile ends of what ends at an offset: after a separator, and after the line where nothing else is on it. */
    private int finish(int offset) {
        int end = offset;
        int index = tokens.from(offset);
        for (; index < tokens.size() && onLineOf(end, index); index++) {
            boolean separator = tokens.isText(index, ";") || tokens.isText(index, ",");
            boolean empty = tokens.end(index) == tokens.start(index);
            if (tokens.kind(index) != Tokens.Kind.COMMENT && !separator && !empty) {
                return end;
            }
            end = Math.max(end, tokens.end(index));
        }
        int next = source.lineStart(source.line(Math.max(offset, end - 1)) + 1);
        return source.slice(end, Math.max(end, next)).isBlank() ? Math.max(end, next) : end;
    }

    private boolean onLineOf(int end, int index) {
        return source.line(tokens.start(index)) == source.line(Math.max(0, end - 1));
    }
}
