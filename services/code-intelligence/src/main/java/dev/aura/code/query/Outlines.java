package dev.aura.code.query;

import com.google.protobuf.util.Timestamps;
import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.source.SourceText;
import dev.aura.code.store.Analyzer;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.ScanResult;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import dev.aura.proto.code.v1.Import;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.Freshness;
import io.grpc.Status;
import java.util.Optional;

/** The outline of one file, or of a text that is to stand in its place. */
public final class Outlines {

    private final Workspaces workspaces;

    public Outlines(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public GetOutlineResponse outline(GetOutlineRequest request) {
        Workspace workspace = Workspace.open(request.getWorkspace());
        String path = workspace.relativize(workspace.resolve(request.getPath()));
        GetOutlineResponse.Builder response = GetOutlineResponse.newBuilder()
                .setPath(path)
                .setLanguage(workspaces.settings().languages().language(path));
        Coverage.Builder coverage = Coverage.newBuilder().setFiles(1);
        FileRead read = request.hasContent()
                ? given(request, path)
                : workspace.read(path, workspaces.settings().fileBytesMax());
        switch (read) {
            case FileRead.Skipped skipped -> {
                if (skipped.file().getReason().startsWith(SkipReason.VANISHED.word())) {
                    throw Faults.of(
                            Status.Code.NOT_FOUND,
                            "PATH_NOT_FOUND",
                            "`" + path + "` does not exist in " + workspace.root());
                }
                coverage.addSkipped(skipped.file());
            }
            case FileRead.Content content -> {
                outline(path, content.bytes(), response, coverage);
                response.setFreshness(Freshness.newBuilder()
                        .setRevision(workspace.revision())
                        .setContentHash(ContentHash.of(content.bytes()).hex())
                        .setComputedAt(Timestamps.fromMillis(
                                workspaces.settings().clock().millis()))
                        .setComputedFiles(1));
            }
        }
        return response.setCoverage(coverage).build();
    }

    private static FileRead given(GetOutlineRequest request, String path) {
        byte[] bytes = request.getContent().toByteArray();
        return Workspace.isBinary(bytes)
                ? new FileRead.Skipped(SkipReason.BINARY.of(path, ""))
                : new FileRead.Content(bytes, new dev.aura.bus.workspace.FileStat.Regular(bytes.length, 0, ""));
    }

    private void outline(String path, byte[] bytes, GetOutlineResponse.Builder response, Coverage.Builder coverage) {
        Optional<LanguageFrontEnd> frontEnd = workspaces.settings().languages().frontEnd(path);
        if (frontEnd.isEmpty()) {
            coverage.addSkipped(SkipReason.UNSUPPORTED.of(path, "no parser for this kind of file"));
            return;
        }
        SourceText source = SourceText.decode(bytes);
        switch (workspaces.settings().threads().call(() -> Analyzer.parse(frontEnd.get(), path, source))) {
            case Analyzer.Outcome.Skipped skipped -> coverage.addSkipped(skipped.file());
            case Analyzer.Outcome.Parsed parsed -> {
                ParsedFile file = parsed.file();
                ScanResult.count(coverage, path, file.partial());
                file.declarations().forEach(declaration -> response.addEntities(declaration.toEntity(source)));
                file.imports()
                        .forEach(statement -> response.addImports(Import.newBuilder()
                                .setName(statement.name())
                                .setRange(source.range(statement.start(), statement.end()))));
            }
        }
    }
}
