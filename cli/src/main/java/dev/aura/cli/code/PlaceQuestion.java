package dev.aura.cli.code;

import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.workspace.FilePosition;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.CodeServiceGrpc.CodeServiceBlockingStub;
import dev.aura.proto.mesh.v1.Position;
import java.time.Duration;
import java.util.List;

/**
 * What is asked about a place in a file, by `FILE:LINE:COL` and at most so many answers.
 *
 * @param code who is asked
 * @param workspace its root
 * @param path the file, relative to it
 * @param position the place in the file
 * @param limit how many answers at most
 */
record PlaceQuestion(CodeServiceBlockingStub code, String workspace, String path, Position position, int limit) {

    private static final Duration BOUND = Duration.ofMinutes(2);

    static Syntax syntax(String name, String summary, int limit) {
        return Syntax.of(name, summary)
                .required("FILE:LINE:COL", "a place, such as src/Main.java:12:5")
                .value("--limit", "N", "at most so many (default: " + limit + ")");
    }

    static PlaceQuestion of(Session session, int limit) {
        int given = session.arguments().count("--limit", limit);
        FilePosition place = FilePosition.parse(session.arguments().required(0));
        Workspace workspace = Workspace.of(session, List.of(place.file()));
        return new PlaceQuestion(
                CodeServiceGrpc.newBlockingStub(session.mesh(BOUND)),
                workspace.name(),
                String.join("", workspace.paths()),
                place.position(),
                given);
    }
}
