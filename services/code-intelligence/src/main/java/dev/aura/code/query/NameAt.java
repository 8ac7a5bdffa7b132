package dev.aura.code.query;

import com.google.protobuf.ByteString;
import dev.aura.bus.status.Faults;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.store.ScanSettings;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.mesh.v1.Position;
import io.grpc.Status;
import java.util.List;
import java.util.Optional;

/**
 * The name at a position.
 *
 * @param path file
 * @param text the name
 * @param position where it begins
 * @param isMember whether it is named through something: `a.name`
 */
record NameAt(String path, String text, Position position, boolean isMember) {

    Place place() {
        return new Place(path, position.getLine(), position.getColumn());
    }

    /** In a file, or in the content that stands in for it. */
    static NameAt find(
            ScanSettings settings,
            Workspace workspace,
            String givenPath,
            Position position,
            List<FileContent> overlay) {
        String path = workspace.relativize(workspace.resolve(givenPath));
        LanguageFrontEnd frontEnd = settings.languages()
                .frontEnd(path)
                .orElseThrow(() -> Faults.of(
                        Status.Code.INVALID_ARGUMENT,
                        "UNSUPPORTED_LANGUAGE",
                        "`" + path + "` is in no language that is parsed"));
        Optional<byte[]> given = overlay.stream()
                .filter(content -> workspace
                        .relativize(workspace.resolve(content.getPath()))
                        .equals(path))
                .map(FileContent::getContent)
                .map(ByteString::toByteArray)
                .findFirst();
        byte[] bytes = given.orElseGet(() -> read(settings, workspace, path));
        return at(frontEnd, path, SourceText.decode(bytes), position);
    }

    private static byte[] read(ScanSettings settings, Workspace workspace, String path) {
        return switch (workspace.read(path, settings.fileBytesMax())) {
            case FileRead.Content content -> content.bytes();
            case FileRead.Skipped skipped ->
                throw Faults.of(
                        Status.Code.NOT_FOUND,
                        "PATH_NOT_READABLE",
                        "`" + path + "` cannot be read: " + skipped.file().getReason());
        };
    }

    private static NameAt at(LanguageFrontEnd frontEnd, String path, SourceText source, Position position) {
        Tokens tokens = frontEnd.tokens(source);
        int index = tokens.at(source.offset(position.getLine(), position.getColumn()));
        if (position.getLine() < 1
                || position.getLine() > source.lineCount()
                || index < 0
                || tokens.kind(index) != Tokens.Kind.NAME) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "NO_NAME_THERE",
                    "no name stands at " + path + ":" + position.getLine() + ":" + position.getColumn()
                            + "; lines and columns count from 1");
        }
        boolean member = index > 0 && tokens.isText(index - 1, ".");
        return new NameAt(path, tokens.text(index), source.position(tokens.start(index)), member);
    }
}
