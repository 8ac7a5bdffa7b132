package dev.aura.code.policy;

import dev.aura.code.policy.RulePolicy.Statement;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationLoader;
import dev.aura.config.Inspection;
import dev.aura.config.Key;
import dev.aura.proto.code.v1.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds out what the configuration says about rules: the user's for all workspaces, and over it that of the repository's own {@code
 * .aura/config.json}, which is read for each question. What the user switched off stays off.
 */
public final class RulePolicies {

    private static final int PROBLEMS_MAX = 20;

    private final Configuration configuration;
    private final Set<String> known;

    /**
     * @param configuration that of the process
     * @param known ids of all rules
     */
    public RulePolicies(Configuration configuration, Set<String> known) {
        this.configuration = configuration;
        this.known = Set.copyOf(known);
    }

    /** Ids of all rules. */
    public Set<String> known() {
        return known;
    }

    /** For contents that lie in no workspace. */
    public RulePolicy ofUser() {
        return policy(List.of(configuration), List.of());
    }

    /** For a workspace. */
    public RulePolicy of(Path workspace) {
        Inspection project = ConfigurationLoader.inspectProject(workspace, List.of(new RuleKeys()));
        List<String> warnings =
                project.warnings().stream().map(Object::toString).toList();
        return policy(List.of(project.configuration(), configuration), warnings);
    }

    /** What is off counts before any severity, whoever said it; a severity of the repository before the user's. */
    private RulePolicy policy(List<Configuration> layers, List<String> warnings) {
        List<String> problems = new ArrayList<>(warnings);
        List<Statement> statements = new ArrayList<>();
        for (Configuration layer : layers) {
            add(statements, layer, RuleKeys.OFF, Finding.Severity.SEVERITY_UNSPECIFIED, problems);
            for (String part : layer.words(RuleKeys.PART_FILES)) {
                add(statements, layer, part, problems);
            }
        }
        for (Configuration layer : layers) {
            add(statements, layer, RuleKeys.ERROR, Finding.Severity.ERROR, problems);
            add(statements, layer, RuleKeys.WARNING, Finding.Severity.WARNING, problems);
            add(statements, layer, RuleKeys.NOTE, Finding.Severity.NOTE, problems);
        }
        return new RulePolicy(statements, problems.subList(0, Math.min(problems.size(), PROBLEMS_MAX)));
    }

    private void add(
            List<Statement> statements,
            Configuration layer,
            Key<String> key,
            Finding.Severity severity,
            List<String> problems) {
        RuleNames rules = RuleNames.read(key.name(), layer.get(key), known, problems::add);
        if (!rules.isEmpty()) {
            statements.add(new Statement(key.name(), List.of(), rules, severity));
        }
    }

    private void add(List<Statement> statements, Configuration layer, String part, List<String> problems) {
        String key = RuleKeys.PART_OFF.name().replace("*", part);
        RuleNames rules = RuleNames.read(key, layer.get(RuleKeys.PART_OFF, part), known, problems::add);
        List<PathPattern> files = RuleNames.words(layer.get(RuleKeys.PART_FILES, part)).stream()
                .map(PathPattern::of)
                .toList();
        if (files.isEmpty() || rules.isEmpty()) {
            problems.add("code.rules.in." + part + " needs both, files and off; it holds nothing");
        } else {
            statements.add(new Statement(key, files, rules, Finding.Severity.SEVERITY_UNSPECIFIED));
        }
    }
}
