package dev.aura.code.go.calls;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.calls.Value;
import dev.aura.code.language.typed.FactsWriter;
import dev.aura.code.language.typed.LocalNames;
import dev.aura.code.language.typed.TermText;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a body in the order of the text: names come into scope as they are declared. */
final class BodyReader {

    private final FactsWriter facts;
    private final int site;
    private final ExpressionReader expressions;

    BodyReader(FactsWriter facts, int site) {
        this.facts = facts;
        this.site = site;
        this.expressions = new ExpressionReader(facts, this, site);
    }

    TypeWriter types(LocalNames names) {
        return new TypeWriter(facts, site, names);
    }

    int value(Node<Kind> expression, LocalNames names) {
        return expressions.value(expression, names);
    }

    /** A function with its parameters and results; the names are those around it. */
    void function(Node<Kind> function, LocalNames names) {
        LocalNames inner = new LocalNames(names);
        TypeWriter types = types(inner);
        for (String list : List.of("parameters", "result")) {
            Node<Kind> declared = function.field(list);
            if (declared != null && declared.is(Kind.PARAMETER_LIST)) {
                for (Nodes.Parameter parameter : Nodes.parameters(declared)) {
                    String type = types.text(parameter.type());
                    boolean many = parameter.declaration().is(Kind.VARIADIC_PARAMETER_DECLARATION);
                    inner.put(parameter.name(), facts.type(many ? TermText.of(TypeWriter.LIST, type) : type, site));
                }
            }
        }
        Node<Kind> body = function.field("body");
        if (body != null) {
            statements(body, inner);
        }
    }

    private void statements(Node<Kind> holder, LocalNames names) {
        holder.children().forEach(child -> statement(child, names));
    }

    private void statement(Node<Kind> node, LocalNames names) {
        switch (node.kind()) {
            case STATEMENT_LIST, LABELED_STATEMENT, EXPRESSION_STATEMENT, FOR_CLAUSE -> statements(node, names);
            case BLOCK,
                    EXPRESSION_SWITCH_STATEMENT,
                    EXPRESSION_CASE,
                    DEFAULT_CASE,
                    SELECT_STATEMENT,
                    COMMUNICATION_CASE,
                    IF_STATEMENT,
                    FOR_STATEMENT -> statements(node, new LocalNames(names));
            case TYPE_SWITCH_STATEMENT -> typeSwitch(node, new LocalNames(names));
            case SHORT_VAR_DECLARATION -> declare(node, names);
            case RECEIVE_STATEMENT -> receive(node, names);
            case RANGE_CLAUSE -> range(node, names);
            case VAR_DECLARATION, CONST_DECLARATION -> Nodes.specs(node).forEach(spec -> variables(spec, names));
            case TYPE_DECLARATION -> Nodes.specs(node).forEach(spec -> type(spec, names));
            case LABEL_NAME, EMPTY_STATEMENT, BREAK_STATEMENT, CONTINUE_STATEMENT, GOTO_STATEMENT -> {}
            case ASSIGNMENT_STATEMENT,
                    EXPRESSION_LIST,
                    RETURN_STATEMENT,
                    GO_STATEMENT,
                    DEFER_STATEMENT,
                    INC_STATEMENT,
                    DEC_STATEMENT,
                    SEND_STATEMENT -> statements(node, names);
            default -> value(node, names);
        }
    }

    private List<Integer> values(@Nullable Node<Kind> list, LocalNames names) {
        List<Integer> values = new ArrayList<>();
        Nodes.expressions(list).forEach(expression -> values.add(value(expression, names)));
        return values;
    }

    private void declare(Node<Kind> declaration, LocalNames names) {
        bind(Nodes.expressions(declaration.field("left")), values(declaration.field("right"), names), names);
    }

    private void bind(List<Node<Kind>> left, List<Integer> values, LocalNames names) {
        for (int index = 0; index < left.size(); index++) {
            names.put(left.get(index).text(), component(values, index, left.size()));
        }
    }

    /** The value of one of several names, where one expression may give all. */
    int component(List<Integer> values, int index, int names) {
        if (values.size() == names) {
            return values.get(index);
        }
        return values.size() != 1 || values.getFirst() < 0
                ? -1
                : facts.add(Value.Kind.COMPONENT, String.valueOf(index), site, values.getFirst());
    }

    private void receive(Node<Kind> receive, LocalNames names) {
        List<Integer> values = values(receive.field("right"), names);
        List<Node<Kind>> left = Nodes.expressions(receive.field("left"));
        if (receive.hasWord(":=")) {
            bind(left, values, names);
        } else {
            left.forEach(place -> value(place, names));
        }
    }

    private void range(Node<Kind> clause, LocalNames names) {
        Node<Kind> right = clause.field("right");
        int over = right == null ? -1 : value(right, names);
        List<Node<Kind>> left = Nodes.expressions(clause.field("left"));
        for (int index = 0; index < left.size(); index++) {
            if (clause.hasWord(":=")) {
                int item = over < 0 ? -1 : facts.add(Value.Kind.ITEM, String.valueOf(index), site, over);
                names.put(left.get(index).text(), item);
            } else {
                value(left.get(index), names);
            }
        }
    }

    private void variables(Node<Kind> spec, LocalNames names) {
        List<Integer> values = values(spec.field("value"), names);
        String type = types(names).text(spec.field("type"));
        List<Node<Kind>> declared = spec.fields("name");
        for (int index = 0; index < declared.size(); index++) {
            int value = type.isEmpty() ? component(values, index, declared.size()) : facts.type(type, site);
            names.put(declared.get(index).text(), value);
        }
    }

    /** A type that a function declares is known by its number, in itself too. */
    private void type(Node<Kind> spec, LocalNames names) {
        Node<Kind> name = spec.field("name");
        if (name != null && spec.field("type") != null) {
            int number = facts.reserve();
            names.putType(name.text(), "#" + number);
            TypeShapes.declare(facts, number, spec, types(names));
        }
    }

    /** In a case of one type the name is of that type, in others of the value's. */
    private void typeSwitch(Node<Kind> node, LocalNames names) {
        Node<Kind> initializer = node.field("initializer");
        if (initializer != null) {
            statement(initializer, names);
        }
        Node<Kind> switched = node.field("value");
        int value = switched == null ? -1 : value(switched, names);
        String alias = node.fieldText("alias");
        for (Node<Kind> part : node.children()) {
            if (part.is(Kind.TYPE_CASE) || part.is(Kind.DEFAULT_CASE)) {
                LocalNames inner = new LocalNames(names);
                List<Node<Kind>> cases = part.fields("type");
                if (!alias.isEmpty()) {
                    String type = cases.size() == 1 ? types(names).text(cases.getFirst()) : "";
                    inner.put(alias, type.isEmpty() || type.equals("nil") ? value : facts.type(type, site));
                }
                part.children().stream()
                        .filter(child -> !cases.contains(child))
                        .forEach(child -> statement(child, inner));
            }
        }
    }
}
