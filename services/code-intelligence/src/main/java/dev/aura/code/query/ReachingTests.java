package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FindTestsRequest;
import dev.aura.proto.code.v1.FindTestsResponse;
import dev.aura.proto.code.v1.FindTestsResponse.Call;
import dev.aura.proto.code.v1.FindTestsResponse.Test;
import dev.aura.proto.code.v1.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tests that reach a function or type: callers of callers, up to those in test files. */
public final class ReachingTests {

    private static final int DEPTH_DEFAULT = 5;
    private static final int DEPTH_MAX = 10;
    private static final int LIMIT_DEFAULT = 200;
    private static final int LIMIT_MAX = 2_000;
    private static final int FUNCTIONS_MAX = 2_000;

    private final Workspaces workspaces;
    private final Indexes indexes;
    private final CallModels models;

    public ReachingTests(Workspaces workspaces, Indexes indexes, CallModels models) {
        this.workspaces = workspaces;
        this.indexes = indexes;
        this.models = models;
    }

    public FindTestsResponse find(FindTestsRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        Aim aim = Aim.of(workspaces, indexes, models, workspace, request.getPath(), request.getPosition(), progress);
        FindTestsResponse.Builder response = FindTestsResponse.newBuilder();
        int depth = request.getDepthMax() <= 0 ? DEPTH_DEFAULT : Math.min(request.getDepthMax(), DEPTH_MAX);
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        aim.symbol().ifPresent(symbol -> {
            Walk walk = new Walk(aim, depth);
            walk.follow(symbol);
            List<Test> tests = walk.tests();
            response.setSymbol(symbol)
                    .addAllTests(tests.subList(0, Math.min(limit, tests.size())))
                    .setTotal(tests.size())
                    .setUnresolved(walk.unresolved)
                    .setTruncated(walk.truncated);
        });
        return response.setCoverage(aim.model().result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, aim.model().result()))
                .build();
    }

    /**
     * A call that was walked over, towards what was asked for.
     *
     * @param call the call
     * @param holder the entity that it stands in; null at file level
     * @param callee what it reaches
     * @param next the call after it; null where it reaches what was asked for
     * @param depth how many calls there are with those after it
     */
    private record Step(
            TiedCall call,
            @Nullable Symbol holder,
            Symbol callee,
            @Nullable Step next,
            int depth) {}

    /** One answer in the making: breadth first, so that the first way to an entity is a shortest. */
    private final class Walk {
        private final Aim aim;
        private final int depthMax;
        private final Map<Place, Step> inTests = new HashMap<>();
        private final Set<Place> calledByTests = new HashSet<>();
        private final Set<Place> seen = new HashSet<>();

        /** For types that stand in for something in tests the methods by which they were come to. */
        private final Map<Place, List<Place>> standIns = new HashMap<>();

        private int unresolved;
        private boolean truncated;

        Walk(Aim aim, int depthMax) {
            this.aim = aim;
            this.depthMax = depthMax;
        }

        void follow(Symbol start) {
            record Pending(Symbol function, @Nullable Step way) {}
            Deque<Pending> pending = new ArrayDeque<>();
            pending.add(new Pending(start, null));
            seen.add(Entities.nameOf(start));
            for (Pending at = pending.poll(); at != null; at = pending.poll()) {
                int depth = at.way() == null ? 0 : at.way().depth();
                if (depth >= depthMax || seen.size() > FUNCTIONS_MAX) {
                    truncated = true;
                    continue;
                }
                Reaching.Found found = Reaching.find(aim, at.function());
                unresolved += found.unresolved();
                for (TiedCall call : found.calls()) {
                    Symbol holder = holder(call);
                    Step step = new Step(call, holder, at.function(), at.way(), depth + 1);
                    note(step);
                    if (holder != null && seen.add(Entities.nameOf(holder))) {
                        pending.add(new Pending(holder, step));
                    }
                }
                Symbol type = standIn(at.function());
                if (type != null && seen.add(Entities.nameOf(type))) {
                    pending.add(new Pending(type, at.way()));
                }
            }
        }

        /**
         * The type of a method in a test that the library calls through what the method overrides: a test that makes an object of it
         * starts what comes of it, whatever there is in between. Null for other functions.
         */
        private @Nullable Symbol standIn(Symbol function) {
            Place place = Entities.nameOf(function);
            boolean overrides = isTest(function.getPath())
                    && function.getEntity().getKind() == Entity.Kind.METHOD
                    && !aim.model().ask(index -> index.overridden(place)).isEmpty();
            Optional<Symbol> type = overrides ? aim.entities().holding(function) : Optional.empty();
            type.ifPresent(found -> standIns.computeIfAbsent(Entities.nameOf(found), key -> new ArrayList<>())
                    .add(place));
            return type.orElse(null);
        }

        private @Nullable Symbol holder(TiedCall call) {
            Optional<Symbol> holder = aim.entities().around(new Place(call.path(), call.line(), call.column()));
            return holder.orElse(null);
        }

        private void note(Step step) {
            String path = step.call().path();
            if (!isTest(path)) {
                return;
            }
            Symbol holder = step.holder();
            Place place = holder == null ? new Place(path, 0, 0) : Entities.nameOf(holder);
            inTests.putIfAbsent(place, step);
            Place callee = Entities.nameOf(step.callee());
            if (!callee.equals(place)) {
                calledByTests.add(callee);
                calledByTests.addAll(standIns.getOrDefault(callee, List.of()));
            }
        }

        private boolean isTest(String path) {
            return workspaces.settings().languages().frontEnd(path).stream()
                    .anyMatch(frontEnd -> frontEnd.role(path) == FileRole.TEST);
        }

        List<Test> tests() {
            return inTests.entrySet().stream()
                    .filter(entry -> !calledByTests.contains(entry.getKey()))
                    .sorted(Comparator.comparingInt((Map.Entry<Place, Step> entry) ->
                                    entry.getValue().depth())
                            .thenComparing(entry -> entry.getKey().path())
                            .thenComparingInt(entry -> entry.getKey().line()))
                    .map(entry -> test(entry.getValue()))
                    .toList();
        }

        private Test test(Step first) {
            Test.Builder test = Test.newBuilder().setPath(first.call().path());
            if (first.holder() != null) {
                test.setEntity(first.holder());
            }
            List<Call> calls = new ArrayList<>();
            for (Step step = first; step != null; step = step.next()) {
                Call.Builder call = Call.newBuilder()
                        .setPath(step.call().path())
                        .setRange(Callers.range(step.call()))
                        .setResolution(CallTies.resolution(step.call().tie()))
                        .setCallee(step.callee().getEntity().getQualifiedName());
                if (step.holder() != null) {
                    call.setCaller(step.holder().getEntity().getQualifiedName());
                }
                calls.add(call.build());
            }
            return test.addAllCalls(calls).build();
        }
    }
}
