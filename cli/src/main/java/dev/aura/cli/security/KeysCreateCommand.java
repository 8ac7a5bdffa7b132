package dev.aura.cli.security;

import dev.aura.bus.security.CurveKeys;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import java.nio.file.Path;

/** {@code aura keys create NAME}: makes a key pair, without a mesh. */
public final class KeysCreateCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "keys create",
                        "Makes a CURVE key pair, for a mesh that listens on TCP or for who connects to it")
                .required(
                        "NAME", "server for the mesh's own pair, client for that of this user; up to 64 of a-z 0-9 _ -")
                .note(
                        "writes the pair to keys/NAME.key in the state directory, for its owner alone, and prints the public key")
                .note("the mesh of bus.tcp.listen uses server, and admits the public keys in keys/allowed, one a line");
    }

    @Override
    public ExitCode run(Session session) {
        Path directory =
                CurveKeys.directory(session.surroundings().directories().state());
        String name = session.arguments().required(0);
        CurveKeys keys = CurveKeys.create(directory, name);
        KeysShowCommand.print(session, CurveKeys.file(directory, name), keys);
        return ExitCode.DONE;
    }
}
