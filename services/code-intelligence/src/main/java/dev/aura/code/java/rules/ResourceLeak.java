package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.List;
import java.util.Set;

/** A local stream, socket or archive made with `new` that stays in its method and is never closed there. */
final class ResourceLeak implements JavaRule<VariableDeclarator> {

    private static final Rule RULE = Rule.warning(
            "java/resource-leak",
            "A resource is opened and never closed",
            "The file or socket stays open until the collector finds it. Open it in a try-with-resources statement.");

    private static final Set<String> RESOURCES = Set.of(
            "FileInputStream",
            "FileOutputStream",
            "FileReader",
            "FileWriter",
            "RandomAccessFile",
            "Socket",
            "ServerSocket",
            "DatagramSocket",
            "ZipFile",
            "JarFile",
            "JarInputStream",
            "ZipInputStream",
            "ZipOutputStream",
            "GZIPInputStream",
            "GZIPOutputStream",
            "URLClassLoader");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<VariableDeclarator> nodeType() {
        return VariableDeclarator.class;
    }

    @Override
    public void check(VariableDeclarator node, JavaFile file, Findings findings) {
        if (!(node.getInitializer().orElse(null) instanceof ObjectCreationExpr creation)
                || !RESOURCES.contains(creation.getType().getNameAsString())
                || !isLocal(node)) {
            return;
        }
        Node function = Reports.function(node).orElse(node);
        String name = node.getNameAsString();
        List<NameExpr> uses =
                function.findAll(NameExpr.class, use -> use.getNameAsString().equals(name));
        if (uses.stream().allMatch(ResourceLeak::onlyCalls)) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "`" + name + "` is opened and never closed; open it in a try-with-resources statement");
        }
    }

    /** Declared by a statement of its own: not a field, and not the resource of a `try`. */
    private static boolean isLocal(VariableDeclarator node) {
        Node declaration = node.getParentNode().orElse(node);
        return declaration instanceof VariableDeclarationExpr
                && declaration.getParentNode().orElse(null) instanceof ExpressionStmt;
    }

    /** Whether the variable is only called upon, and not to close: it does not leave the method. */
    private static boolean onlyCalls(NameExpr use) {
        return use.getParentNode().orElse(null) instanceof MethodCallExpr call
                && call.getScope().filter(scope -> Nodes.same(scope, use)).isPresent()
                && !call.getNameAsString().equals("close")
                && !call.getNameAsString().equals("getChannel");
    }
}
