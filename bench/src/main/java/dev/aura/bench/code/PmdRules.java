package dev.aura.bench.code;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set of PMD's as large as ours for Java: the rules that look for the same or nearly the same, and its metrics. */
final class PmdRules {

    private static final List<String> RULES = List.of(
            "bestpractices/AvoidPrintStackTrace",
            "bestpractices/PreserveStackTrace",
            "bestpractices/UnusedPrivateField",
            "bestpractices/UnusedPrivateMethod",
            "design/AvoidCatchingGenericException",
            "design/MutableStaticState",
            "design/SimplifyBooleanReturns",
            "errorprone/AvoidBranchingStatementAsLastInLoop",
            "errorprone/AvoidCatchingThrowable",
            "errorprone/AvoidDecimalLiteralsInBigDecimalConstructor",
            "errorprone/CheckSkipResult",
            "errorprone/CloseResource",
            "errorprone/CollectionTypeMismatch",
            "errorprone/CompareObjectsWithEquals",
            "errorprone/ComparisonWithNaN",
            "errorprone/DoNotTerminateVM",
            "errorprone/EmptyCatchBlock",
            "errorprone/EqualsNull",
            "errorprone/IdempotentOperations",
            "errorprone/ImplicitSwitchFallThrough",
            "errorprone/OverrideBothEqualsAndHashcode",
            "errorprone/ReturnFromFinallyBlock",
            "errorprone/UnconditionalIfStatement",
            "errorprone/UnusedNullCheckInEquals",
            "errorprone/UseEqualsToCompareStrings",
            "errorprone/UselessOperationOnImmutable",
            "errorprone/UselessPureMethodCall",
            "multithreading/AvoidSynchronizedStatement",
            "multithreading/DontCallThreadRun",
            "multithreading/DoubleCheckedLocking",
            "multithreading/NonThreadSafeSingleton",
            "multithreading/UnsynchronizedStaticFormatter",
            "multithreading/UseNotifyAllInsteadOfNotify",
            "security/HardCodedCryptoKey",
            "security/InsecureCryptoIv",
            "design/AvoidDeeplyNestedIfStmts",
            "design/CognitiveComplexity",
            "design/CouplingBetweenObjects",
            "design/CyclomaticComplexity",
            "design/ExcessiveParameterList",
            "design/NcssCount",
            "documentation/CommentRequired");

    private PmdRules() {}

    static int size() {
        return RULES.size();
    }

    static String xml() {
        return RULES.stream()
                .map(rule -> "  <rule ref=\"category/java/" + rule.replace("/", ".xml/") + "\"/>\n")
                .collect(Collectors.joining("", """
                        <?xml version="1.0"?>
                        <ruleset name="comparable" xmlns="http://pmd.sourceforge.net/ruleset/2.0.0">
                          <description>As much as Aura looks for</description>
                        """, "</ruleset>\n"));
    }
}
