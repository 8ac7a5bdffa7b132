package dev.aura.code.query;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Rank;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How early to look at findings: severity × churn × centrality. Errors of files that change often and that many use come first; what
 * is not known changes nothing.
 */
final class Ranking {

    /** Commits that count as recent. */
    static final int COMMITS_MAX = 500;

    private static final Comparator<Finding> BY_RANK = Comparator.comparingDouble(
                    (Finding finding) -> -finding.getRank().getValue())
            .thenComparing(Reviews.BY_SEVERITY);

    private final Map<String, Integer> commits;
    private final Map<String, Set<String>> users;
    private final int commitsMost;
    private final int usersMost;

    /**
     * @param commits by file, empty without a history
     * @param users by file, empty where they are not known
     */
    Ranking(Map<String, Integer> commits, Map<String, Set<String>> users) {
        this.commits = commits;
        this.users = users;
        this.commitsMost =
                commits.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        this.usersMost = users.values().stream().mapToInt(Set::size).max().orElse(0);
    }

    /** The findings with their ranks, highest first. */
    List<Finding> ranked(List<Finding> findings) {
        return findings.stream().map(this::ranked).sorted(BY_RANK).toList();
    }

    private Finding ranked(Finding finding) {
        int touched = commits.getOrDefault(finding.getPath(), 0);
        int dependents = users.getOrDefault(finding.getPath(), Set.of()).size();
        double severity = severity(finding.getSeverity());
        double churn = factor(touched, commitsMost);
        double centrality = factor(dependents, usersMost);
        return finding.toBuilder()
                .setRank(Rank.newBuilder()
                        .setValue(severity * churn * centrality)
                        .setSeverity(severity)
                        .setChurn(churn)
                        .setCentrality(centrality)
                        .setCommits(touched)
                        .setDependents(dependents))
                .build();
    }

    private static double factor(int count, int most) {
        return most == 0 ? 1 : 0.5 + 0.5 * Math.log1p(count) / Math.log1p(most);
    }

    private static double severity(Finding.Severity severity) {
        return switch (severity) {
            case ERROR -> 1;
            case WARNING -> 0.5;
            case NOTE -> 0.2;
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> 0;
        };
    }
}
