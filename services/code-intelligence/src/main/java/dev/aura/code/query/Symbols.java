package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.code.v1.Symbol;
import io.grpc.Status;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BiConsumer;

/** Symbols by name. */
public final class Symbols {

    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 1000;
    private static final int QUERY_MAX = 200;

    private final Workspaces workspaces;

    public Symbols(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** A symbol with how well it answers. */
    private record Ranked(int rank, Symbol symbol) {

        static final Comparator<Ranked> BEST_FIRST = Comparator.comparingInt(Ranked::rank)
                .thenComparing(ranked -> !ranked.symbol().getEntity().getPublic())
                .thenComparingInt(
                        ranked -> ranked.symbol().getEntity().getName().length())
                .thenComparing(ranked -> ranked.symbol().getEntity().getQualifiedName())
                .thenComparing(ranked -> ranked.symbol().getPath())
                .thenComparingInt(ranked ->
                        ranked.symbol().getEntity().getRange().getStart().getLine());
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
        PriorityQueue<Ranked> best = new PriorityQueue<>(Ranked.BEST_FIRST.reversed());
        int[] total = new int[1];
        Workspace workspace = Workspace.open(request.getWorkspace());
        ScanResult result = workspaces.scan(
                workspace,
                List.of(),
                Take.PARSED,
                Set.of(Part.OUTLINE),
                progress,
                file -> each(file, (entity, at) -> {
                    int rank = SymbolMatch.rank(entity.getName(), query);
                    if (rank != SymbolMatch.NONE && (kinds.isEmpty() || kinds.contains(entity.getKind()))) {
                        total[0]++;
                        best.add(new Ranked(rank, symbol(entity, at)));
                        if (best.size() > limit) {
                            best.poll();
                        }
                    }
                }));
        return SearchSymbolsResponse.newBuilder()
                .addAllSymbols(best.stream()
                        .sorted(Ranked.BEST_FIRST)
                        .map(Ranked::symbol)
                        .toList())
                .setTotal(total[0])
                .setCoverage(result.coverage())
                .setFreshness(workspaces.quickFreshness(workspace, result))
                .build();
    }

    /** Calls for every entity of a file, outer before inner. */
    static void each(ScannedFile file, BiConsumer<Entity, ScannedFile> action) {
        each(file.analysis().entities(), file, action);
    }

    private static void each(List<Entity> entities, ScannedFile file, BiConsumer<Entity, ScannedFile> action) {
        for (Entity entity : entities) {
            action.accept(entity, file);
            each(entity.getChildrenList(), file, action);
        }
    }

    static Symbol symbol(Entity entity, ScannedFile file) {
        return Symbol.newBuilder()
                .setEntity(entity.toBuilder().clearChildren())
                .setPath(file.path())
                .setLanguage(file.language())
                .build();
    }
}
