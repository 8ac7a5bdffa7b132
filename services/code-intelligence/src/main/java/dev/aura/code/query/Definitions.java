package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import dev.aura.proto.code.v1.FindDefinitionResponse.Definition;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.Symbol;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a name stands for, by syntax: the strongest tie that there is, and all candidates of that strength. */
public final class Definitions {

    private static final int CANDIDATES_MAX = 100;

    private final Workspaces workspaces;

    public Definitions(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public FindDefinitionResponse find(FindDefinitionRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        NameAt name = NameAt.find(settings(), workspace, request.getPath(), request.getPosition());
        Candidates candidates = candidates(workspace, name, request.getPosition(), progress);
        return FindDefinitionResponse.newBuilder()
                .setName(name.text())
                .addAllDefinitions(candidates.best())
                .setCoverage(candidates.result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, candidates.result()))
                .build();
    }

    private ScanSettings settings() {
        return workspaces.settings();
    }

    /** What the name may stand for, with the links between files that told so. */
    record Candidates(List<Definition> best, FileLinks links, ScanResult result) {}

    Candidates candidates(Workspace workspace, NameAt name, Position position, ProgressMeter progress) {
        FileLinks links = new FileLinks(settings().languages());
        List<Symbol> named = new ArrayList<>();
        String language = settings().languages().language(name.path());
        ScanResult result = workspaces.scan(workspace, List.of(), Take.PARSED, Set.of(Part.OUTLINE), progress, file -> {
            links.add(file);
            if (file.language().equals(language)) {
                collect(file, name.text(), named);
            }
        });
        FileLinks.Neighbours neighbours = links.neighbours(name.path());
        List<Definition> all = named.stream()
                .map(symbol -> Definition.newBuilder()
                        .setSymbol(symbol)
                        .setResolution(resolution(symbol, name, neighbours))
                        .build())
                .sorted(order(position))
                .toList();
        List<Definition> best = all.stream()
                .filter(definition ->
                        definition.getResolution() == all.getFirst().getResolution())
                .limit(CANDIDATES_MAX)
                .toList();
        return new Candidates(best, links, result);
    }

    private static void collect(ScannedFile file, String name, List<Symbol> into) {
        Symbols.each(file, (entity, at) -> {
            // A constructor is found by its type.
            boolean type = entity.getName().equals(name) && entity.getKind() != Entity.Kind.CONSTRUCTOR;
            if (type) {
                into.add(Symbols.symbol(entity, at));
            }
        });
    }

    private static Resolution.Kind resolution(Symbol symbol, NameAt name, FileLinks.Neighbours neighbours) {
        if (symbol.getPath().equals(name.path())) {
            return Resolution.Kind.SAME_FILE;
        }
        if (neighbours.imported().contains(symbol.getPath())) {
            return Resolution.Kind.IMPORT;
        }
        return neighbours.beside().contains(symbol.getPath())
                ? Resolution.Kind.SAME_PACKAGE
                : Resolution.Kind.NAME_ONLY;
    }

    /** Strongest tie first; in the same file the declaration at the position itself, then the nearest above. */
    private static Comparator<Definition> order(Position position) {
        return Comparator.comparingInt((Definition definition) -> definition.getResolutionValue())
                .thenComparingInt(definition -> {
                    int line = definition
                            .getSymbol()
                            .getEntity()
                            .getNameRange()
                            .getStart()
                            .getLine();
                    boolean near = definition.getResolution() == Resolution.Kind.SAME_FILE;
                    return near ? Math.abs(position.getLine() - line) : 0;
                })
                .thenComparing(definition -> definition.getSymbol().getPath())
                .thenComparingInt(definition ->
                        definition.getSymbol().getEntity().getRange().getStart().getLine());
    }
}
