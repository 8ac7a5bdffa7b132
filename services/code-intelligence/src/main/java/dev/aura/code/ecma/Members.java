package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the declarations of one scope. */
final class Members {

    private static final Set<String> MODIFIERS =
            Set.of("async", "static", "readonly", "abstract", "declare", "accessor", "get", "set", "const");
    private static final Pattern LEADING = Pattern.compile("^(export |default |declare )+");
    private static final Pattern TRAILING = Pattern.compile("\\s*(=>|=|:|;)\\s*$");

    private final Tokens tokens;
    private final String scope;
    private final boolean inType;
    private final List<Declaration> found = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    Members(Tokens tokens, String scope, boolean inType) {
        this.tokens = tokens;
        this.scope = scope;
        this.inType = inType;
    }

    /**
     * One declaration to be.
     *
     * @param kind what it is
     * @param name its simple name
     * @param whole all of it
     * @param nameNode its name in the text
     * @param bodyStart where its header ends
     * @param modifiers that stand before it
     * @param visible whether others may use it
     * @param api whether documentation is expected of it, when it is visible
     * @param children in it
     */
    record Entry(
            Entity.Kind kind,
            String name,
            Node<Kind> whole,
            Node<Kind> nameNode,
            int bodyStart,
            List<String> modifiers,
            boolean visible,
            boolean api,
            List<Declaration> children) {}

    List<Declaration> all() {
        return List.copyOf(found);
    }

    boolean inType() {
        return inType;
    }

    String qualify(String simple) {
        return scope.isEmpty() ? simple : scope + "." + simple;
    }

    boolean has(String simple) {
        return seen.containsKey(simple);
    }

    void add(Entry entry) {
        String qualified = qualify(entry.name());
        List<Node<Kind>> decorators = decorators(entry.whole());
        int start = decorators.isEmpty()
                ? entry.whole().start()
                : Math.min(entry.whole().start(), decorators.getFirst().start());
        int head = decorators.isEmpty()
                ? entry.whole().start()
                : Math.max(entry.whole().start(), decorators.getLast().end());
        int number = seen.merge(entry.name(), 1, Integer::sum);
        boolean again = number > 1
                && found.stream().anyMatch(other -> other.qualifiedName().equals(qualified) && other.countsAsApi());
        found.add(new Declaration(
                entry.kind(),
                simple(entry),
                qualified,
                number == 1 ? qualified : qualified + "#" + number,
                signature(head, entry.bodyStart()),
                new Declaration.Span(start, entry.whole().end()),
                entry.nameNode().span(),
                entry.bodyStart(),
                entry.modifiers(),
                decorators.stream().map(Members::decoratorName).toList(),
                JsDoc.before(start, tokens),
                entry.visible(),
                entry.visible() && entry.api() && !again,
                entry.children()));
    }

    /** `b` of what is assigned to `A.b`. */
    private static String simple(Entry entry) {
        String last = entry.nameNode().text();
        return entry.name().endsWith("." + last) ? last : entry.name();
    }

    private String signature(int start, int bodyStart) {
        String line = LEADING.matcher(tokens.oneLine(start, bodyStart)).replaceFirst("");
        return TRAILING.matcher(line).replaceFirst("");
    }

    /** The decorators of a declaration: in it, or, as TypeScript's grammar has it for methods, before it. */
    private static List<Node<Kind>> decorators(Node<Kind> whole) {
        List<Node<Kind>> found = new ArrayList<>();
        Node<Kind> parent = whole.parent();
        int index = parent == null || !parent.is(Kind.CLASS_BODY) ? 0 : whole.index();
        while (parent != null && index > 0 && parent.children().get(index - 1).is(Kind.DECORATOR)) {
            index--;
            found.addFirst(parent.children().get(index));
        }
        collect(whole, found);
        whole.children().stream().filter(child -> child.isAny(Nodes.CLASSES)).forEach(child -> collect(child, found));
        return found;
    }

    private static void collect(Node<Kind> holder, List<Node<Kind>> into) {
        holder.children().stream().filter(child -> child.is(Kind.DECORATOR)).forEach(into::add);
    }

    private static String decoratorName(Node<Kind> decorator) {
        String text = decorator.text().substring(1).strip();
        int arguments = text.indexOf('(');
        return (arguments < 0 ? text : text.substring(0, arguments)).strip();
    }

    /** The modifiers of a node, after those that stand before it. */
    static List<String> modifiers(Node<Kind> node, List<String> before) {
        List<String> all = new ArrayList<>(before);
        node.children().stream()
                .filter(child -> child.is(Kind.ACCESSIBILITY_MODIFIER) || child.is(Kind.OVERRIDE_MODIFIER))
                .forEach(child -> all.add(child.text()));
        boolean variable = node.is(Kind.LEXICAL_DECLARATION) || node.is(Kind.VARIABLE_DECLARATION);
        node.words().stream()
                .flatMap(word -> java.util.Arrays.stream(word.split(" ")))
                .filter(word -> MODIFIERS.contains(word) && !(variable && word.equals("const")))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** Where a body begins; the end of what has none. */
    static int bodyStart(@Nullable Node<Kind> body, Node<Kind> whole) {
        return body == null ? whole.end() : body.start();
    }
}
