package dev.aura.code.diff;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.code.language.ImportStatement;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.store.Analyzer;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.AlignVersionsRequest;
import dev.aura.proto.code.v1.AlignVersionsResponse;
import dev.aura.proto.code.v1.AlignedFile;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.MergeVersions;
import dev.aura.proto.code.v1.Part;
import dev.aura.proto.code.v1.SideChange;
import dev.aura.proto.mesh.v1.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays three versions of a file out side by side. */
public final class Alignments {

    private final Workspaces workspaces;

    public Alignments(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public AlignVersionsResponse align(AlignVersionsRequest request) {
        Coverage.Builder coverage = Coverage.newBuilder().setFiles(request.getFilesCount());
        AlignVersionsResponse.Builder response = AlignVersionsResponse.newBuilder();
        request.getFilesList().forEach(file -> response.addFiles(align(file, coverage)));
        return response.setCoverage(coverage).build();
    }

    /** One version, parsed whole. */
    private record Version(ParsedFile file, ByteOffsets bytes, List<VersionedEntity> entities) {}

    /** Why a file has no parts. */
    private static final class NoPartsException extends Exception {

        private static final long serialVersionUID = 1;

        NoPartsException(String message) {
            super(message);
        }
    }

    private AlignedFile align(MergeVersions file, Coverage.Builder coverage) {
        String path = file.getPath();
        AlignedFile.Builder aligned = AlignedFile.newBuilder()
                .setPath(path)
                .setLanguage(workspaces.settings().languages().language(path));
        Optional<LanguageFrontEnd> frontEnd = workspaces.settings().languages().frontEnd(path);
        if (frontEnd.isEmpty()) {
            coverage.addSkipped(SkipReason.UNSUPPORTED.of(path, "no parser for this kind of file"));
            return aligned.setProblem("no parser for this kind of file").build();
        }
        try {
            Version base = version(frontEnd.get(), path, "base", file.getBase().toByteArray());
            Version left = version(frontEnd.get(), path, "left", file.getLeft().toByteArray());
            Version right =
                    version(frontEnd.get(), path, "right", file.getRight().toByteArray());
            ScanResult.count(coverage, path, false);
            return parts(aligned, base, left, right).build();
        } catch (NoPartsException unusable) {
            coverage.addSkipped(SkipReason.UNPARSABLE.of(path, String.valueOf(unusable.getMessage())));
            return aligned.setProblem(String.valueOf(unusable.getMessage())).build();
        }
    }

    private Version version(LanguageFrontEnd frontEnd, String path, String name, byte[] content)
            throws NoPartsException {
        switch (Analyzer.contents(workspaces.settings(), frontEnd, path, content)) {
            case Analyzer.Outcome.Skipped skipped ->
                throw new NoPartsException(
                        "the " + name + " version: " + skipped.file().getReason());
            case Analyzer.Outcome.Parsed(ParsedFile file) -> {
                ByteOffsets bytes = ByteOffsets.of(file.source().text(), content);
                if (file.partial()) {
                    throw new NoPartsException("a part of the " + name + " version does not parse");
                }
                if (bytes == null) {
                    throw new NoPartsException("the " + name + " version is not UTF-8");
                }
                return new Version(file, bytes, VersionedEntity.of(frontEnd, file, path));
            }
        }
    }

    private static AlignedFile.Builder parts(AlignedFile.Builder aligned, Version base, Version left, Version right) {
        EntityMatcher toLeft = matched(base, left);
        EntityMatcher toRight = matched(base, right);
        PartIds ids = new PartIds();
        ids.numberBase(base.entities());
        ids.numberSide(left.entities(), toLeft.pairs());
        ids.numberSide(right.entities(), toRight.pairs());
        return aligned.addAllBase(parts(base, ids))
                .addAllLeft(parts(left, ids))
                .addAllRight(parts(right, ids))
                .addAllLeftChanges(changes(toLeft, ids))
                .addAllRightChanges(changes(toRight, ids));
    }

    private static EntityMatcher matched(Version before, Version after) {
        EntityMatcher matcher = new EntityMatcher();
        matcher.match(before.entities(), after.entities());
        matcher.matchMoved();
        return matcher;
    }

    private static List<SideChange> changes(EntityMatcher matcher, PartIds ids) {
        List<SideChange> changes = new ArrayList<>();
        matcher.removed().forEach(old -> changes.add(change(ids.of(old), EntityChanges.removed(old))));
        matcher.added().forEach(now -> changes.add(change(ids.of(now), EntityChanges.added(now))));
        matcher.pairs().forEach((now, old) -> {
            EntityChange change = EntityChanges.between(old, now, matcher.hasMoved(now));
            if (change != null) {
                changes.add(change(ids.of(now), change));
            }
        });
        return changes;
    }

    private static SideChange change(int id, EntityChange change) {
        return SideChange.newBuilder()
                .setId(id)
                .setKind(change.getKind())
                .setDetail(change.getDetail())
                .build();
    }

    private static List<Part> parts(Version version, PartIds ids) {
        return Tiles.of(version.file(), version.entities()).stream()
                .map(tile -> part(tile, version, ids))
                .toList();
    }

    private static Part part(Tile tile, Version version, PartIds ids) {
        Part.Builder part = Part.newBuilder()
                .setKind(tile.kind())
                .setId(ids.of(tile))
                .setStart(version.bytes().at(tile.start()))
                .setPrint(Prints.of(version.file().tokens(), tile.start(), tile.end(), List.of()))
                .setOrdered(tile.isOrdered());
        tile.imports().stream().map(ImportStatement::name).forEach(part::addImports);
        tile.inner().forEach(inner -> part.addParts(part(inner, version, ids)));
        if (!tile.entities().isEmpty()) {
            part.setEntity(tile.entities().getFirst().entity());
        }
        return part.setEnd(version.bytes().at(tile.end())).build();
    }
}
