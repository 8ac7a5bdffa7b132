package dev.aura.code.java.rules;

import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Set;

/** A static SimpleDateFormat, DateFormat or Calendar. */
final class StaticDateFormat implements JavaRule<FieldDeclaration> {

    private static final Rule RULE = Rule.error(
            "java/static-date-format",
            "All threads share an object that is not thread-safe",
            "SimpleDateFormat and Calendar keep state while they work; used from two threads they give wrong dates without an error. Use"
                    + " java.time.format.DateTimeFormatter.");

    private static final Set<String> UNSAFE = Set.of("SimpleDateFormat", "DateFormat", "Calendar", "GregorianCalendar");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<FieldDeclaration> nodeType() {
        return FieldDeclaration.class;
    }

    @Override
    public void check(FieldDeclaration node, JavaFile file, Findings findings) {
        String type = node.getElementType().asString();
        if (node.isStatic() && UNSAFE.contains(type) && !isLocked(node)) {
            Reports.at(
                    node,
                    RULE,
                    file,
                    findings,
                    "all threads share this " + type
                            + ", which is not thread-safe; use java.time.format.DateTimeFormatter or make one where it is needed");
        }
    }

    /** Whether somebody locks on it: then they know that it is shared. */
    private static boolean isLocked(FieldDeclaration field) {
        return field.findCompilationUnit().stream()
                .flatMap(unit -> unit.findAll(SynchronizedStmt.class).stream())
                .anyMatch(lock -> field.getVariables().stream()
                        .anyMatch(variable ->
                                variable.getNameAsString().equals(LockReassigned.variable(lock.getExpression()))));
    }
}
