package dev.aura.code.ecma.calls;

import dev.aura.code.language.calls.Step;
import dev.aura.code.language.calls.Steps;
import dev.aura.code.language.flow.Scope;
import java.util.Set;

/** Reads a type of TypeScript as far as it names a class or interface, perhaps of what a container or promise holds. */
final class TypeReader {

    private static final int DEPTH_MAX = 8;
    private static final int LENGTH_MAX = 400;
    private static final Set<String> SAME =
            Set.of("Promise", "Readonly", "Partial", "Required", "NonNullable", "Awaited", "PromiseLike");
    private static final Set<String> HOLDING = Set.of(
            "Array",
            "ReadonlyArray",
            "Set",
            "Map",
            "ReadonlySet",
            "ReadonlyMap",
            "Iterable",
            "Iterator",
            "IterableIterator",
            "AsyncIterable",
            "Generator",
            "AsyncGenerator",
            "Record",
            "WeakMap",
            "WeakSet");
    private static final Set<String> PLAIN = Set.of(
            "string",
            "number",
            "boolean",
            "void",
            "any",
            "unknown",
            "never",
            "null",
            "undefined",
            "object",
            "symbol",
            "bigint",
            "readonly",
            "typeof",
            "keyof",
            "this");

    private final EcmaCallFacts file;
    private final Steps steps;
    private final Scope scope;
    private final String text;
    private int at;

    private TypeReader(EcmaCallFacts file, Scope scope, String text) {
        this.file = file;
        this.steps = file.steps();
        this.scope = scope;
        this.text = text;
    }

    /** The value of something of a type, as written after a colon; -1 where nothing is known of it. */
    static int read(EcmaCallFacts file, Scope scope, String annotation) {
        String type = annotation.startsWith(":") ? annotation.substring(1) : annotation;
        return type.length() > LENGTH_MAX || type.contains("=>") ? -1 : new TypeReader(file, scope, type).union(0);
    }

    private int union(int depth) {
        int value = -1;
        do {
            int one = one(depth);
            space();
            while (text.startsWith("[]", at)) {
                at += 2;
                int container = steps.add(Step.Kind.CONTAINER, "");
                steps.store(container, "[*]", one);
                one = container;
            }
            value = steps.either(value, one);
            space();
        } while (skip('|') || skip('&'));
        return value;
    }

    private int one(int depth) {
        space();
        if (depth > DEPTH_MAX || at >= text.length()) {
            return -1;
        }
        if (skip('(')) {
            int inner = union(depth + 1);
            skip(')');
            return inner;
        }
        if (!Character.isJavaIdentifierStart(text.charAt(at))) {
            at = text.length(); // an object, a tuple, a literal: nothing that is declared
            return -1;
        }
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        String name = text.substring(start, at);
        if (PLAIN.contains(name)) {
            return name.equals("readonly") ? one(depth + 1) : -1;
        }
        return skip('<')
                ? generic(name, depth)
                : HOLDING.contains(name) ? -1 : steps.add(Step.Kind.INSTANCE, "", type(name));
    }

    private int generic(String name, int depth) {
        int container = HOLDING.contains(name) ? steps.add(Step.Kind.CONTAINER, "") : -1;
        int inner = -1;
        do {
            int argument = union(depth + 1);
            steps.store(container, "[*]", argument);
            inner = steps.either(inner, argument);
            space();
        } while (skip(','));
        skip('>');
        if (container >= 0) {
            return container;
        }
        return SAME.contains(name) ? inner : steps.add(Step.Kind.INSTANCE, "", type(name));
    }

    private int type(String dotted) {
        int dot = dotted.lastIndexOf('.');
        return dot < 0
                ? file.read(scope, dotted)
                : steps.member(type(dotted.substring(0, dot)), dotted.substring(dot + 1));
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(char c) {
        space();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }
}
