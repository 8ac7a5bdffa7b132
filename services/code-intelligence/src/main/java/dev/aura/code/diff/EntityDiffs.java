package dev.aura.code.diff;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.code.language.ImportStatement;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.store.Analyzer;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.DiffEntitiesResponse;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.code.v1.FileVersions;
import dev.aura.proto.mesh.v1.Coverage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares versions of files entity by entity. */
public final class EntityDiffs {

    private final Workspaces workspaces;

    public EntityDiffs(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /** A file of the request with both versions parsed; a version that is not there, or does not parse, is null. */
    private record Versions(
            FileVersions file,
            @Nullable LanguageFrontEnd frontEnd,
            @Nullable ParsedFile before,
            @Nullable ParsedFile after,
            boolean complete) {}

    public DiffEntitiesResponse diff(DiffEntitiesRequest request) {
        Coverage.Builder coverage = Coverage.newBuilder().setFiles(request.getFilesCount());
        List<Versions> all = new ArrayList<>();
        request.getFilesList().forEach(file -> all.add(parse(file, coverage)));
        EntityMatcher matcher = new EntityMatcher();
        all.stream()
                .filter(Versions::complete)
                .forEach(versions -> matcher.match(
                        entities(versions, versions.before(), oldPath(versions.file())),
                        entities(versions, versions.after(), versions.file().getPath())));
        matcher.matchMoved();
        Map<String, List<Placed>> changes = new HashMap<>();
        collect(matcher, changes);
        DiffEntitiesResponse.Builder response = DiffEntitiesResponse.newBuilder();
        all.forEach(versions -> response.addFiles(fileDiff(versions, changes)));
        return response.setCoverage(coverage).build();
    }

    /** A change and where it stands in the new version; what was removed stands where it was. */
    private record Placed(int offset, EntityChange change) {}

    private static void collect(EntityMatcher matcher, Map<String, List<Placed>> into) {
        matcher.pairs().forEach((now, old) -> {
            EntityChange change = EntityChanges.between(old, now, matcher.hasMoved(now));
            if (change != null) {
                place(into, now, change);
            }
        });
        matcher.added().forEach(now -> place(into, now, EntityChanges.added(now)));
        matcher.removed().forEach(old -> place(into, old, EntityChanges.removed(old)));
    }

    private static void place(Map<String, List<Placed>> into, VersionedEntity entity, EntityChange change) {
        into.computeIfAbsent(change.getPath(), path -> new ArrayList<>())
                .add(new Placed(entity.declaration().span().start(), change));
    }

    private static String oldPath(FileVersions file) {
        return file.getOldPath().isEmpty() ? file.getPath() : file.getOldPath();
    }

    private static List<VersionedEntity> entities(Versions versions, @Nullable ParsedFile file, String path) {
        LanguageFrontEnd frontEnd = versions.frontEnd();
        return file == null || frontEnd == null ? List.of() : VersionedEntity.of(frontEnd, file, path);
    }

    private Versions parse(FileVersions file, Coverage.Builder coverage) {
        Optional<LanguageFrontEnd> frontEnd = workspaces.settings().languages().frontEnd(file.getPath());
        if (frontEnd.isEmpty()) {
            coverage.addSkipped(SkipReason.UNSUPPORTED.of(file.getPath(), "no parser for this kind of file"));
            return new Versions(file, null, null, null, false);
        }
        List<Analyzer.Outcome> outcomes = new ArrayList<>();
        Analyzer.Outcome before = file.hasOldContent()
                ? version(frontEnd.get(), oldPath(file), file.getOldContent().toByteArray())
                : null;
        Analyzer.Outcome after = file.hasNewContent()
                ? version(frontEnd.get(), file.getPath(), file.getNewContent().toByteArray())
                : null;
        if (before != null) {
            outcomes.add(before);
        }
        if (after != null) {
            outcomes.add(after);
        }
        for (Analyzer.Outcome outcome : outcomes) {
            if (outcome instanceof Analyzer.Outcome.Skipped skipped) {
                coverage.addSkipped(skipped.file());
                return new Versions(file, frontEnd.get(), null, null, false);
            }
        }
        Versions versions = new Versions(file, frontEnd.get(), parsed(before), parsed(after), true);
        ScanResult.count(coverage, file.getPath(), isPartial(versions.before()) || isPartial(versions.after()));
        return versions;
    }

    private Analyzer.Outcome version(LanguageFrontEnd frontEnd, String path, byte[] bytes) {
        return Analyzer.contents(workspaces.settings(), frontEnd, path, bytes);
    }

    private static @Nullable ParsedFile parsed(Analyzer.@Nullable Outcome outcome) {
        return outcome instanceof Analyzer.Outcome.Parsed parsed ? parsed.file() : null;
    }

    private static boolean isPartial(@Nullable ParsedFile file) {
        return file != null && file.partial();
    }

    private FileDiff fileDiff(Versions versions, Map<String, List<Placed>> changes) {
        String path = versions.file().getPath();
        FileDiff.Builder diff = FileDiff.newBuilder()
                .setPath(path)
                .setLanguage(workspaces.settings().languages().language(path));
        List<Placed> placed = new ArrayList<>(changes.getOrDefault(path, List.of()));
        placed.sort(Comparator.comparingInt(Placed::offset));
        placed.forEach(one -> diff.addChanges(one.change()));
        if (versions.complete()) {
            Set<String> before = imports(versions.before());
            Set<String> after = imports(versions.after());
            after.stream().filter(name -> !before.contains(name)).forEach(diff::addAddedImports);
            before.stream().filter(name -> !after.contains(name)).forEach(diff::addRemovedImports);
            ParsedFile old = versions.before();
            ParsedFile now = versions.after();
            diff.setCosmetic(old != null && now != null && before.equals(after) && code(old) == code(now));
        }
        return diff.build();
    }

    private static Set<String> imports(@Nullable ParsedFile file) {
        Set<String> names = new TreeSet<>();
        if (file != null) {
            file.imports().forEach(statement -> names.add(statement.name()));
        }
        return names;
    }

    /** Print of all code but the imports. */
    private static long code(ParsedFile file) {
        return Prints.of(
                file.tokens(),
                0,
                Integer.MAX_VALUE,
                file.imports().stream().map(EntityDiffs::statement).toList());
    }

    private static dev.aura.code.language.Declaration.Span statement(ImportStatement statement) {
        return new dev.aura.code.language.Declaration.Span(statement.start(), statement.end());
    }
}
