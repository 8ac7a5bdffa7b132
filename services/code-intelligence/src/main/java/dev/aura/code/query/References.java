package dev.aura.code.query;

import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.Workspace;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.store.ProgressMeter;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.Workspaces;
import dev.aura.proto.code.v1.FindDefinitionResponse.Definition;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.FindReferencesResponse.Reference;
import dev.aura.proto.code.v1.Resolution;
import dev.aura.proto.code.v1.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Places that name a symbol, each with how far the file's imports tie it to that symbol. Comments and strings do not count. */
public final class References {

    private static final int LIMIT_DEFAULT = 500;
    private static final int LIMIT_MAX = 10_000;
    private static final int LINE_MAX = 400;

    private final Workspaces workspaces;

    public References(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    public FindReferencesResponse find(FindReferencesRequest request, ProgressMeter progress) {
        ScanSettings settings = workspaces.settings();
        Workspace workspace = Workspace.open(request.getWorkspace());
        NameAt name = NameAt.find(settings, workspace, request.getPath(), request.getPosition());
        Definitions.Candidates candidates =
                new Definitions(workspaces).candidates(workspace, name, request.getPosition(), progress);
        Optional<Symbol> symbol = candidates.best().stream().findFirst().map(Definition::getSymbol);
        String home = symbol.map(Symbol::getPath).orElse(name.path());
        Map<String, Set<String>> users = candidates.links().usersByFile();
        int limit = request.getLimit() <= 0 ? LIMIT_DEFAULT : Math.min(request.getLimit(), LIMIT_MAX);
        FindReferencesResponse.Builder response = FindReferencesResponse.newBuilder();
        FileListing listing = workspace.files(List.of());
        String language = settings.languages().language(name.path());
        for (String path : listing.paths()) {
            Optional<LanguageFrontEnd> frontEnd = settings.languages().frontEnd(path);
            if (frontEnd.isPresent() && frontEnd.get().language().equals(language)) {
                Resolution.Kind tie = tie(path, home, users, candidates.links());
                in(workspace, path, frontEnd.get(), name.text(), tie, response, limit);
            }
        }
        symbol.ifPresent(response::setSymbol);
        return response.setCoverage(candidates.result().coverage())
                .setFreshness(workspaces.quickFreshness(workspace, candidates.result()))
                .build();
    }

    private static Resolution.Kind tie(String path, String home, Map<String, Set<String>> users, FileLinks links) {
        if (path.equals(home)) {
            return Resolution.Kind.SAME_FILE;
        }
        if (!users.getOrDefault(home, Set.of()).contains(path)) {
            return Resolution.Kind.NAME_ONLY;
        }
        return links.neighbours(path).imported().contains(home) ? Resolution.Kind.IMPORT : Resolution.Kind.SAME_PACKAGE;
    }

    private void in(
            Workspace workspace,
            String path,
            LanguageFrontEnd frontEnd,
            String name,
            Resolution.Kind tie,
            FindReferencesResponse.Builder response,
            int limit) {
        if (!(workspace.read(path, workspaces.settings().fileBytesMax()) instanceof FileRead.Content content)
                || !mentions(content.bytes(), name)) {
            return;
        }
        SourceText source = SourceText.decode(content.bytes());
        Tokens tokens = frontEnd.tokens(source);
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == Tokens.Kind.NAME && tokens.isText(index, name)) {
                response.setTotal(response.getTotal() + 1);
                if (response.getReferencesCount() < limit) {
                    String line =
                            source.lineText(source.line(tokens.start(index))).strip();
                    response.addReferences(Reference.newBuilder()
                            .setPath(path)
                            .setRange(source.range(tokens.start(index), tokens.end(index)))
                            .setResolution(tie)
                            .setLineText(line.substring(0, Math.min(line.length(), LINE_MAX))));
                }
            }
        }
    }

    private static boolean isWide(byte[] content) {
        return content.length > 1 && (content[0] & 0xFF) + (content[1] & 0xFF) == 0xFE + 0xFF;
    }

    /** Whether the bytes of a name occur; most files need no further look. Names beyond ASCII are looked for in the text. */
    private static boolean mentions(byte[] content, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        if (wanted.length != name.length() || isWide(content)) {
            return true;
        }
        for (int at = 0; at + wanted.length <= content.length; at++) {
            int same = 0;
            while (same < wanted.length && content[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
