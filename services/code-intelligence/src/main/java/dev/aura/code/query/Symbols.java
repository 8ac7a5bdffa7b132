package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.IndexedFile;
import dev.aura.code.index.Indexes;
import dev.aura.code.index.Letters;
import dev.aura.code.store.ProgressMeter;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.code.v1.Symbol;
import io.grpc.Status;
import java.util.EnumSet;
import java.util.Set;

/** Symbols by name. */
public final class Symbols {

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 1000;
    private static final int QUERY_MAX = 200;

    private final Indexes indexes;

    public Symbols(Indexes indexes) {
        this.indexes = indexes;
    }

    public SearchSymbolsResponse search(SearchSymbolsRequest request, ProgressMeter progress) {
        String query = request.getQuery().strip();
        if (query.isEmpty() || query.length() > QUERY_MAX) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "BAD_QUERY",
                    "the query has " + query.length() + " characters; give a name, or a part of one, of at most "
                            + QUERY_MAX);
        }
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        Set<Entity.Kind> kinds = EnumSet.noneOf(Entity.Kind.class);
        kinds.addAll(request.getKindsList());
        Workspace workspace = Workspace.open(request.getWorkspace());
        return indexes.ask(workspace, request.getOverlayList(), progress, view -> {
            BestSymbols best = new BestSymbols(limit);
            view.search(
                    Letters.of(query), new SymbolMatch(query)::rank, SymbolMatch.NONE, (rank, name, file, entity) -> {
                        if (kinds.isEmpty() || kinds.contains(file.kind(entity))) {
                            best.add(rank, name, file, entity);
                        }
                    });
            return SearchSymbolsResponse.newBuilder()
                    .addAllSymbols(best.bestFirst())
                    .setTotal(best.total())
                    .setCoverage(view.coverage())
                    .setFreshness(indexes.freshness(view))
                    .build();
        });
    }

    static Symbol symbol(IndexedFile file, int entity) {
        return Symbol.newBuilder()
                .setEntity(file.entity(entity))
                .setPath(file.path())
                .setLanguage(file.language())
                .build();
    }
}
