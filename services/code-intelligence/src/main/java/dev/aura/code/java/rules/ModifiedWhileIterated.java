package dev.aura.code.java.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Nodes;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.List;
import java.util.Set;

/** A collection that loses or gains elements in a loop over itself. */
final class ModifiedWhileIterated implements JavaRule<ForEachStmt> {

    private static final Rule RULE = Rule.error(
            "java/modified-while-iterated",
            "A collection is changed in a loop over itself",
            "The next step of the loop throws ConcurrentModificationException, or an element is left out. Use `removeIf`, the"
                    + " iterator's `remove`, or collect the changes first.");

    private static final Set<String> CHANGES = Set.of("add", "remove", "clear", "addAll", "removeAll");
    private static final List<String> COLLECTIONS =
            List.of("ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "TreeSet", "ArrayDeque");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<ForEachStmt> nodeType() {
        return ForEachStmt.class;
    }

    @Override
    public void check(ForEachStmt node, JavaFile file, Findings findings) {
        if (!(node.getIterable() instanceof NameExpr name) || !isPlainCollection(name)) {
            return;
        }
        node.getBody()
                .findFirst(
                        MethodCallExpr.class,
                        call -> CHANGES.contains(call.getNameAsString())
                                && call.getScope().filter(name::equals).isPresent()
                                && runsHere(call, node)
                                && goesOn(call, node))
                .ifPresent(call -> Reports.at(
                        call,
                        RULE,
                        file,
                        findings,
                        "`" + name.getNameAsString()
                                + "` is changed in a loop over itself; use `removeIf` or an iterator"));
    }

    /** One that throws: concurrent collections may be changed, and say so in their types, so the maker must be seen. */
    private static boolean isPlainCollection(NameExpr name) {
        String type = DeclaredTypes.of(name);
        return type != null && (COLLECTIONS.contains(type.replaceAll("<.*", "")) || isMadeHere(name));
    }

    /** A local that is given a new plain collection where it is declared, and nothing else later. */
    private static boolean isMadeHere(NameExpr name) {
        Node function = Reports.function(name).orElse(name);
        boolean assigned = function.findFirst(
                        AssignExpr.class, assignment -> assignment.getTarget().equals(name))
                .isPresent();
        return !assigned
                && function.findFirst(
                                VariableDeclarator.class,
                                variable -> variable.getNameAsString().equals(name.getNameAsString())
                                        && variable.getInitializer().orElse(null) instanceof ObjectCreationExpr made
                                        && COLLECTIONS.contains(made.getType().getNameAsString()))
                        .isPresent();
    }

    private static boolean runsHere(Node call, ForEachStmt loop) {
        for (Node at = call;
                at != null && !Nodes.same(at, loop);
                at = at.getParentNode().orElse(null)) {
            if (at instanceof LambdaExpr || at instanceof ObjectCreationExpr) {
                return false;
            }
        }
        return true;
    }

    /** Whether the loop may take another step after the change: no block on the way out ends it. */
    private static boolean goesOn(Node call, ForEachStmt loop) {
        for (Node at = call;
                at != null && !Nodes.same(at, loop);
                at = at.getParentNode().orElse(null)) {
            if (at instanceof BlockStmt block && ends(block)) {
                return false;
            }
            if (at instanceof ReturnStmt || at instanceof ThrowStmt) {
                return false;
            }
        }
        return true;
    }

    private static boolean ends(BlockStmt block) {
        Statement last = block.getStatements().getLast().orElse(null);
        return last instanceof BreakStmt || last instanceof ReturnStmt || last instanceof ThrowStmt;
    }
}
