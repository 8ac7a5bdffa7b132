package dev.aura.config;

import java.util.ArrayList;
import java.util.List;

/** Changes trees of settings, and writes them as JSON. */
final class JsonTree {

    private JsonTree() {}

    /** A value as JSON would have it: numbers and truth values bare, the rest quoted. */
    static Node.Scalar scalar(Key<?> key, String text) {
        boolean bare = !(key.type() == String.class || (key.countsBytes() && !text.matches("[0-9]+")))
                && text.matches("true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
        return new Node.Scalar(text, !bare, 0, 0);
    }

    /** The tree with a value in place of whatever had that name, nested or dotted, or else in the group it belongs to. */
    static Node.Mapping with(Node.Mapping mapping, String name, Node.Scalar value) {
        List<Node.Member> members = new ArrayList<>(mapping.members());
        int place = place(members, name);
        if (place < 0) {
            members.add(fresh(name, value));
        } else {
            Node.Member member = members.get(place);
            boolean group =
                    member.value() instanceof Node.Mapping && !member.name().equals(name);
            Node changed = group ? with((Node.Mapping) member.value(), rest(name, member), value) : value;
            members.set(place, new Node.Member(member.name(), changed, 0, 0));
        }
        return new Node.Mapping(members, 0, 0);
    }

    private static int place(List<Node.Member> members, String name) {
        int group = -1;
        for (int i = 0; i < members.size(); i++) {
            Node.Member member = members.get(i);
            boolean leads = member.value() instanceof Node.Mapping && name.startsWith(member.name() + ".");
            if (member.name().equals(name) || (leads && holds((Node.Mapping) member.value(), rest(name, member)))) {
                return i;
            }
            group = leads && group < 0 ? i : group;
        }
        return group;
    }

    private static boolean holds(Node.Mapping mapping, String name) {
        return !without(mapping, name).members().equals(mapping.members());
    }

    private static String rest(String name, Node.Member group) {
        return name.substring(group.name().length() + 1);
    }

    private static Node.Member fresh(String name, Node value) {
        int dot = name.indexOf('.');
        return dot < 0
                ? new Node.Member(name, value, 0, 0)
                : new Node.Member(
                        name.substring(0, dot),
                        new Node.Mapping(List.of(fresh(name.substring(dot + 1), value)), 0, 0),
                        0,
                        0);
    }

    /** The tree without any value of that name; groups that become empty go too. */
    static Node.Mapping without(Node.Mapping mapping, String name) {
        List<Node.Member> members = new ArrayList<>();
        for (Node.Member member : mapping.members()) {
            if (member.name().equals(name) && !(member.value() instanceof Node.Mapping)) {
                continue;
            }
            if (name.startsWith(member.name() + ".") && member.value() instanceof Node.Mapping inner) {
                Node.Mapping rest = without(inner, rest(name, member));
                if (!rest.members().isEmpty()) {
                    members.add(new Node.Member(member.name(), rest, member.line(), member.column()));
                }
            } else {
                members.add(member);
            }
        }
        return new Node.Mapping(members, mapping.line(), mapping.column());
    }

    /** The tree as JSON, indented by two. */
    static String text(Node.Mapping root) {
        StringBuilder out = new StringBuilder();
        write(root, "\n", out);
        return out.append('\n').toString();
    }

    private static void write(Node node, String newLine, StringBuilder out) {
        switch (node) {
            case Node.Scalar scalar -> out.append(scalar.quoted() ? quoted(scalar.text()) : scalar.text());
            case Node.Sequence list -> {
                out.append('[');
                for (int i = 0; i < list.items().size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    write(list.items().get(i), newLine, out);
                }
                out.append(']');
            }
            case Node.Mapping mapping -> {
                String separator = "";
                out.append('{');
                for (Node.Member member : mapping.members()) {
                    out.append(separator)
                            .append(newLine)
                            .append("  ")
                            .append(quoted(member.name()))
                            .append(": ");
                    write(member.value(), newLine + "  ", out);
                    separator = ",";
                }
                out.append(mapping.members().isEmpty() ? "" : newLine).append('}');
            }
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                out.append('\\').append(character);
            } else if (character < ' ' || Character.isSurrogate(character)) {
                out.append("\\u%04x".formatted((int) character));
            } else {
                out.append(character);
            }
        }
        return out.append('"').toString();
    }
}
