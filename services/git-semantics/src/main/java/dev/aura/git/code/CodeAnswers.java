package dev.aura.git.code;

import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.GetDependentsResponse.Dependent;
import java.util.List;

/** What code-intelligence answered, with how much of the question it covers. */
public final class CodeAnswers {

    private CodeAnswers() {}

    /**
     * Differences entity by entity.
     *
     * @param files files whose language is parsed
     * @param coverage how much of the change it covers
     */
    public record Diffs(List<FileDiff> files, CodeCoverage coverage) {
        public Diffs {
            files = List.copyOf(files);
        }
    }

    /**
     * Findings and metrics of contents.
     *
     * @param findings by path and line
     * @param metrics by path
     * @param coverage how much of the contents it covers
     */
    public record Analysis(List<Finding> findings, List<FileMetrics> metrics, CodeCoverage coverage) {
        public Analysis {
            findings = List.copyOf(findings);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * Importers.
     *
     * @param dependents nearest first
     * @param coverage how much of the workspace it covers
     */
    public record Dependents(List<Dependent> dependents, CodeCoverage coverage) {
        public Dependents {
            dependents = List.copyOf(dependents);
        }
    }
}
