package dev.aura.code.pattern;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.GitHistory;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.policy.LayerRules;
import dev.aura.code.query.CallModels;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.code.types.SourceFile;
import dev.aura.config.Configuration;
import dev.aura.proto.code.v1.DetectPatternsRequest;
import dev.aura.proto.code.v1.DetectPatternsResponse;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The patterns of a workspace. */
public final class Patterns {

    private static final int PATTERNS_MAX = 2000;
    private static final List<Detector> DETECTORS = List.of(
            new GodClass(),
            new FeatureEnvy(),
            new CyclicModules(),
            new Layering(),
            new ShotgunSurgery(),
            new Singleton(),
            new FactoryMethod(),
            new Builder(),
            new Observer(),
            new Strategy(),
            new Wrapper(),
            new Visitor(),
            new TemplateMethod());

    private static final Comparator<Pattern> ORDER = Comparator.comparing((Pattern pattern) -> !pattern.getSmell())
            .thenComparing(Pattern::getName)
            .thenComparing(pattern -> pattern.getSymbol().getPath())
            .thenComparingInt(pattern ->
                    pattern.getSymbol().getEntity().getRange().getStart().getLine())
            .thenComparing(Pattern::getMessage);

    private final Workspaces workspaces;
    private final CallModels calls;
    private final Configuration configuration;

    public Patterns(Workspaces workspaces, CallModels calls, Configuration configuration) {
        this.workspaces = workspaces;
        this.calls = calls;
        this.configuration = configuration;
    }

    /** The names of all patterns that are looked for. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>();
        DETECTORS.forEach(detector -> names.addAll(detector.names()));
        return names;
    }

    public DetectPatternsResponse detect(DetectPatternsRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        Set<String> wanted = wanted(request.getNamesList());
        List<String> asked = request.getPathsList().stream()
                .map(path -> workspace.relativize(workspace.resolve(path)))
                .filter(path -> !path.isEmpty())
                .toList();
        boolean everywhere = asked.size() < request.getPathsCount() || asked.isEmpty();
        List<SourceFile> files = new ArrayList<>();
        ScanResult result = workspaces.scan(workspace, List.of(), Take.PARSED, Set.of(Part.TYPES), progress, file -> {
            if (file.tellsOfModules()) {
                files.add(SourceFile.of(file));
            }
        });
        files.sort(Comparator.comparing(SourceFile::path));
        LayerRules layers = LayerRules.of(configuration, workspace.root());
        Project project =
                new Project(workspaces.settings().languages(), files, new Around(workspace, layers, progress));
        List<Pattern> found = new ArrayList<>();
        for (Detector detector : DETECTORS) {
            if (detector.names().stream().anyMatch(wanted::contains)) {
                found.addAll(detector.detect(project));
            }
        }
        found.removeIf(pattern -> !wanted.contains(pattern.getName())
                || (!everywhere && asked.stream().noneMatch(path -> isAt(pattern, path))));
        found.sort(ORDER);
        return DetectPatternsResponse.newBuilder()
                .addAllPatterns(found.subList(0, Math.min(found.size(), PATTERNS_MAX)))
                .setTotal(found.size())
                .addAllConfigurationProblems(
                        layers.problems(files.stream().map(SourceFile::path).toList()))
                .setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }

    private static Set<String> wanted(List<String> named) {
        Set<String> all = names();
        for (String name : named) {
            if (!all.contains(name)) {
                throw Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "UNKNOWN_PATTERN",
                        "there is no pattern `" + name + "`; there are " + String.join(", ", all));
            }
        }
        return named.isEmpty() ? all : new TreeSet<>(named);
    }

    /** Whether a pattern was found at a path or below, or has a place there. */
    private static boolean isAt(Pattern pattern, String path) {
        return isAt(pattern.getSymbol().getPath(), path)
                || pattern.getPlacesList().stream().anyMatch(place -> isAt(place.getPath(), path));
    }

    private static boolean isAt(String path, String asked) {
        return path.equals(asked) || path.startsWith(asked + "/");
    }

    /** What a workspace has besides its files. */
    private final class Around implements Project.Surroundings {
        private final Workspace workspace;
        private final LayerRules layers;
        private final ProgressMeter progress;

        Around(Workspace workspace, LayerRules layers, ProgressMeter progress) {
            this.workspace = workspace;
            this.layers = layers;
            this.progress = progress;
        }

        @Override
        public LayerRules layers() {
            return layers;
        }

        @Override
        public Optional<GitHistory> history() {
            return workspace.history();
        }

        @Override
        public <T> Optional<T> calls(Function<CallSystem.Index, T> question) {
            return calls.of(workspace, "java", progress).map(model -> model.ask(question));
        }
    }
}
