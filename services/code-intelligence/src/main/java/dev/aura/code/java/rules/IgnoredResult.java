package dev.aura.code.java.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import dev.aura.code.java.tree.DeclaredTypes;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A method of an immutable value called as a statement: it changes nothing, and what it gives is dropped. */
final class IgnoredResult implements JavaRule<ExpressionStmt> {

    private static final Rule RULE = Rule.error(
            "java/ignored-result",
            "The result of a call without effect is dropped",
            "Strings, big numbers and dates never change; such a call gives a new value. Use the value, or delete the call.");

    private static final Set<String> NUMBERS = Set.of(
            "add",
            "subtract",
            "multiply",
            "divide",
            "remainder",
            "pow",
            "negate",
            "abs",
            "max",
            "min",
            "setScale",
            "round",
            "movePointLeft",
            "movePointRight",
            "stripTrailingZeros",
            "mod",
            "shiftLeft",
            "shiftRight",
            "and",
            "or",
            "xor",
            "not");
    private static final Set<String> DATES = Set.of(
            "plus",
            "minus",
            "plusDays",
            "plusWeeks",
            "plusMonths",
            "plusYears",
            "plusHours",
            "plusMinutes",
            "plusSeconds",
            "plusNanos",
            "plusMillis",
            "minusDays",
            "minusWeeks",
            "minusMonths",
            "minusYears",
            "minusHours",
            "minusMinutes",
            "minusSeconds",
            "minusNanos",
            "minusMillis",
            "withDayOfMonth",
            "withMonth",
            "withYear",
            "withHour",
            "withMinute",
            "withSecond",
            "withNano",
            "truncatedTo");
    private static final Map<String, Set<String>> WITHOUT_EFFECT = Map.of(
            "String",
            Set.of(
                    "concat",
                    "replace",
                    "replaceAll",
                    "replaceFirst",
                    "strip",
                    "stripLeading",
                    "stripTrailing",
                    "substring",
                    "toLowerCase",
                    "toUpperCase",
                    "trim",
                    "repeat",
                    "indent",
                    "formatted"),
            "BigDecimal",
            NUMBERS,
            "BigInteger",
            NUMBERS,
            "LocalDate",
            DATES,
            "LocalTime",
            DATES,
            "LocalDateTime",
            DATES,
            "ZonedDateTime",
            DATES,
            "OffsetDateTime",
            DATES,
            "Instant",
            DATES,
            "Duration",
            DATES);

    private static final Set<String> NAMES =
            WITHOUT_EFFECT.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<ExpressionStmt> nodeType() {
        return ExpressionStmt.class;
    }

    /** Tests drop results to see that nothing is thrown. */
    @Override
    public boolean inTests() {
        return false;
    }

    @Override
    public void check(ExpressionStmt node, JavaFile file, Findings findings) {
        if (!(node.getExpression() instanceof MethodCallExpr call)
                || !NAMES.contains(call.getNameAsString())
                || !Reports.standsAlone(node)
                || Reports.expectsException(node)) {
            return;
        }
        String type = call.getScope().map(DeclaredTypes::of).orElse(null);
        if (type != null && WITHOUT_EFFECT.getOrDefault(type, Set.of()).contains(call.getNameAsString())) {
            Reports.at(
                    call,
                    RULE,
                    file,
                    findings,
                    "`" + call.getNameAsString() + "` changes nothing, it gives a new " + type
                            + "; use that, or delete the call");
        }
    }
}
