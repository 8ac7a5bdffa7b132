package dev.aura.cli.code;

import static dev.aura.cli.terminal.JsonTree.object;

import dev.aura.cli.help.VersionCommand;
import dev.aura.cli.terminal.JsonTree;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.ListRulesResponse;
import dev.aura.proto.code.v1.TextEdit;
import dev.aura.proto.mesh.v1.Range;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings as SARIF 2.1.0 (OASIS): one run, its rules, results with relative addresses, fixes. */
final class Sarif {

    private Sarif() {}

    static String document(AnalyzeResponse response, ListRulesResponse rules) {
        Map<String, Integer> places = new HashMap<>();
        List<Object> descriptors = new ArrayList<>();
        for (ListRulesResponse.Rule rule : rules.getRulesList()) {
            places.put(rule.getId(), places.size());
            descriptors.add(rule(rule));
        }
        Object driver = object("name", "aura", "version", VersionCommand.current(), "rules", descriptors);
        Object run = object(
                "tool", object("driver", driver),
                "columnKind", "utf16CodeUnits",
                "results",
                        response.getFindingsList().stream()
                                .map(finding -> result(finding, places))
                                .toList());
        return JsonTree.print(object(
                "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version", "2.1.0",
                "runs", List.of(run)));
    }

    private static Object rule(ListRulesResponse.Rule rule) {
        return object(
                "id", rule.getId(),
                "shortDescription", text(rule.getSummary()),
                "fullDescription", rule.getRationale().isEmpty() ? null : text(rule.getRationale()),
                "defaultConfiguration", object("level", level(rule.getSeverity())));
    }

    private static Object result(Finding finding, Map<String, Integer> rules) {
        Object place = object(
                "physicalLocation",
                object("artifactLocation", file(finding.getPath()), "region", region(finding.getRange())),
                "logicalLocations",
                finding.getEntity().isEmpty() ? null : List.of(object("fullyQualifiedName", finding.getEntity())));
        return object(
                "ruleId", finding.getRuleId(),
                "ruleIndex", rules.get(finding.getRuleId()),
                "level", level(finding.getSeverity()),
                "message", text(finding.getMessage()),
                "locations", List.of(place),
                "fixes", finding.hasFix() ? List.of(fix(finding)) : null);
    }

    private static Object fix(Finding finding) {
        List<Object> replacements = new ArrayList<>();
        for (TextEdit edit : finding.getFix().getEditsList()) {
            replacements.add(object(
                    "deletedRegion", region(edit.getRange()), "insertedContent", object("text", edit.getText())));
        }
        return object(
                "description", text(finding.getFix().getDescription()),
                "artifactChanges",
                        List.of(object("artifactLocation", file(finding.getPath()), "replacements", replacements)));
    }

    private static Object file(String path) {
        try {
            return object("uri", new URI(null, null, path, null).getRawPath(), "uriBaseId", "%SRCROOT%");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("path " + path, e);
        }
    }

    private static Object region(Range range) {
        return object(
                "startLine",
                Math.max(1, range.getStart().getLine()),
                "startColumn",
                Math.max(1, range.getStart().getColumn()),
                "endLine",
                range.hasEnd() ? range.getEnd().getLine() : null,
                "endColumn",
                range.hasEnd() ? range.getEnd().getColumn() : null);
    }

    private static Object text(String text) {
        return object("text", text);
    }

    private static String level(Finding.Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> "none";
        };
    }
}
