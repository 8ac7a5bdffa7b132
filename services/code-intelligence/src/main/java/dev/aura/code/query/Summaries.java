package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.SignatureCoverage;
import dev.aura.code.policy.RulePolicies;
import dev.aura.code.policy.RulePolicy;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Cycle;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.SummarizeRequest;
import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.code.v1.SummarizeResponse.LanguageSize;
import dev.aura.proto.code.v1.SummarizeResponse.RankedFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/** The overview of a workspace. */
public final class Summaries {

    private static final int WORST_DEFAULT = 10;
    private static final int WORST_MAX = 1000;
    private static final int CYCLES_MAX = 20;

    /** Least interesting first, so that the head of a queue is the one to drop. */
    private static final Comparator<RankedFunction> BY_WORTH = Comparator.comparingInt(
                    (RankedFunction ranked) -> ranked.getMetrics().getCognitive())
            .thenComparingInt(ranked -> ranked.getMetrics().getCyclomatic())
            .thenComparing(Comparator.comparing(RankedFunction::getPath).reversed())
            .thenComparing(Comparator.comparingInt(
                            (RankedFunction ranked) -> ranked.getMetrics().getStartLine())
                    .reversed());

    private final Workspaces workspaces;
    private final RulePolicies policies;

    public Summaries(Workspaces workspaces, RulePolicies policies) {
        this.workspaces = workspaces;
        this.policies = policies;
    }

    public SummarizeResponse summarize(SummarizeRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        int worst = request.getWorstFunctions() <= 0 ? WORST_DEFAULT : Math.min(request.getWorstFunctions(), WORST_MAX);
        RulePolicy policy = policies.of(workspace.root());
        Sums sums = new Sums(worst, new ImportGraph(workspaces.settings().languages()), policy);
        // Counts are kept with the facts; only where the configuration changes them the findings are needed.
        Set<Part> parts = policy.isSilent() ? Set.of() : Set.of(Part.FINDINGS);
        ScanResult result = workspaces.scan(workspace, List.of(), Take.COUNTED_TOO, parts, progress, sums::add);
        return sums.response()
                .setCoverage(result.coverage())
                .setFreshness(workspaces.freshness(workspace, result))
                .build();
    }

    /** Running totals. */
    private static final class Sums {
        private final int worstMax;
        private final ImportGraph imports;
        private final Map<String, Size> sizes = new HashMap<>();
        private final PriorityQueue<RankedFunction> worst = new PriorityQueue<>(BY_WORTH);
        private final RulePolicy policy;
        private final Map<String, Integer> findings = new TreeMap<>();

        Sums(int worstMax, ImportGraph imports, RulePolicy policy) {
            this.worstMax = worstMax;
            this.imports = imports;
            this.policy = policy;
        }

        void add(ScannedFile file) {
            FileMetrics metrics = file.facts().metrics();
            Size size = sizes.computeIfAbsent(file.language(), language -> new Size());
            size.parsed |= file.parsed();
            size.files++;
            size.lines += metrics.getLinesOfCode();
            size.functions += metrics.getFunctionsCount();
            if (file.role() != FileRole.TEST) {
                size.publicEntities += metrics.getPublicEntities();
                size.documented += metrics.getDocumentedEntities();
                size.signatures = size.signatures.plus(new SignatureCoverage(
                        metrics.getPublicParameters(),
                        metrics.getDocumentedParameters(),
                        metrics.getPublicResults(),
                        metrics.getDocumentedResults()));
            }
            if (policy.isSilent()) {
                file.facts()
                        .findingCounts()
                        .forEach((severity, count) -> findings.merge(severity.name(), count, Integer::sum));
            } else {
                count(file);
            }
            metrics.getFunctionsList().forEach(function -> rank(file.path(), function));
            imports.add(file);
        }

        private void count(ScannedFile file) {
            for (Finding finding : file.analysis().findings()) {
                Finding judged =
                        policy.apply(finding.toBuilder().setPath(file.path()).build());
                if (!judged.hasSuppression()) {
                    findings.merge(judged.getSeverity().name(), 1, Integer::sum);
                }
            }
        }

        private void rank(String path, FunctionMetrics function) {
            if (function.getCognitive() == 0) {
                return;
            }
            worst.add(RankedFunction.newBuilder()
                    .setPath(path)
                    .setMetrics(function)
                    .build());
            if (worst.size() > worstMax) {
                worst.poll();
            }
        }

        SummarizeResponse.Builder response() {
            SummarizeResponse.Builder response = SummarizeResponse.newBuilder().putAllFindingCounts(findings);
            sizes.entrySet().stream()
                    .sorted(Comparator.comparingLong((Map.Entry<String, Size> entry) -> -entry.getValue().lines)
                            .thenComparing(Map.Entry::getKey))
                    .forEach(entry -> response.addLanguages(entry.getValue().message(entry.getKey())));
            List<RankedFunction> ranked = new ArrayList<>(worst);
            ranked.sort(BY_WORTH.reversed());
            response.addAllWorstFunctions(ranked);
            long entities = sizes.values().stream()
                    .mapToLong(size -> size.publicEntities)
                    .sum();
            long documented =
                    sizes.values().stream().mapToLong(size -> size.documented).sum();
            List<Cycle> cycles = ImportGraph.cycles(imports.modules());
            return response.setDocumentationCoverage(share(documented, entities))
                    .setCycleCount(cycles.size())
                    .addAllCycles(cycles.subList(0, Math.min(cycles.size(), CYCLES_MAX)));
        }
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }

    /** The amount of code in one language. */
    private static final class Size {
        private boolean parsed;
        private int files;
        private long lines;
        private int functions;
        private long publicEntities;
        private long documented;
        private SignatureCoverage signatures = SignatureCoverage.NONE;

        LanguageSize message(String language) {
            LanguageSize.Builder size = LanguageSize.newBuilder()
                    .setLanguage(language)
                    .setFiles(files)
                    .setLinesOfCode(lines)
                    .setParsed(parsed)
                    .setFunctions(functions);
            if (publicEntities > 0) {
                size.setDocumentationCoverage(share(documented, publicEntities));
            }
            if (signatures.parameters() > 0) {
                size.setParameterCoverage(share(signatures.describedParameters(), signatures.parameters()));
            }
            if (signatures.results() > 0) {
                size.setResultCoverage(share(signatures.describedResults(), signatures.results()));
            }
            return size.build();
        }
    }
}
