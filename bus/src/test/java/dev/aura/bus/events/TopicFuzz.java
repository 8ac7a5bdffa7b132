package dev.aura.bus.events;

import dev.aura.bus.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A pattern and a topic, separated by a blank: what matches is what a plain reading of the specification says. */
public final class TopicFuzz implements FuzzTarget {

    @Override
    public List<byte[]> seeds() {
        return List.of(
                bytes("code.*.changed code.file.changed"),
                bytes("code.> code.a.b-c"),
                bytes("> a"),
                bytes("a.b a.b_1"));
    }

    @Override
    public void run(byte[] input) {
        String[] texts = new String(input, StandardCharsets.UTF_8).split(" ", 2);
        String topic = texts.length == 2 ? texts[1] : "a.b";
        boolean isTopic = TopicPattern.isTopic(topic);
        if (!TopicPattern.isPattern(texts[0])) {
            return;
        }
        boolean found = TopicPattern.of(texts[0]).matches(topic);
        if (isTopic && found != matches(texts[0], topic)) {
            throw new IllegalStateException(texts[0] + " and " + topic + ": " + found);
        }
    }

    private static boolean matches(String pattern, String topic) {
        if (pattern.equals(">")) {
            return true;
        }
        int dot = pattern.indexOf('.');
        int end = topic.indexOf('.');
        String word = dot < 0 ? pattern : pattern.substring(0, dot);
        String name = end < 0 ? topic : topic.substring(0, end);
        if (!word.equals("*") && !word.equals(name)) {
            return false;
        }
        if (dot < 0 || end < 0) {
            return dot == end;
        }
        return matches(pattern.substring(dot + 1), topic.substring(end + 1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
