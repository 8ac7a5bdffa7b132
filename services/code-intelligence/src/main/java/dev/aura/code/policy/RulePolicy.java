package dev.aura.code.policy;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Suppression;
import java.util.List;

/** What the configuration makes of findings in one workspace. */
public final class RulePolicy {

    /** Says of a rule what its findings become; the key is named where they are suppressed. */
    record Statement(String key, List<PathPattern> files, RuleNames rules, Finding.Severity severity) {

        boolean holds(String path, String rule) {
            return rules.contains(rule) && (files.isEmpty() || files.stream().anyMatch(pattern -> pattern.fits(path)));
        }
    }

    private final List<Statement> statements;
    private final List<String> problems;

    /**
     * @param statements the first that holds counts; those without a severity suppress
     * @param problems what was wrong with them
     */
    RulePolicy(List<Statement> statements, List<String> problems) {
        this.statements = List.copyOf(statements);
        this.problems = List.copyOf(problems);
    }

    /** Whether it says nothing at all. */
    public boolean isSilent() {
        return statements.isEmpty();
    }

    /** What is wrong with the keys, one line each. */
    public List<String> problems() {
        return problems;
    }

    /** A finding as it is to be reported, or with its suppression. */
    public Finding apply(Finding finding) {
        if (finding.hasSuppression()) {
            return finding;
        }
        for (Statement statement : statements) {
            if (statement.holds(finding.getPath(), finding.getRuleId())) {
                return statement.severity() == Finding.Severity.SEVERITY_UNSPECIFIED
                        ? finding.toBuilder()
                                .setSuppression(Suppression.newBuilder()
                                        .setKind(Suppression.Kind.CONFIGURATION)
                                        .setJustification(statement.key()))
                                .build()
                        : finding.toBuilder().setSeverity(statement.severity()).build();
            }
        }
        return finding;
    }
}
