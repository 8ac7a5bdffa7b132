package dev.aura.cli.observe;

import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.GetMetersResponse.Distribution;
import dev.aura.proto.mesh.v1.GetMetersResponse.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two looks at the meters as text: what is now, and the rates between. */
final class TopPage {

    private static final double MS_PER_SECOND = 1e3;
    private static final int NANOS_PER_US = 1_000;

    private TopPage() {}

    static List<String> lines(GetMetersResponse before, GetMetersResponse now, Style style) {
        double seconds = Math.max(1, now.getUptimeMs() - before.getUptimeMs()) / MS_PER_SECOND;
        List<String> lines = new ArrayList<>();
        lines.add(style.bold("mesh") + "  up " + Words.duration(now.getUptimeMs()) + ", "
                + Words.bytes(now.getResidentBytes()) + ", " + Words.count(now.getPeers(), "peer") + ", "
                + rate(now.getCallsRouted() - before.getCallsRouted(), seconds) + " calls/s, "
                + now.getCallsInFlight() + " in flight, "
                + rate(now.getEventsPublished() - before.getEventsPublished(), seconds) + " events/s");
        lines.add(style.dim("refused " + Words.number(now.getCallsRefused()) + ", above the rate "
                + Words.number(now.getRateLimited()) + ", expired "
                + Words.number(now.getCallsExpired()) + ", events dropped " + Words.number(now.getEventsDropped())
                + ", malformed frames " + Words.number(now.getFramesMalformed())));
        lines.addAll(table(before, now, seconds, style).lines());
        return lines;
    }

    private static Table table(GetMetersResponse before, GetMetersResponse now, double seconds, Style style) {
        Table table = new Table("lrrrrrrrrr");
        table.row(
                style.dim("INSTANCE"),
                style.dim("CALLS/S"),
                style.dim("BUSY"),
                style.dim("WAITING"),
                style.dim("QUEUE P50"),
                style.dim("P99"),
                style.dim("WORK P50"),
                style.dim("P99"),
                style.dim("FAILED/S"),
                style.dim("MEMORY"));
        Map<String, Integer> waiting = new HashMap<>();
        now.getQueuesList().forEach(queue -> waiting.merge(queue.getDaemon(), queue.getCalls(), Integer::sum));
        Map<String, Instance> earlier = new HashMap<>();
        before.getInstancesList().forEach(instance -> earlier.put(instance.getId(), instance));
        for (Instance instance : now.getInstancesList()) {
            Instance was = earlier.getOrDefault(instance.getId(), Instance.getDefaultInstance());
            long failed = instance.getFailures() - was.getFailures();
            table.row(
                    instance.getId(),
                    rate(instance.getCalls() - was.getCalls(), seconds),
                    instance.getInFlight() + "/" + instance.getSlots(),
                    Integer.toString(waiting.getOrDefault(instance.getService(), 0)),
                    time(instance.getQueue().getP50Ns(), instance.getQueue()),
                    time(instance.getQueue().getP99Ns(), instance.getQueue()),
                    time(instance.getWork().getP50Ns(), instance.getWork()),
                    time(instance.getWork().getP99Ns(), instance.getWork()),
                    failed == 0 ? "0" : style.red(rate(failed, seconds)),
                    instance.getResidentBytes() == 0 ? "" : Words.bytes(instance.getResidentBytes()));
        }
        return table;
    }

    private static String rate(long count, double seconds) {
        double rate = count / seconds;
        return rate >= 100 || count == 0 ? Words.number(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", rate);
    }

    private static String time(long ns, Distribution distribution) {
        return distribution.getCount() == 0 ? "" : Words.micros(ns / NANOS_PER_US);
    }
}
