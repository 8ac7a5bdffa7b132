package dev.aura.cli.observe;

import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.GetTraceResponse;
import dev.aura.proto.mesh.v1.ListTracesResponse;
import dev.aura.proto.mesh.v1.Span;
import io.grpc.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Spans as text. */
public final class TracePage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int NANOS_PER_US = 1_000;
    private static final int INDENT_MAX = 20;

    private TracePage() {}

    /** One trace: each call below the one in whose work it was made. */
    public static List<String> tree(GetTraceResponse trace, Style style) {
        Table table = new Table("llrrrrl");
        table.row(
                style.dim("CALL"),
                style.dim("INSTANCE"),
                style.dim("TOTAL"),
                style.dim("QUEUE"),
                style.dim("WIRE"),
                style.dim("WORK"),
                style.dim("STATUS"));
        Map<String, List<Span>> children = new HashMap<>();
        Set<String> ids = new HashSet<>();
        trace.getSpansList().forEach(span -> ids.add(span.getSpanId()));
        trace.getSpansList()
                .forEach(span -> children.computeIfAbsent(
                                ids.contains(span.getParentSpanId()) ? span.getParentSpanId() : "",
                                id -> new ArrayList<>())
                        .add(span));
        Set<Span> shown = new HashSet<>();
        children.getOrDefault("", List.of()).forEach(root -> branch(root, 0, children, shown, table, style));
        List<String> lines = new ArrayList<>();
        lines.add("trace "
                + style.bold(trace.getSpansCount() == 0 ? "" : trace.getSpans(0).getTraceId())
                + style.dim("  " + Words.count(trace.getSpansCount(), "call")));
        lines.addAll(table.lines());
        return lines;
    }

    /** Calls of many traces, newest first. */
    static void list(ListTracesResponse list, Output output) {
        Style style = output.style();
        if (list.getSpansCount() == 0) {
            output.line("no call failed or was slow lately; --all shows the others that are kept ("
                    + Words.number(list.getKept()) + ")");
            return;
        }
        Table table = new Table("lllrrrrl");
        table.row(
                style.dim("TRACE"),
                style.dim("BEGAN"),
                style.dim("CALL"),
                style.dim("TOTAL"),
                style.dim("QUEUE"),
                style.dim("WIRE"),
                style.dim("WORK"),
                style.dim("STATUS"));
        for (Span span : list.getSpansList()) {
            table.row(
                    span.getTraceId()
                            .substring(0, Math.min(16, span.getTraceId().length())),
                    began(span),
                    method(span),
                    time(total(span)),
                    time(span.getQueueNs()),
                    time(span.getWireNs()),
                    time(span.getWorkNs()),
                    status(span, style));
        }
        output.lines(table.lines());
        output.line(style.dim("aura trace ID shows one with the calls it made"));
    }

    private static void branch(
            Span span, int depth, Map<String, List<Span>> children, Set<Span> shown, Table table, Style style) {
        if (!shown.add(span)) {
            return;
        }
        table.row(
                "  ".repeat(Math.min(depth, INDENT_MAX)) + method(span),
                style.dim(span.getInstance()),
                time(total(span)),
                time(span.getQueueNs()),
                time(span.getWireNs()),
                time(span.getWorkNs()),
                status(span, style));
        if (depth < INDENT_MAX) {
            children.getOrDefault(span.getSpanId(), List.of())
                    .forEach(child -> branch(child, depth + 1, children, shown, table, style));
        }
    }

    private static long total(Span span) {
        return span.getQueueNs() + span.getWireNs() + span.getWorkNs();
    }

    private static String time(long ns) {
        return Words.micros(ns / NANOS_PER_US);
    }

    private static String began(Span span) {
        return TIME.format(Instant.ofEpochSecond(
                        span.getStartedAt().getSeconds(), span.getStartedAt().getNanos())
                .atZone(ZoneId.systemDefault()));
    }

    /** Without the package, which tells nothing new. */
    private static String method(Span span) {
        String name = span.getMethod();
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(name.lastIndexOf('.', slash) + 1);
    }

    private static String status(Span span, Style style) {
        String attempts = span.getAttempts() > 1 ? " after " + span.getAttempts() + " attempts" : "";
        if (span.getCode() == 0) {
            return "ok" + attempts;
        }
        String reason = span.getReason().isEmpty()
                ? Status.fromCodeValue(span.getCode()).getCode().name()
                : span.getReason();
        return style.red(reason) + attempts;
    }
}
