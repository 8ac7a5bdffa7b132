package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter or receiver that is a lock, or a struct of this file that holds one, by value. */
final class LockCopied extends GoRule {

    private static final Rule RULE = Rule.error(
            "go/lock-copied",
            "A lock is copied",
            "The function locks its own copy, which keeps nobody out. Take a pointer.");

    private static final List<String> LOCKS = List.of("Mutex", "RWMutex", "WaitGroup", "Once", "Cond");

    LockCopied() {
        super(RULE, Kind.FUNCTION_DECLARATION, Kind.METHOD_DECLARATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        for (String place : List.of("receiver", "parameters")) {
            for (Nodes.Parameter parameter : Nodes.parameters(node.field(place))) {
                Node<Kind> type = parameter.type();
                if (type != null
                        && parameter.declaration().is(Kind.PARAMETER_DECLARATION)
                        && holdsLock(type, file.root())) {
                    findings.report(
                            RULE,
                            type.start(),
                            type.end(),
                            "`" + type.text() + "` is copied here with its lock; take a pointer");
                }
            }
        }
    }

    private static boolean holdsLock(Node<Kind> type, Node<Kind> root) {
        if (isLock(type)) {
            return true;
        }
        Node<Kind> fields = type.is(Kind.TYPE_IDENTIFIER) ? fields(root, type.text()) : null;
        return fields != null
                && fields.children().stream().anyMatch(field -> {
                    boolean byValue = !field.hasWord("*");
                    return byValue && isLock(field.field("type"));
                });
    }

    private static boolean isLock(@Nullable Node<Kind> type) {
        return LOCKS.stream().anyMatch(lock -> Imports.isType(type, "sync", lock));
    }

    private static @Nullable Node<Kind> fields(Node<Kind> root, String name) {
        for (Node<Kind> declaration : root.children()) {
            if (declaration.is(Kind.TYPE_DECLARATION)) {
                for (Node<Kind> spec : declaration.children()) {
                    Node<Kind> type = spec.fieldText("name").equals(name) ? spec.field("type") : null;
                    if (type != null && type.is(Kind.STRUCT_TYPE)) {
                        return type.child(Kind.FIELD_DECLARATION_LIST);
                    }
                }
            }
        }
        return null;
    }
}
