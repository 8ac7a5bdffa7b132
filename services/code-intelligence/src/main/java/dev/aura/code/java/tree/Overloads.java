package dev.aura.code.java.tree;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses between overloads by what is written: exact types first, then widening and boxing; what is unknown decides nothing. */
final class Overloads {

    private static final List<String> WIDENING = List.of("byte", "short", "char", "int", "long", "float", "double");
    private static final Set<String> BOXED = Set.of(
            "Byte",
            "Short",
            "Character",
            "Integer",
            "Long",
            "Float",
            "Double",
            "Boolean",
            "Object",
            "Number",
            "Comparable");
    private static final int IMPOSSIBLE = -1000;

    private Overloads() {}

    static boolean accepts(MethodDeclaration method, int arguments) {
        int parameters = method.getParameters().size();
        boolean variable = parameters > 0 && method.getParameter(parameters - 1).isVarArgs();
        return variable ? arguments >= parameters - 1 : arguments == parameters;
    }

    /** Whether a call goes to this method rather than to one of its siblings of the same name. */
    static boolean picks(MethodCallExpr call, MethodDeclaration method, List<MethodDeclaration> siblings) {
        int arguments = call.getArguments().size();
        int own = score(call, method);
        if (own < 0) {
            return false;
        }
        for (MethodDeclaration other : siblings) {
            if (!Nodes.same(other, method) && accepts(other, arguments) && score(call, other) >= own) {
                return false;
            }
        }
        return true;
    }

    private static int score(MethodCallExpr call, MethodDeclaration method) {
        int score = 0;
        int last = method.getParameters().size() - 1;
        for (int index = 0; index < call.getArguments().size(); index++) {
            Parameter parameter = method.getParameter(Math.min(index, last));
            score += match(
                    call.getArgument(index), parameter, call.getArguments().size() == last + 1);
        }
        boolean spread = last >= 0 && method.getParameter(last).isVarArgs();
        return spread ? score - 1 : score;
    }

    private static int match(Expression argument, Parameter parameter, boolean sameCount) {
        String given = erase(DeclaredTypes.of(argument));
        String element = erase(parameter.getTypeAsString());
        if (given == null || element == null) {
            return 0;
        }
        if (parameter.isVarArgs()) {
            return Math.max(match(given, element), sameCount ? match(given, element + "[]") : IMPOSSIBLE);
        }
        return match(given, element);
    }

    private static int match(String given, String wanted) {
        if (given.equals(wanted)) {
            return 4;
        }
        int from = WIDENING.indexOf(given);
        int to = WIDENING.indexOf(wanted);
        if (from >= 0 && to >= 0) {
            return to > from ? 3 : IMPOSSIBLE;
        }
        if (from >= 0 || given.equals("boolean")) {
            return BOXED.contains(wanted) || isVariable(wanted) ? 1 : IMPOSSIBLE;
        }
        if (to >= 0 || wanted.equals("boolean")) {
            return BOXED.contains(given) && !given.equals("Object") ? 1 : IMPOSSIBLE;
        }
        return matchReferences(given, wanted);
    }

    private static int matchReferences(String given, String wanted) {
        if (wanted.equals("Object") || isVariable(wanted)) {
            return 1;
        }
        if (given.equals("Object")) {
            return IMPOSSIBLE;
        }
        return given.endsWith("[]") == wanted.endsWith("[]") ? 2 : IMPOSSIBLE / 2;
    }

    /** By convention a type variable has a name of one letter. */
    private static boolean isVariable(String type) {
        return type.length() == 1;
    }

    /** A type's simple name without type arguments; null where the type is not known. */
    static @Nullable String erase(@Nullable String type) {
        if (type == null) {
            return null;
        }
        String bare = type;
        int open = bare.indexOf('<');
        if (open >= 0) {
            String dimensions = bare.substring(bare.lastIndexOf('>') + 1);
            bare = bare.substring(0, open) + dimensions;
        }
        int space = bare.lastIndexOf(' ');
        int dot = bare.lastIndexOf('.');
        return bare.substring(Math.max(space, dot) + 1);
    }
}
