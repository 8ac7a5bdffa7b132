package dev.aura.code.query;

import dev.aura.code.policy.RulePolicy;
import dev.aura.code.store.ScannedFile;
import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzedFile;
import dev.aura.proto.code.v1.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes the findings of files one by one and keeps those that were asked for, suppressed ones apart. */
final class FindingSieve {

    private final Set<String> rules;
    private final int severityMin;
    private final boolean keepingSuppressed;
    private final RulePolicy policy;
    private final List<Finding> reported = new ArrayList<>();
    private final List<Finding> suppressed = new ArrayList<>();
    private final SortedMap<String, AnalyzedFile> files = new TreeMap<>();
    private int suppressedCount;

    FindingSieve(AnalyzeRequest request, RulePolicy policy) {
        this.rules = new HashSet<>(request.getRuleIdsList());
        this.severityMin = request.getSeverityMinValue();
        this.keepingSuppressed = request.getWithSuppressed();
        this.policy = policy;
    }

    void add(ScannedFile file) {
        for (Finding raw : file.analysis().findings()) {
            if (rules.isEmpty() || rules.contains(raw.getRuleId())) {
                Finding finding =
                        policy.apply(raw.toBuilder().setPath(file.path()).build());
                if (finding.getSeverityValue() >= severityMin && add(finding)) {
                    files.computeIfAbsent(file.path(), path -> state(file));
                }
            }
        }
    }

    /** Whether it is kept. */
    private boolean add(Finding finding) {
        if (!finding.hasSuppression()) {
            return reported.add(finding);
        }
        suppressedCount++;
        return keepingSuppressed && suppressed.add(finding);
    }

    private static AnalyzedFile state(ScannedFile file) {
        return AnalyzedFile.newBuilder()
                .setPath(file.path())
                .setLanguage(file.language())
                .setContentHash(file.hash().hex())
                .build();
    }

    Collection<AnalyzedFile> files() {
        return files.values();
    }

    List<Finding> reported(Comparator<Finding> order) {
        reported.sort(order);
        return reported;
    }

    List<Finding> suppressed(Comparator<Finding> order) {
        suppressed.sort(order);
        return suppressed;
    }

    int suppressedCount() {
        return suppressedCount;
    }
}
