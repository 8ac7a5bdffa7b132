package dev.aura.cli.security;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.aura.bus.security.CurveKeys;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import java.nio.file.Path;

/** {@code aura keys show NAME}: the public key of a pair. */
public final class KeysShowCommand implements Command {

    @Override
    public Syntax syntax() {
        return Syntax.of("keys show", "Prints the public key of a key pair")
                .required("NAME", "name of the pair, such as server or client");
    }

    @Override
    public ExitCode run(Session session) {
        Path directory =
                CurveKeys.directory(session.surroundings().directories().state());
        String name = session.arguments().required(0);
        Path file = CurveKeys.file(directory, name);
        print(session, file, CurveKeys.read(file, "make one with: aura keys create " + name));
        return ExitCode.DONE;
    }

    static void print(Session session, Path file, CurveKeys keys) {
        Struct answer = Struct.newBuilder()
                .putFields("path", text(file.toString()))
                .putFields("publicKey", text(keys.publicKey()))
                .build();
        session.answer(answer, () -> session.output().line(keys.publicKey()));
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
