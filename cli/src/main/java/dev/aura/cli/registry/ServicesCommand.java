package dev.aura.cli.registry;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.GetStatusResponse.Instance;
import dev.aura.proto.mesh.v1.ListServicesRequest;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import dev.aura.proto.mesh.v1.ListServicesResponse.Method;
import dev.aura.proto.mesh.v1.ListServicesResponse.ServiceEntry;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import java.util.Locale;

/** {@code aura services}: the registry. */
public final class ServicesCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("services", "Lists services with their instances and methods");
    }

    @Override
    public ExitCode run(Session session) {
        ListServicesResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .listServices(ListServicesRequest.getDefaultInstance());
        session.answer(response, () -> response.getServicesList().forEach(entry -> print(entry, session.output())));
        return ExitCode.DONE;
    }

    private static void print(ServiceEntry entry, Output output) {
        Style style = output.style();
        output.line(style.bold(entry.getName()) + "  " + style.dim(entry.getDaemon()));
        for (Instance instance : entry.getInstancesList()) {
            output.line("  " + instance.getId() + "  " + instance.getVersion() + "  "
                    + instance.getState().name().toLowerCase(Locale.ROOT) + "  " + instance.getInFlight() + " of "
                    + instance.getSlots() + " slots busy, " + Words.count(instance.getCalls(), "call")
                    + (instance.getCalls() == 0 ? "" : ", lately " + Words.micros(instance.getWorkUs()) + " each"));
        }
        Table table = new Table("lll");
        for (Method method : entry.getMethodsList()) {
            table.row(
                    "    " + method.getName(),
                    style.dim(simple(method.getRequestType()) + " → "
                            + (method.getServerStreaming() ? "stream of " : "") + simple(method.getResponseType())),
                    style.dim(method.getRole().name().toLowerCase(Locale.ROOT)));
        }
        output.lines(table.lines());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
