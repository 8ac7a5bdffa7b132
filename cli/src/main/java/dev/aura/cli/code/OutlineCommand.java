package dev.aura.cli.code;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import java.time.Duration;
import java.util.List;

/** {@code aura outline FILE}: what a file declares, as a tree. */
public final class OutlineCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("outline", "Shows what a file declares").required("FILE", "a source file");
    }

    @Override
    public ExitCode run(Session session) {
        Workspace workspace = Workspace.of(session, session.arguments().words());
        GetOutlineResponse response = CodeServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .getOutline(GetOutlineRequest.newBuilder()
                        .setWorkspace(workspace.name())
                        .setPath(String.join("", workspace.paths()))
                        .build());
        session.answer(response, () -> {
            print(response.getEntitiesList(), "", session.output());
            if (response.getCoverage().getSkippedCount()
                            + response.getCoverage().getPartial()
                    > 0) {
                session.output().lines(CoverageLines.of(response.getCoverage()));
            }
        });
        return ExitCode.DONE;
    }

    private static void print(List<Entity> entities, String indent, Output output) {
        for (Entity entity : entities) {
            String line = String.format("%5d  ", entity.getRange().getStart().getLine());
            String what = entity.getSignature().isEmpty() ? entity.getName() : entity.getSignature();
            output.line(output.style().dim(line) + indent + what + " "
                    + output.style().dim(SymbolLine.kind(entity)));
            print(entity.getChildrenList(), indent + "  ", output);
        }
    }
}
