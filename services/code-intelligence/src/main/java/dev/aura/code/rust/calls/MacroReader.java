package dev.aura.code.rust.calls;

import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.Mention;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what looks like calls in the tokens that a macro is given: names, paths, members and calls of them, one after the other. What stands between them is left out, and so are names that the macro
 * or its tokens bind.
 */
final class MacroReader {

    private static final Pattern OPENING = Pattern.compile("\\?|\\.\\s*await\\b");

    private final FactsWriter facts;
    private final int site;
    private final LocalNames names;

    MacroReader(FactsWriter facts, int site, LocalNames names) {
        this.facts = facts;
        this.site = site;
        this.names = names;
    }

    /** The value of a macro that the language brings along; -1 of others. */
    int value(Node<Kind> macro) {
        Node<Kind> tree = macro.child(Kind.TOKEN_TREE);
        List<Integer> found = tree == null ? List.of() : chains(tree);
        return switch (macro.fieldText("macro")) {
            case "vec" ->
                found.isEmpty()
                        ? facts.type("Vec<?>", site)
                        : facts.add(Value.Kind.TOGETHER, "std::vec::Vec", site, found.getFirst());
            case "format" -> facts.type("String", site);
            default -> -1;
        };
    }

    private List<Integer> chains(Node<Kind> tree) {
        return chains(tree, 0);
    }

    /** The values of a tree of tokens from one of them on, in order. */
    private List<Integer> chains(Node<Kind> tree, int from) {
        if (!MacroArms.areIn(tree)) {
            return chains(tree, from, null);
        }
        LocalNames inner = new LocalNames(names);
        return new MacroReader(facts, site, inner).chains(tree, from, new MacroArms(tree, inner));
    }

    private List<Integer> chains(Node<Kind> tree, int from, @Nullable MacroArms arms) {
        List<Integer> found = new ArrayList<>();
        int at = from;
        while (at < tree.children().size()) {
            at = arms == null ? at : arms.afterPattern(at);
            Chain chain = new Chain(tree, at);
            chain.read();
            at = Math.max(chain.at, at + 1);
            if (chain.read) {
                found.add(chain.value);
            }
        }
        return found;
    }

    /** A name with what follows it. */
    private final class Chain {
        private final List<Node<Kind>> tokens;
        private final Node<Kind> tree;
        private int at;
        private int value = -1;
        private boolean read;

        Chain(Node<Kind> tree, int at) {
            this.tree = tree;
            this.tokens = tree.children();
            this.at = at;
        }

        private @Nullable Node<Kind> token(int index) {
            return index < tokens.size() ? tokens.get(index) : null;
        }

        /** What stands before a token, up to the one before it. */
        private String before(int index) {
            int from = index == 0 ? tree.start() + 1 : tokens.get(index - 1).end();
            return tree.between(from, tokens.get(index).start()).strip();
        }

        void read() {
            Node<Kind> first = tokens.get(at);
            boolean references = at >= 0 && before(at).endsWith("&");
            switch (first.kind()) {
                case IDENTIFIER, SELF, CRATE, SUPER, PRIMITIVE_TYPE -> name(first);
                case TOKEN_TREE -> {
                    List<Integer> inner = chains(first);
                    at++;
                    read = inner.size() == 1;
                    value = read ? inner.getFirst() : -1;
                }
                case STRING_LITERAL, RAW_STRING_LITERAL -> literal("&<str>");
                case INTEGER_LITERAL -> literal("i32");
                default -> at++;
            }
            while (read && at < tokens.size() && follows()) {
                // Each turn takes at least one token.
            }
            if (references && value >= 0) {
                value = facts.add(Value.Kind.ADDRESS, "", site, value);
            }
        }

        private void literal(String type) {
            value = facts.type(type, site);
            read = true;
            at++;
        }

