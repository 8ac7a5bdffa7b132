package dev.aura.cli.daemon;

import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse.Instance;
import dev.aura.proto.mesh.v1.GetStatusResponse.Service;

/** The state of the mesh as text. */
final class StatusPage {

    private StatusPage() {}

    static void print(GetStatusResponse status, Output output) {
        Style style = output.style();
        output.line("mesh " + state(status.getState(), style)
                + style.dim("  version " + status.getVersion() + ", pid "
                        + status.getPid() + ", up " + Words.duration(status.getUptimeMs()) + ", "
                        + Words.bytes(status.getResidentBytes())));
        Table table = new Table("lllrrr");
        table.row(
                "",
                style.dim("SERVICE"),
                style.dim("STATE"),
                style.dim("BUSY"),
                style.dim("CALLS"),
                style.dim("FAILED"));
        for (Service service : status.getServicesList()) {
            if (service.getInstancesList().isEmpty()) {
                table.row(style.red("✗"), service.getName(), style.red("missing"), "", "", "");
            }
            for (Instance instance : service.getInstancesList()) {
                row(table, service, instance, style);
            }
        }
        output.lines(table.lines());
        if (!status.getTcpAddress().isEmpty()) {
            output.line(style.dim("TCP   " + status.getTcpAddress()));
        }
        if (!status.getBridgeAddress().isEmpty()) {
            output.line(style.dim("gRPC  " + status.getBridgeAddress()));
        }
    }

    private static void row(Table table, Service service, Instance instance, Style style) {
        boolean ready = instance.getState() == Instance.State.READY;
        table.row(
                ready ? style.green("✓") : style.yellow("!"),
                service.getName(),
                ready ? "ready" : style.yellow("suspect"),
                instance.getInFlight() + "/" + instance.getSlots(),
                Long.toString(instance.getCalls()),
                instance.getFailures() == 0 ? "0" : style.red(Long.toString(instance.getFailures())));
    }

    private static String state(GetStatusResponse.State state, Style style) {
        return switch (state) {
            case READY -> style.green("ready");
            case STARTING -> style.yellow("starting");
            case DEGRADED -> style.yellow("degraded");
            case STOPPING -> style.yellow("stopping");
            case STATE_UNSPECIFIED, UNRECOGNIZED -> style.red("unknown");
        };
    }
}
