package dev.aura.cli.code;

import static dev.aura.cli.terminal.JsonTree.object;

import dev.aura.cli.help.VersionCommand;
import dev.aura.cli.terminal.JsonTree;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.AnalyzedFile;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.ListRulesResponse;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as SARIF 2.1.0 (OASIS): one run with its rules, the files it speaks of with their hashes, results with relative
 * addresses, and a notification for each file that is not in the answer.
 */
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
        Object root = object("description", text("The directory that was looked at."));
        Object run = object(
                "tool", object("driver", driver),
                "columnKind", "utf16CodeUnits",
                "originalUriBaseIds", object(SarifResults.ROOT, root),
                "invocations", List.of(invocation(response)),
                "artifacts",
                        response.getFilesList().stream().map(Sarif::artifact).toList(),
                "results", results(response, places));
        return JsonTree.print(object(
                "$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                "version", "2.1.0",
                "runs", List.of(run)));
    }

    private static List<Object> results(AnalyzeResponse response, Map<String, Integer> rules) {
        Map<String, Integer> files = new HashMap<>();
        response.getFilesList().forEach(file -> files.put(file.getPath(), files.size()));
        SarifResults results = new SarifResults(rules, files);
        List<Object> all = new ArrayList<>();
        for (Finding finding : response.getFindingsList()) {
            all.add(results.result(finding));
        }
        for (Finding finding : response.getSuppressedFindingsList()) {
            all.add(results.result(finding));
        }
        return all;
    }

    private static Object rule(ListRulesResponse.Rule rule) {
        String rationale = rule.getRationale().isEmpty() ? rule.getSummary() : rule.getRationale();
        return object(
                "id", rule.getId(),
                "shortDescription", text(rule.getSummary()),
                "fullDescription", text(rationale),
                "help",
                        text(rationale + " A finding is suppressed with a comment: aura:ignore " + rule.getId()
                                + " REASON"),
                "defaultConfiguration", object("level", SarifResults.level(rule.getSeverity())),
                "properties", rule.getLanguage().isEmpty() ? null : object("tags", List.of(rule.getLanguage())));
    }

    private static Object artifact(AnalyzedFile file) {
        return object(
                "location", SarifResults.file(file.getPath()),
                "sourceLanguage", file.getLanguage().isEmpty() ? null : file.getLanguage(),
                "hashes", file.getContentHash().isEmpty() ? null : object("sha-256", file.getContentHash()));
    }

    /** How it went: what was left out is not clean, and says so. */
    private static Object invocation(AnalyzeResponse response) {
        List<Object> notifications = new ArrayList<>();
        for (SkippedFile file : response.getCoverage().getSkippedList()) {
            notifications.add(notification("skipped", file.getPath(), "not looked at: " + file.getReason()));
        }
        for (String path : response.getCoverage().getPartialPathsList()) {
            notifications.add(notification("partial", path, "a part of it does not parse; the rest was looked at"));
        }
        List<Object> problems = new ArrayList<>();
        for (String problem : response.getConfigurationProblemsList()) {
            problems.add(object("level", "warning", "message", text(problem)));
        }
        return object(
                "executionSuccessful",
                true,
                "toolExecutionNotifications",
                notifications,
                "toolConfigurationNotifications",
                problems);
    }

    private static Object notification(String id, String path, String message) {
        Object place = object("physicalLocation", object("artifactLocation", SarifResults.file(path)));
        return object(
                "descriptor", object("id", id),
                "level", "note",
                "message", text(message),
                "locations", List.of(place));
    }

    private static Object text(String text) {
        return object("text", text);
    }
}
