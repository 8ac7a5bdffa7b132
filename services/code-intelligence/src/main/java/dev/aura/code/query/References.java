package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexView;
import dev.aura.code.index.IndexedFile;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.query.CallModels.IndexState;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.FindDefinitionResponse.Definition;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.FindReferencesResponse.Reference;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.Symbol;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places that name a symbol, each with how far the file's imports tie it to that symbol. Comments and strings do not count. */
public final class References {

    private static final int LIMIT_DEFAULT = 500;
    private static final int LIMIT_MAX = 10_000;

    /** Times that the index is asked when a file changes between the answer and the reading of its lines. */
    private static final int ATTEMPTS = 3;

    private final Workspaces workspaces;
    private final Indexes indexes;
    private final CallModels models;
    private final RecentContents recent;

    public References(Workspaces workspaces, Indexes indexes, CallModels models, RecentContents recent) {
        this.workspaces = workspaces;
        this.indexes = indexes;
        this.models = models;
        this.recent = recent;
    }

    public FindReferencesResponse find(FindReferencesRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        for (int attempt = 1; ; attempt++) {
            NameAt name = NameAt.find(
                    indexes.settings(), workspace, request.getPath(), request.getPosition(), request.getOverlayList());
            TiedReferences tied = request.getOverlayCount() > 0 ? TiedReferences.NONE : tied(workspace, name, progress);
            Places places =
                    indexes.ask(workspace, request.getOverlayList(), progress, view -> ask(request, name, tied, view));
            ReferenceLines lines = new ReferenceLines(workspace, indexes.settings(), recent);
            places.inFiles().forEach(file -> lines.add(file.content(), file.references(), places.response()));
            if (lines.changed().isEmpty() || attempt == ATTEMPTS) {
                return lines.response(places.response());
            }
        }
    }

    private TiedReferences tied(Workspace workspace, NameAt name, ProgressMeter progress) {
        String language = indexes.settings().languages().language(name.path());
        IndexState state = indexes.ask(workspace, List.of(), progress, IndexState::of);
        return models.at(workspace, language, state, progress)
                .map(model -> TiedReferences.of(workspaces, model, workspace, name, progress))
                .orElse(TiedReferences.NONE);
    }

    /** An answer to which the lines are to be added. */
    private record Places(FindReferencesResponse.Builder response, List<InFile> inFiles) {}

    private record InFile(ReferenceLines.Content content, List<Reference.Builder> references) {}

    private Places ask(FindReferencesRequest request, NameAt name, TiedReferences tied, IndexView view) {
        ScanSettings settings = indexes.settings();
        LanguageFrontEnd frontEnd = settings.languages().frontEnd(name.path()).orElseThrow();
        Optional<Symbol> symbol = tied.symbol()
                .or(() -> Definitions.candidates(settings, view, name, request.getPosition()).stream()
                        .findFirst()
                        .map(Definition::getSymbol));
        String home = symbol.map(Symbol::getPath).orElse(name.path());
        IndexedFile homeFile = view.file(home);
        Ties ties = new Ties(view, frontEnd.language(), settings.languages());
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        int number = view.number(name.text());
        int total = 0;
        int left = limit;
        List<InFile> files = new ArrayList<>();
        for (IndexedFile file : view.mentioning(number, frontEnd.language())) {
            int count = file.places(number);
            if (count > 0 && (left > 0 || tied.symbol().isPresent())) {
                Resolution.Kind tie = ties.between(file, home, homeFile);
                List<Reference.Builder> all =
                        references(file, number, name.text().length(), tie, tied);
                List<Reference.Builder> references = all.subList(0, Math.min(left, all.size()));
                if (!references.isEmpty()) {
                    files.add(new InFile(ReferenceLines.Content.of(view, file), references));
                }
                left -= references.size();
                count = all.size();
            }
            total += count;
        }
        FindReferencesResponse.Builder response = FindReferencesResponse.newBuilder()
                .setTotal(total)
                .setCoverage(view.coverage())
                .setFreshness(indexes.freshness(view));
        symbol.ifPresent(response::setSymbol);
        return new Places(response, files);
    }

    private static List<Reference.Builder> references(
            IndexedFile file, int number, int length, Resolution.Kind tie, TiedReferences tied) {
        List<Reference.Builder> references = new ArrayList<>();
        file.eachPlace(number, (line, column) -> {
            Resolution.Kind kind = tied.kind(file.path(), line, column, tie);
            if (kind != null) {
                Range range = Range.newBuilder()
                        .setStart(Position.newBuilder().setLine(line).setColumn(column))
                        .setEnd(Position.newBuilder().setLine(line).setColumn(column + length))
                        .build();
                references.add(Reference.newBuilder()
                        .setPath(file.path())
                        .setRange(range)
                        .setResolution(kind));
            }
        });
        return references;
    }
}