        private void name(Node<Kind> first) {
            StringBuilder path = new StringBuilder(first.text());
            Node<Kind> last = first;
            at++;
            while (at < tokens.size() && before(at).equals("::") && isName(tokens.get(at))) {
                last = tokens.get(at);
                path.append("::").append(last.text());
                at++;
            }
            Node<Kind> next = token(at);
            String gap = next == null ? "" : before(at);
            boolean macro = gap.startsWith("!") && !gap.startsWith("!=");
            boolean labels = next != null && (gap.equals("=") || gap.equals(":"));
            if (macro || labels) {
                return;
            }
            read = true;
            String name = path.toString().replace("r#", "");
            int local = names.value(name);
            value = local != LocalNames.NONE ? local : facts.addAt(Value.Kind.NAME, name, site, last.start());
            if (called(next, gap)) {
                call(last, next);
            } else if (next != null
                    && next.is(Kind.TOKEN_TREE)
                    && next.text().startsWith("{")
                    && Mention.isCapital(last.text())) {
                facts.withoutPlace(value);
                chains(next);
                value = facts.add(Value.Kind.NEW, name, site);
                at++;
            }
        }

        private boolean called(@Nullable Node<Kind> next, String gap) {
            return next != null
                    && gap.isEmpty()
                    && next.is(Kind.TOKEN_TREE)
                    && next.text().startsWith("(");
        }

        private void call(Node<Kind> name, @Nullable Node<Kind> arguments) {
            List<Integer> parts = new ArrayList<>(List.of(value));
            if (arguments != null && isClosure(arguments)) {
                parts.add(closure(arguments, value));
            } else if (arguments != null) {
                parts.addAll(chains(arguments));
            }
            if (value >= 0 && facts.isAt(value, name.start())) {
                facts.withoutPlace(value);
            }
            value = facts.addAt(
                    Value.Kind.CALL,
                    name.text().replace("r#", ""),
                    site,
                    name.start(),
                    parts.stream().mapToInt(part -> part).toArray());
            at++;
        }

        private static boolean isClosure(Node<Kind> arguments) {
            Node<Kind> first = arguments.first();
            return first != null
                    && arguments
                            .between(arguments.start() + 1, first.start())
                            .strip()
                            .matches("(move )?\\s*\\|[&\\s]*");
        }

        /** A closure that is the only argument: names between bars, then what it gives. */
        private int closure(Node<Kind> arguments, int callee) {
            LocalNames inner = new LocalNames(names);
            int from = 0;
            int end = arguments.start() + 1;
            for (Node<Kind> token : arguments.children()) {
                if (from > 0 && arguments.between(end, token.start()).contains("|")) {
                    break;
                }
                if (token.is(Kind.IDENTIFIER)) {
                    int order = PatternReader.order(arguments, token);
                    int type = callee < 0 ? -1 : facts.add(Value.Kind.PARAMETER, "0:" + order, site, callee);
                    inner.put(token.text(), type);
                }
                end = token.end();
                from++;
            }
            List<Integer> found = new MacroReader(facts, site, inner).chains(arguments, from);
            return facts.add(Value.Kind.LAMBDA, "", site, found.size() == 1 ? found.getFirst() : -1);
        }

        private static boolean isName(Node<Kind> token) {
            return token.is(Kind.IDENTIFIER) || token.is(Kind.SELF) || token.is(Kind.SUPER) || token.is(Kind.CRATE);
        }

        /** Takes `?` and `.await`, which are no tokens of their own, off what stands before one. */
        private String opened(String given) {
            String gap = given;
            Matcher opening = OPENING.matcher(gap);
            while (opening.lookingAt()) {
                String how = gap.startsWith("?") ? "?" : "await";
                value = value < 0 ? -1 : facts.add(Value.Kind.ELEMENT, how, site, value);
                gap = gap.substring(opening.end()).strip();
                opening = OPENING.matcher(gap);
            }
            return gap;
        }

        /** Reads what goes on with the value so far; false where nothing does. */
        private boolean follows() {
            Node<Kind> token = tokens.get(at);
            String gap = before(at);
            gap = opened(gap);
            if (gap.equals(".") && (isName(token) || token.is(Kind.INTEGER_LITERAL))) {
                at++;
                Node<Kind> next = token(at);
                boolean method = next != null && called(next, before(at));
                value = facts.addAt(
                        method ? Value.Kind.REFERENCE : Value.Kind.MEMBER,
                        token.text().replace("r#", ""),
                        site,
                        token.start(),
                        value);
                if (method) {
                    call(token, next);
                }
                return true;
            }
            if (gap.isEmpty() && token.is(Kind.TOKEN_TREE) && token.text().startsWith("[")) {
                chains(token);
                at++;
                value = value < 0 ? -1 : facts.add(Value.Kind.ELEMENT, "", site, value);
                return true;
            }
            return false;
        }
    }
}
