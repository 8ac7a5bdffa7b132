package dev.aura.code.query;

import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.store.AnalysisStore.Part;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScannedFile;
import dev.aura.code.store.Workspaces;
import dev.aura.code.store.Workspaces.Take;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Symbol;
import dev.aura.proto.mesh.v1.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outlines of a few files, fetched as they are needed. */
final class Entities {

    private final Workspaces workspaces;
    private final Workspace workspace;
    private final ProgressMeter progress;
    private final Map<String, Optional<ScannedFile>> files = new HashMap<>();

    Entities(Workspaces workspaces, Workspace workspace, ProgressMeter progress) {
        this.workspaces = workspaces;
        this.workspace = workspace;
        this.progress = progress;
    }

    /** Fetches several files at once. */
    void fetch(Set<String> paths) {
        List<String> missing = new ArrayList<>(paths);
        missing.removeIf(files::containsKey);
        if (missing.isEmpty()) {
            return;
        }
        missing.forEach(path -> files.put(path, Optional.empty()));
        workspaces.scan(
                workspace,
                missing,
                Take.PARSED,
                Set.of(Part.OUTLINE),
                progress,
                file -> files.put(file.path(), Optional.of(file)));
    }

    private Optional<ScannedFile> file(String path) {
        fetch(Set.of(path));
        return files.getOrDefault(path, Optional.empty());
    }

    /** What is declared at a place; a local or anonymous type is no entity, what it stands in is. */
    Optional<Symbol> at(Place place) {
        return file(place.path()).flatMap(file -> {
            Entity named = named(file.analysis().entities(), place);
            return named == null ? around(place) : Optional.of(symbol(named, file));
        });
    }

    /** The innermost entity around a place. */
    Optional<Symbol> around(Place place) {
        return file(place.path()).flatMap(file -> {
            Entity around = around(file.analysis().entities(), place);
            return Optional.ofNullable(around).map(entity -> symbol(entity, file));
        });
    }

    /** What an entity is declared in; empty where that is the file. */
    Optional<Symbol> holding(Symbol inner) {
        Place place = nameOf(inner);
        return file(inner.getPath()).flatMap(file -> {
            Entity holder = null;
            List<Entity> level = file.analysis().entities();
            for (Entity at = holding(level, place); at != null; at = holding(at.getChildrenList(), place)) {
                holder = at;
            }
            return Optional.ofNullable(holder).map(entity -> symbol(entity, file));
        });
    }

    /** Of some entities the one that has another inside. */
    private static @Nullable Entity holding(List<Entity> entities, Place place) {
        for (Entity entity : entities) {
            if (named(entity.getChildrenList(), place) != null) {
                return entity;
            }
        }
        return null;
    }

    private static @Nullable Entity named(List<Entity> entities, Place place) {
        for (Entity entity : entities) {
            Position start = entity.getNameRange().getStart();
            if (start.getLine() == place.line() && start.getColumn() == place.column()) {
                return entity;
            }
            Entity inner = named(entity.getChildrenList(), place);
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static @Nullable Entity around(List<Entity> entities, Place place) {
        for (Entity entity : entities) {
            boolean covers = !isBefore(place, entity.getRange().getStart())
                    && isBefore(place, entity.getRange().getEnd());
            if (covers) {
                Entity inner = around(entity.getChildrenList(), place);
                return inner == null ? entity : inner;
            }
        }
        return null;
    }

    private static boolean isBefore(Place place, Position position) {
        return place.line() < position.getLine()
                || (place.line() == position.getLine() && place.column() < position.getColumn());
    }

    private static Symbol symbol(Entity entity, ScannedFile file) {
        return Symbol.newBuilder()
                .setEntity(entity.toBuilder().clearChildren())
                .setPath(file.path())
                .setLanguage(file.language())
                .build();
    }

    static Place nameOf(Symbol symbol) {
        Position start = symbol.getEntity().getNameRange().getStart();
        return new Place(symbol.getPath(), start.getLine(), start.getColumn());
    }
}
