package dev.aura.code.python.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import java.util.Set;

/** Reads the type that an annotation names: its object, what of it a container holds, or the class itself. */
final class AnnotationReader {

    private static final int DEPTH_MAX = 8;
    private static final int LENGTH_MAX = 500;
    private static final Set<String> SAME = Set.of(
            "Optional", "Union", "Annotated", "Final", "ClassVar", "Awaitable", "Required", "NotRequired", "InitVar");
    private static final Set<String> HOLDING = Set.of(
            "List",
            "list",
            "Sequence",
            "MutableSequence",
            "Iterable",
            "Iterator",
            "Set",
            "set",
            "FrozenSet",
            "frozenset",
            "Tuple",
            "tuple",
            "Collection",
            "Deque",
            "deque",
            "Generator",
            "AsyncIterator",
            "AsyncIterable",
            "AsyncGenerator",
            "Dict",
            "dict",
            "Mapping",
            "MutableMapping",
            "DefaultDict",
            "defaultdict",
            "OrderedDict",
            "Container");
    private static final Set<String> CLASSES = Set.of("Type", "type");

    private final PythonCallFacts file;
    private final Scope scope;
    private final String text;
    private int at;

    private AnnotationReader(PythonCallFacts file, Scope scope, String text) {
        this.file = file;
        this.scope = scope;
        this.text = text;
    }

    /** The value of something that is annotated with a type; -1 where nothing is known of it. */
    static int read(PythonCallFacts file, Scope scope, String annotation) {
        if (annotation.length() > LENGTH_MAX) {
            return -1;
        }
        return new AnnotationReader(file, scope, annotation).union(0);
    }

    private int union(int depth) {
        int value = -1;
        do {
            value = file.steps().either(value, one(depth));
            space();
        } while (skip('|'));
        return value;
    }

    private int one(int depth) {
        space();
        if (depth > DEPTH_MAX || at >= text.length()) {
            return -1;
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            int end = text.indexOf(c, at + 1);
            String inner = end < 0 ? "" : text.substring(at + 1, end);
            at = end < 0 ? text.length() : end + 1;
            return new AnnotationReader(file, scope, inner).union(depth + 1);
        }
        if (c == '[') {
            at++;
            arguments(depth, -1);
            return -1;
        }
        if (!Character.isJavaIdentifierStart(c)) {
            at++;
            return -1;
        }
        return named(depth);
    }

    private int named(int depth) {
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String name = text.substring(start, at);
        String last = name.substring(name.lastIndexOf('.') + 1);
        space();
        if (!skip('[')) {
            return name.equals("None") || HOLDING.contains(last)
                    ? -1
                    : file.steps().add(Step.Kind.INSTANCE, "", type(name));
        }
        if (HOLDING.contains(last)) {
            int container = file.steps().add(Step.Kind.CONTAINER, "");
            arguments(depth, container);
            return container;
        }
        int inner = arguments(depth, -1);
        if (CLASSES.contains(last)) {
            Step step = inner < 0 ? null : file.steps().get(inner);
            return step != null && step.kind() == Step.Kind.INSTANCE ? step.parts()[0] : -1;
        }
        return SAME.contains(last) ? inner : file.steps().add(Step.Kind.INSTANCE, "", type(name));
    }

    /** Reads what stands in brackets: gives their values, and puts them into a container where there is one. */
    private int arguments(int depth, int container) {
        Steps steps = file.steps();
        int value = -1;
        do {
            int argument = union(depth + 1);
            if (container >= 0) {
                steps.store(container, "[*]", argument);
            }
            value = steps.either(value, argument);
            space();
            while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ']') {
                at++;
            }
        } while (skip(','));
        skip(']');
        return value;
    }

    private int type(String dotted) {
        int dot = dotted.lastIndexOf('.');
        return dot < 0
                ? file.read(scope, dotted)
                : file.steps().member(type(dotted.substring(0, dot)), dotted.substring(dot + 1));
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }
}
