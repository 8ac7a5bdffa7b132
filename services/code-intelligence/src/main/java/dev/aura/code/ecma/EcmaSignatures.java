package dev.aura.code.ecma;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.FunctionSignature;
import dev.aura.code.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the functions of a file take and whether they return something, by their type where it is written. What is taken apart has no name to describe. */
final class EcmaSignatures {

    private static final Pattern NOTHING =
            Pattern.compile(":?\\s*(void|never|undefined|Promise\\s*<\\s*(void|never|undefined)\\s*>)");

    private EcmaSignatures() {}

    /** By the offset of their names. */
    static Map<Integer, FunctionSignature> of(Node<Kind> program) {
        Map<Integer, FunctionSignature> signatures = new HashMap<>();
        program.descendants().forEach(node -> {
            Node<Kind> name = node.field("name");
            Node<Kind> value =
                    node.is(Kind.VARIABLE_DECLARATOR) || node.isAny(Nodes.FIELDS) ? node.field("value") : null;
            Node<Kind> function = value == null ? node : Nodes.value(value);
            boolean counts = function.isAny(Nodes.FUNCTIONS)
                    || function.is(Kind.FUNCTION_SIGNATURE)
                    || function.is(Kind.METHOD_SIGNATURE)
                    || function.is(Kind.ABSTRACT_METHOD_SIGNATURE);
            if (counts) {
                Node<Kind> named = name == null && node.isAny(Nodes.FIELDS) ? node.field("property") : name;
                signatures.put(named == null ? node.start() : named.start(), signature(function));
            }
        });
        return signatures;
    }

    private static FunctionSignature signature(Node<Kind> function) {
        List<String> names = new ArrayList<>();
        Node<Kind> list = function.field("parameters");
        Node<Kind> single = function.field("parameter");
        if (single != null) {
            add(single, names);
        }
        if (list != null) {
            list.children().forEach(parameter -> add(parameter, names));
        }
        boolean constructs = function.fieldText("name").equals("constructor");
        return new FunctionSignature(names, !constructs && returns(function));
    }

    private static void add(Node<Kind> parameter, List<String> into) {
        Node<Kind> name = switch (parameter.kind()) {
            case REQUIRED_PARAMETER, OPTIONAL_PARAMETER -> parameter.field("pattern");
            case ASSIGNMENT_PATTERN -> parameter.field("left");
            case REST_PATTERN -> parameter.first();
            default -> parameter;
        };
        if (name != null && name.is(Kind.REST_PATTERN)) {
            name = name.first();
        }
        if (name != null && name.is(Kind.IDENTIFIER)) {
            into.add(name.text());
        }
    }

    private static boolean returns(Node<Kind> function) {
        Node<Kind> type = function.field("return_type");
        if (type != null) {
            return !NOTHING.matcher(type.text()).matches();
        }
        Node<Kind> body = function.field("body");
        if (body == null) {
            return false;
        }
        return body.is(Kind.STATEMENT_BLOCK) ? gives(body) : function.is(Kind.ARROW_FUNCTION);
    }

    private static boolean gives(@Nullable Node<Kind> node) {
        if (node == null) {
            return false;
        }
        for (Node<Kind> child : node.children()) {
            boolean value = child.is(Kind.RETURN_STATEMENT) && child.first() != null;
            if (value || (!child.isAny(Nodes.FUNCTIONS) && !child.isAny(Nodes.CLASSES) && gives(child))) {
                return true;
            }
        }
        return false;
    }
}
