package dev.aura.code.query;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.policy.RulePolicies;
import dev.aura.code.policy.RulePolicy;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.Analyzer;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.FileAnalysis;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.mesh.v1.Coverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Findings: of files, or of contents in the request. */
public final class Reviews {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::getPath)
            .thenComparingInt(finding -> finding.getRange().getStart().getLine())
            .thenComparingInt(finding -> finding.getRange().getStart().getColumn())
            .thenComparing(Finding::getRuleId);
    static final Comparator<Finding> BY_SEVERITY = Comparator.comparingInt(
                    (Finding finding) -> -finding.getSeverityValue())
            .thenComparing(BY_PLACE);

    private final Workspaces workspaces;
    private final RulePolicies policies;

    public Reviews(Workspaces workspaces, RulePolicies policies) {
        this.workspaces = workspaces;
        this.policies = policies;
    }

    public AnalyzeResponse analyze(AnalyzeRequest request, ProgressMeter progress) {
        new RuleCatalog(workspaces.settings().languages()).requireKnown(request.getRuleIdsList());
        Workspace workspace = Workspace.open(request.getWorkspace());
        RulePolicy policy = policies.of(workspace.root());
        FindingSieve sieve = new FindingSieve(request, policy);
        boolean ranked = request.getOrder() == AnalyzeRequest.Order.RANK;
        FileLinks links = new FileLinks(workspaces.settings().languages());
        // Who uses a file is known where all files are looked at; for a few named ones it is not worth that look.
        boolean linked = ranked && request.getPathsCount() == 0;
        ScanResult result = workspaces.scan(
                workspace, request.getPathsList(), Take.PARSED, Set.of(Part.FINDINGS), progress, file -> {
                    if (file.role() != FileRole.MANIFEST) {
                        sieve.add(file);
                    }
                    if (linked) {
                        links.add(file);
                    }
                });
        List<Finding> findings =
                sieve.reported(request.getOrder() == AnalyzeRequest.Order.PLACE ? BY_PLACE : BY_SEVERITY);
        if (ranked) {
            findings = new Ranking(workspace.churn(Ranking.COMMITS_MAX), linked ? links.usersByFile() : Map.of())
                    .ranked(findings);
        }
        AnalyzeResponse.Builder response = AnalyzeResponse.newBuilder()
                .addAllFindings(findings)
                .setSuppressedCount(sieve.suppressedCount())
                .addAllConfigurationProblems(policy.problems())
                .addAllFiles(sieve.files());
        if (request.getWithSuppressed()) {
            response.addAllSuppressedFindings(sieve.suppressed(BY_PLACE));
        }
        return response.setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }

    public AnalyzeContentsResponse analyze(AnalyzeContentsRequest request) {
        AnalyzeContentsResponse.Builder response = AnalyzeContentsResponse.newBuilder();
        Coverage.Builder coverage = Coverage.newBuilder().setFiles(request.getFilesCount());
        List<Finding> findings = new ArrayList<>();
        request.getFilesList().stream()
                .sorted(Comparator.comparing(FileContent::getPath))
                .forEach(file -> analyze(file, request.getWithMetrics(), response, coverage, findings));
        findings.sort(BY_PLACE);
        return response.addAllFindings(findings).setCoverage(coverage).build();
    }

    private void analyze(
            FileContent file,
            boolean withMetrics,
            AnalyzeContentsResponse.Builder response,
            Coverage.Builder coverage,
            List<Finding> findings) {
        String path = file.getPath();
        Optional<LanguageFrontEnd> frontEnd = workspaces.settings().languages().frontEnd(path);
        byte[] bytes = file.getContent().toByteArray();
        if (frontEnd.isEmpty()) {
            coverage.addSkipped(SkipReason.UNSUPPORTED.of(path, "no parser for this kind of file"));
        } else if (Workspace.isBinary(bytes)) {
            coverage.addSkipped(SkipReason.BINARY.of(path, ""));
        } else {
            Analyzer.Outcome outcome = workspaces
                    .settings()
                    .threads()
                    .call(() -> Analyzer.parse(frontEnd.get(), path, SourceText.decode(bytes)));
            switch (outcome) {
                case Analyzer.Outcome.Skipped skipped -> coverage.addSkipped(skipped.file());
                case Analyzer.Outcome.Parsed parsed -> {
                    ScanResult.count(coverage, path, parsed.file().partial());
                    RulePolicy policy = policies.ofUser();
                    parsed.file().findings().stream()
                            .map(finding -> policy.apply(
                                    finding.toBuilder().setPath(path).build()))
                            .filter(finding -> !finding.hasSuppression())
                            .forEach(findings::add);
                    if (withMetrics) {
                        response.addMetrics(new ScannedFile(
                                        path,
                                        frontEnd.get().language(),
                                        true,
                                        frontEnd.get().role(path),
                                        ContentHash.of(bytes),
                                        FileAnalysis.of(parsed.file()))
                                .metrics());
                    }
                }
            }
        }
    }
}
