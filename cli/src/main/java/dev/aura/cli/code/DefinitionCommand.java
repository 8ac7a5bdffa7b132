package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.workspace.FilePosition;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindDefinitionResponse;
import java.time.Duration;
import java.util.List;

/** {@code aura def FILE:LINE:COL}: what the name at a place stands for. */
public final class DefinitionCommand implements Command {

    private static final Duration BOUND = Duration.ofMinutes(2);

    @Override
    public Syntax syntax() {
        return Syntax.of("def", "Finds what the name at a place stands for")
                .required("FILE:LINE:COL", "a place, such as src/Main.java:12:5");
    }

    @Override
    public ExitCode run(Session session) {
        FilePosition place = FilePosition.parse(session.arguments().required(0));
        Workspace workspace = Workspace.of(session, List.of(place.file()));
        FindDefinitionResponse response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .findDefinition(FindDefinitionRequest.newBuilder()
                        .setWorkspace(workspace.name())
                        .setPath(String.join("", workspace.paths()))
                        .setPosition(place.position())
                        .build());
        Style style = session.output().style();
        session.answer(response, () -> {
            for (FindDefinitionResponse.Definition definition : response.getDefinitionsList()) {
                String how = SymbolLine.resolution(definition.getResolution());
                session.output().line(SymbolLine.of(definition.getSymbol(), style) + "  " + style.dim("(" + how + ")"));
            }
            if (response.getDefinitionsList().isEmpty()) {
                session.output().line("no definition of '" + response.getName() + "' in the workspace");
            }
        });
        return ExitCode.DONE;
    }
}
