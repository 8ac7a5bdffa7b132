package dev.aura.code.query;

import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.FindCallersRequest;
import dev.aura.proto.code.v1.FindCallersResponse;
import dev.aura.proto.code.v1.FindCallersResponse.Caller;
import dev.aura.proto.code.v1.Symbol;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that reach a function, through what it overrides too: who calls the interface may reach any implementation. */
public final class Callers {

    private static final int DEPTH_MAX = 10;
    private static final int LIMIT_DEFAULT = 500;
    private static final int LIMIT_MAX = 10_000;
    private static final int FUNCTIONS_MAX = 5_000;
    private static final int LINE_MAX = 400;

    private final Workspaces workspaces;
    private final Indexes indexes;
    private final CallModels models;

    public Callers(Workspaces workspaces, Indexes indexes, CallModels models) {
        this.workspaces = workspaces;
        this.indexes = indexes;
        this.models = models;
    }

    public FindCallersResponse find(FindCallersRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        Aim aim = Aim.of(workspaces, indexes, models, workspace, request.getPath(), request.getPosition(), progress);
        FindCallersResponse.Builder response = FindCallersResponse.newBuilder();
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        int depth = Math.clamp(request.getDepthMax(), 1, DEPTH_MAX);
        aim.symbol().ifPresent(symbol -> {
            response.setSymbol(symbol);
            new Walk(workspace, aim, limit, response).follow(symbol, depth);
        });
        return response.setCoverage(aim.model().result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, aim.model().result()))
                .build();
    }

    /** One answer in the making. */
    private final class Walk {
        private final Workspace workspace;
        private final Aim aim;
        private final int limit;
        private final FindCallersResponse.Builder response;
        private final Set<Place> asked = new HashSet<>();
        private final Map<String, Optional<SourceText>> sources = new HashMap<>();

        Walk(Workspace workspace, Aim aim, int limit, FindCallersResponse.Builder response) {
            this.workspace = workspace;
            this.aim = aim;
            this.limit = limit;
            this.response = response;
        }

        void follow(Symbol start, int depthMax) {
            List<Symbol> step = List.of(start);
            for (int depth = 1; depth <= depthMax && !step.isEmpty(); depth++) {
                List<Symbol> next = new ArrayList<>();
                for (Symbol function : step) {
                    if (asked.size() < FUNCTIONS_MAX && asked.add(Entities.nameOf(function))) {
                        next.addAll(callers(function, depth));
                    }
                }
                step = next;
            }
        }

        private List<Symbol> callers(Symbol function, int depth) {
            Reaching.Found found = Reaching.find(aim, function);
            if (depth == 1) {
                response.setUnresolved(found.unresolved());
            }
            List<Symbol> callers = new ArrayList<>();
            for (TiedCall call : found.calls()) {
                add(call, depth).ifPresent(callers::add);
            }
            return callers;
        }

        private Optional<Symbol> add(TiedCall call, int depth) {
            Place place = new Place(call.path(), call.line(), call.column());
            Optional<Symbol> holder = aim.entities().around(place);
            response.setTotal(response.getTotal() + 1);
            if (response.getCallersCount() < limit) {
                Caller.Builder caller = Caller.newBuilder()
                        .setPath(call.path())
                        .setRange(range(call))
                        .setResolution(CallTies.resolution(call.tie()))
                        .setDepth(depth)
                        .setLineText(line(call));
                holder.ifPresent(caller::setCaller);
                aim.entities()
                        .at(call.targets().getFirst())
                        .ifPresent(callee -> caller.setCallee(callee.getEntity().getQualifiedName()));
                response.addCallers(caller);
            }
            return holder;
        }

        private String line(TiedCall call) {
            Optional<SourceText> source = sources.computeIfAbsent(
                    call.path(),
                    path -> workspace.read(path, workspaces.settings().fileBytesMax())
                                    instanceof FileRead.Content content
                            ? Optional.of(SourceText.decode(content.bytes()))
                            : Optional.empty());
            String line = source.map(text -> text.lineText(call.line()).strip()).orElse("");
            return line.substring(0, Math.min(line.length(), LINE_MAX));
        }
    }

    static Range range(TiedCall call) {
        Position.Builder start = Position.newBuilder().setLine(call.line()).setColumn(call.column());
        return Range.newBuilder()
                .setStart(start)
                .setEnd(start.clone().setColumn(call.column() + call.name().length()))
                .build();
    }
}
