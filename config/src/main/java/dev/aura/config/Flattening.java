package dev.aura.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the tree of a file into settings: nested names and dotted names are the same. */
final class Flattening {

    private final Layer layer;
    private final String source;
    private final List<Setting> settings;
    private final List<Problem> problems;
    private final Map<String, Origin> seen = new HashMap<>();

    Flattening(Layer layer, String source, List<Setting> settings, List<Problem> problems) {
        this.layer = layer;
        this.source = source;
        this.settings = settings;
        this.problems = problems;
    }

    void root(Node root) {
        if (root instanceof Node.Mapping mapping) {
            members("", mapping);
        } else {
            problem(at(root), "the file must hold names and values, such as {\"code.fileBytesMax\": 65536}");
        }
    }

    private void members(String prefix, Node.Mapping mapping) {
        Set<String> groups = new HashSet<>();
        for (Node.Member member : mapping.members()) {
            String name = prefix + member.name();
            // Not a switch over patterns: linking one takes 3 ms of a command's start.
            if (member.value() instanceof Node.Mapping inner) {
                if (!groups.add(member.name())) {
                    problem(at(member), "group " + name + " stands twice; keep one");
                }
                members(name + ".", inner);
            } else if (member.value() instanceof Node.Scalar scalar) {
                scalar(name, at(member), scalar);
            } else {
                problem(at(member.value()), name + " is a list; a key takes one value");
            }
        }
    }

    private void scalar(String name, Origin origin, Node.Scalar scalar) {
        Origin first = seen.putIfAbsent(name, origin);
        if (first != null) {
            problem(origin, name + " stands twice, first on line " + first.line() + "; keep one");
        } else if (scalar.isNull()) {
            problem(at(scalar), name + " has no value; give one or remove the line");
        } else {
            settings.add(new Setting(name, scalar.text(), at(scalar)));
        }
    }

    private Origin at(Node node) {
        return new Origin(layer, source, node.line(), node.column());
    }

    private Origin at(Node.Member member) {
        return new Origin(layer, source, member.line(), member.column());
    }

    private void problem(Origin origin, String message) {
        problems.add(new Problem(origin, message));
    }
}
