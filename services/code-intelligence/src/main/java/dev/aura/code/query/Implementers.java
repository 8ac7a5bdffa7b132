package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.index.Indexes;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.FindImplementersRequest;
import dev.aura.proto.code.v1.FindImplementersResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The types under a type, and the methods that override a method. */
public final class Implementers {

    private static final int LIMIT_DEFAULT = 500;
    private static final int LIMIT_MAX = 10_000;

    private final Workspaces workspaces;
    private final Indexes indexes;
    private final CallModels models;

    public Implementers(Workspaces workspaces, Indexes indexes, CallModels models) {
        this.workspaces = workspaces;
        this.indexes = indexes;
        this.models = models;
    }

    public FindImplementersResponse find(FindImplementersRequest request, ProgressMeter progress) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        Aim aim = Aim.of(workspaces, indexes, models, workspace, request.getPath(), request.getPosition(), progress);
        FindImplementersResponse.Builder response = FindImplementersResponse.newBuilder();
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        aim.symbol().ifPresent(symbol -> {
            List<Place> places = aim.model().ask(index -> index.implementers(Entities.nameOf(symbol)));
            List<Place> shown = places.subList(0, Math.min(places.size(), limit));
            aim.entities().fetch(shown.stream().map(Place::path).collect(Collectors.toSet()));
            response.setSymbol(symbol).setTotal(places.size());
            shown.forEach(place -> aim.entities().at(place).ifPresent(response::addImplementers));
        });
        return response.setCoverage(aim.model().result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, aim.model().result()))
                .build();
    }
}
