package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexView;
import dev.aura.code.index.IndexedFile;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.query.CallModels.IndexState;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import dev.aura.proto.code.v1.FindDefinitionResponse.Definition;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a name stands for, by syntax: the strongest tie that there is, and all candidates of that strength. */
public final class Definitions {

    private static final int CANDIDATES_MAX = 100;

    private final Workspaces workspaces;
    private final Indexes indexes;
    private final CallModels models;

    public Definitions(Workspaces workspaces, Indexes indexes, CallModels models) {
        this.workspaces = workspaces;
        this.indexes = indexes;
        this.models = models;
    }

    public FindDefinitionResponse find(FindDefinitionRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        ScanSettings settings = indexes.settings();
        NameAt name =
                NameAt.find(settings, workspace, request.getPath(), request.getPosition(), request.getOverlayList());
        Optional<FindDefinitionResponse> called =
                request.getOverlayCount() > 0 ? Optional.empty() : called(workspace, name, progress);
        if (called.isPresent()) {
            return called.get();
        }
        return indexes.ask(
                workspace,
                request.getOverlayList(),
                progress,
                view -> FindDefinitionResponse.newBuilder()
                        .setName(name.text())
                        .addAllDefinitions(candidates(settings, view, name, request.getPosition()))
                        .setCoverage(view.coverage())
                        .setFreshness(indexes.freshness(view))
                        .build());
    }

    /** What a call reaches, nothing where that lies outside the workspace; empty where no call stands there, or it is not tied. */
    private Optional<FindDefinitionResponse> called(Workspace workspace, NameAt name, ProgressMeter progress) {
        String language = indexes.settings().languages().language(name.path());
        IndexState state = indexes.ask(workspace, List.of(), progress, IndexState::of);
        return models.at(workspace, language, state, progress)
                .flatMap(model -> Aim.calledAt(model, name.place())
                        .filter(call -> call.tie() != CallSystem.Tie.UNKNOWN && call.byName())
                        .map(call -> called(workspace, name, model, call, progress)));
    }

    private FindDefinitionResponse called(
            Workspace workspace, NameAt name, CallModels.Model model, TiedCall call, ProgressMeter progress) {
        Entities entities = new Entities(workspaces, workspace, progress);
        FindDefinitionResponse.Builder response =
                FindDefinitionResponse.newBuilder().setName(name.text());
        for (CallSystem.Place target : call.targets()) {
            entities.at(target)
                    .ifPresent(symbol -> response.addDefinitionsBuilder()
                            .setSymbol(symbol)
                            .setResolution(CallTies.resolution(call.tie())));
        }
        return response.setCoverage(model.result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, model.result()))
                .build();
    }

    /** What a name may stand for, best first. */
    static List<Definition> candidates(ScanSettings settings, IndexView view, NameAt name, Position position) {
        LanguageFrontEnd frontEnd = settings.languages().frontEnd(name.path()).orElseThrow();
        Ties.Uses uses =
                new Ties(view, frontEnd.language(), settings.languages()).of(name.path(), view.file(name.path()));
        int number = view.number(name.text());
        Resolution.Kind strongest = Resolution.Kind.NAME_ONLY;
        List<IndexedFile> homes = new ArrayList<>();
        for (IndexedFile file : view.declaring(number, frontEnd.language())) {
            Resolution.Kind tie = uses.to(file.path());
            if (tie.getNumber() <= strongest.getNumber() && hasCandidate(file, number)) {
                if (tie != strongest) {
                    homes.clear();
                }
                strongest = tie;
                homes.add(file);
            }
        }
        List<Definition> best = new ArrayList<>();
        for (IndexedFile file : homes) {
            collect(file, number, strongest, best);
        }
        best.sort(order(position));
        return best;
    }

    /** A constructor is found by its type. */
    private static boolean isCandidate(IndexedFile file, int entity, int name) {
        return file.entityName(entity) == name && file.kind(entity) != Entity.Kind.CONSTRUCTOR;
    }

    private static boolean hasCandidate(IndexedFile file, int name) {
        for (int entity = 0; entity < file.entities(); entity++) {
            if (isCandidate(file, entity, name)) {
                return true;
            }
        }
        return false;
    }

    private static void collect(IndexedFile file, int name, Resolution.Kind tie, List<Definition> into) {
        for (int entity = 0; entity < file.entities() && into.size() < CANDIDATES_MAX; entity++) {
            if (isCandidate(file, entity, name)) {
                into.add(Definition.newBuilder()
                        .setSymbol(Symbols.symbol(file, entity))
                        .setResolution(tie)
                        .build());
            }
        }
    }

    /** In the same file the declaration at the position itself, then the nearest; else by path and line. */
    private static Comparator<Definition> order(Position position) {
        return Comparator.comparingInt((Definition definition) -> {
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
