package dev.aura.cli.daemon;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.mesh.DaemonProcess;
import io.grpc.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code aura logs [-f] [--service S]}: what the daemon wrote, from its file or from the journal where systemd runs it. */
public final class LogsCommand implements Command {

    private static final long LOOK_MS = 200;

    @Override
    public Syntax syntax() {
        return Syntax.of("logs", "Shows what the daemon wrote")
                .flag("-f/--follow", "go on as more is written, until interrupted")
                .value("--service", "NAME", "only lines of one service, such as code-intelligence")
                .value("-n/--lines", "N", "start with so many of the last lines (default: 50)");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        LogFilter filter = LogFilter.of(session.arguments().value("--service"));
        int lines = session.arguments().count("--lines", 50);
        boolean follow = session.arguments().has("--follow");
        if (Journal.keepsIt()) {
            try (InputStream journal = Journal.read(lines, follow)) {
                copy(journal, filter, session);
            }
            return ExitCode.DONE;
        }
        Path log = DaemonProcess.log(session.surroundings().directories().state());
        if (Files.notExists(log)) {
            throw Faults.of(
                    Status.Code.NOT_FOUND,
                    "NO_LOG",
                    "there is no log yet at " + log + "; start the mesh with: aura up");
        }
        List<String> last = filter.apply(Files.readAllLines(log, StandardCharsets.UTF_8));
        session.output().lines(last.subList(Math.max(0, last.size() - lines), last.size()));
        if (last.isEmpty()) {
            session.output().message("no such line in " + log);
        }
        if (follow) {
            follow(log, filter, session);
        }
        return ExitCode.DONE;
    }

    private static void follow(Path log, LogFilter filter, Session session) throws IOException, InterruptedException {
        long read = Files.size(log);
        session.output().flush();
        while (true) {
            Thread.sleep(LOOK_MS);
            long size = Files.exists(log) ? Files.size(log) : 0;
            if (size < read) {
                read = 0; // moved away: a new file has begun
            }
            if (size > read) {
                try (InputStream more = Files.newInputStream(log)) {
                    more.skipNBytes(read);
                    byte[] bytes = more.readNBytes((int) Math.min(size - read, 1 << 20));
                    int complete = afterLastLine(bytes);
                    read += complete;
                    String text = new String(bytes, 0, complete, StandardCharsets.UTF_8);
                    session.output().lines(filter.apply(text.lines().toList()));
                    session.output().flush();
                }
            }
        }
    }

    private static int afterLastLine(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return bytes.length == 1 << 20 ? bytes.length : 0;
    }

    private static void copy(InputStream journal, LogFilter filter, Session session) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(journal, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            session.output().lines(filter.apply(List.of(line)));
            session.output().flush();
        }
    }
}
