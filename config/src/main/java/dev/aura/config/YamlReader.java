package dev.aura.config;

import dev.aura.config.Node.MalformedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the part of YAML 1.2 that has a JSON equivalent: one document, no tags, anchors or aliases. */
final class YamlReader {

    private final Iterator<Event> events;

    private YamlReader(String text) {
        this.events =
                new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    static Node read(String text) throws MalformedException {
        try {
            return new YamlReader(text).document();
        } catch (MarkedYamlEngineException e) {
            throw malformed(e.getProblemMark(), e.getProblem());
        } catch (ReaderException e) {
            throw atIndex(text, e.getPosition(), "character U+%04X is not allowed in YAML".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw new MalformedException(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""), 1, 1);
        }
    }

    private Node document() throws MalformedException {
        events.next(); // start of the stream
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent)) {
            return new Node.Mapping(List.of(), 1, 1);
        }
        Node root = node(events.next(), 0);
        events.next(); // end of the document
        Event next = events.next();
        if (next instanceof DocumentStartEvent) {
            throw malformed(next.getStartMark(), "only one document may stand in the file");
        }
        return root instanceof Node.Scalar scalar && scalar.isNull() ? new Node.Mapping(List.of(), 1, 1) : root;
    }

    private Node node(Event event, int depth) throws MalformedException {
        if (depth > Node.DEPTH_MAX) {
            throw malformed(event.getStartMark(), "nested deeper than " + Node.DEPTH_MAX + " levels");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent named && named.getAnchor().isPresent())) {
            throw malformed(event.getStartMark(), "anchors (&) and aliases (*) are not allowed; text needs quotes");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event);
            boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
            return new Node.Scalar(scalar.getValue(), quoted, line(event), column(event));
        }
        if (event instanceof org.snakeyaml.engine.v2.events.CollectionStartEvent collection) {
            refuseTag(collection.getTag(), event);
        }
        return event.getEventId() == Event.ID.MappingStart ? mapping(event, depth) : sequence(event, depth);
    }

    private Node mapping(Event start, int depth) throws MalformedException {
        List<Node.Member> members = new ArrayList<>();
        for (Event name = events.next(); name.getEventId() != Event.ID.MappingEnd; name = events.next()) {
            if (!(node(name, depth + 1) instanceof Node.Scalar text)) {
                throw malformed(name.getStartMark(), "a name must be text");
            }
            members.add(new Node.Member(text.text(), node(events.next(), depth + 1), text.line(), text.column()));
        }
        return new Node.Mapping(members, line(start), column(start));
    }

    private Node sequence(Event start, int depth) throws MalformedException {
        List<Node> items = new ArrayList<>();
        for (Event item = events.next(); item.getEventId() != Event.ID.SequenceEnd; item = events.next()) {
            items.add(node(item, depth + 1));
        }
        return new Node.Sequence(items, line(start), column(start));
    }

    private static void refuseTag(Optional<?> tag, Event event) throws MalformedException {
        if (tag.isPresent()) {
            throw malformed(event.getStartMark(), "tags (!) are not allowed; text needs quotes");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int column(Event event) {
        return event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    private static MalformedException malformed(Optional<Mark> mark, String message) {
        return new MalformedException(
                message,
                mark.map(place -> place.getLine() + 1).orElse(1),
                mark.map(place -> place.getColumn() + 1).orElse(1));
    }

    private static MalformedException atIndex(String text, int index, String message) {
        String before = text.substring(0, Math.clamp(index, 0, text.length()));
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        return new MalformedException(message, line, before.length() - lineStart + 1);
    }
}
