package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.Rule;
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
import dev.aura.proto.code.v1.ListRulesRequest;
import dev.aura.proto.code.v1.ListRulesResponse;
import dev.aura.proto.mesh.v1.Coverage;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Findings, and the rules they come from. */
public final class Reviews {

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::getPath)
            .thenComparingInt(finding -> finding.getRange().getStart().getLine())
            .thenComparingInt(finding -> finding.getRange().getStart().getColumn())
            .thenComparing(Finding::getRuleId);
    private static final Comparator<Finding> BY_SEVERITY = Comparator.comparingInt(
                    (Finding finding) -> -finding.getSeverityValue())
            .thenComparing(BY_PLACE);

    private final Workspaces workspaces;

    public Reviews(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public AnalyzeResponse analyze(AnalyzeRequest request, ProgressMeter progress) {
        Set<String> rules = new HashSet<>(request.getRuleIdsList());
        requireKnown(rules);
        Workspace workspace = Workspace.open(request.getWorkspace());
        List<Finding> findings = new ArrayList<>();
        ScanResult result = workspaces.scan(
                workspace, request.getPathsList(), Take.PARSED, Set.of(Part.FINDINGS), progress, file -> {
                    for (Finding finding : file.analysis().findings()) {
                        boolean wanted = (rules.isEmpty() || rules.contains(finding.getRuleId()))
                                && finding.getSeverityValue() >= request.getSeverityMinValue();
                        if (wanted) {
                            findings.add(
                                    finding.toBuilder().setPath(file.path()).build());
                        }
                    }
                });
        findings.sort(BY_SEVERITY);
        return AnalyzeResponse.newBuilder()
                .addAllFindings(findings)
                .setCoverage(result.coverage())
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
                    count(coverage, path, parsed.file().partial());
                    parsed.file()
                            .findings()
                            .forEach(finding -> findings.add(
                                    finding.toBuilder().setPath(path).build()));
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

    static void count(Coverage.Builder coverage, String path, boolean partial) {
        if (partial) {
            coverage.setPartial(coverage.getPartial() + 1);
            if (coverage.getPartialPathsCount() < ScanResult.PARTIAL_PATHS_MAX) {
                coverage.addPartialPaths(path);
            }
        } else {
            coverage.setParsed(coverage.getParsed() + 1);
        }
    }

    public ListRulesResponse rules(ListRulesRequest request) {
        ListRulesResponse.Builder response = ListRulesResponse.newBuilder();
        for (LanguageFrontEnd frontEnd : workspaces.settings().languages().parsed()) {
            if (request.getLanguage().isEmpty() || request.getLanguage().equals(frontEnd.language())) {
                frontEnd.rules().stream()
                        .sorted(Comparator.comparing(Rule::id))
                        .forEach(rule -> response.addRules(ListRulesResponse.Rule.newBuilder()
                                .setId(rule.id())
                                .setLanguage(frontEnd.language())
                                .setSeverity(rule.severity())
                                .setSummary(rule.summary())
                                .setRationale(rule.rationale())));
            }
        }
        return response.build();
    }

    private void requireKnown(Set<String> rules) {
        Set<String> unknown = new HashSet<>(rules);
        workspaces
                .settings()
                .languages()
                .parsed()
                .forEach(frontEnd -> frontEnd.rules().forEach(rule -> unknown.remove(rule.id())));
        if (!unknown.isEmpty()) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "UNKNOWN_RULE",
                    "there is no rule `" + unknown.iterator().next() + "`; ListRules names those there are");
        }
    }
}
