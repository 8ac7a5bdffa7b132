package dev.aura.cli.code;

import static dev.aura.cli.terminal.JsonTree.object;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.Suppression;
import dev.aura.proto.code.v1.TextEdit;
import dev.aura.proto.mesh.v1.Range;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The results of one SARIF run, in order; fingerprints count what looks alike. */
final class SarifResults {

    /** The base that addresses count from. */
    static final String ROOT = "%SRCROOT%";

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Map<String, Integer> rules;
    private final Map<String, Integer> files;
    private final Map<String, Integer> alike = new HashMap<>();

    /**
     * @param rules places of the rules by id
     * @param files places of the artifacts by path
     */
    SarifResults(Map<String, Integer> rules, Map<String, Integer> files) {
        this.rules = rules;
        this.files = files;
    }

    Object result(Finding finding) {
        Object place = object(
                "physicalLocation",
                object("artifactLocation", artifact(finding.getPath()), "region", region(finding.getRange())),
                "logicalLocations",
                finding.getEntity().isEmpty() ? null : List.of(object("fullyQualifiedName", finding.getEntity())));
        return object(
                "ruleId", finding.getRuleId(),
                "ruleIndex", rules.get(finding.getRuleId()),
                "level", level(finding.getSeverity()),
                "message", text(finding.getMessage()),
                "locations", List.of(place),
                "partialFingerprints", object("auraFinding/v1", fingerprint(finding)),
                "rank", finding.hasRank() ? finding.getRank().getValue() * 100 : null,
                "suppressions", finding.hasSuppression() ? List.of(suppression(finding)) : List.of(),
                "fixes", finding.hasFix() ? List.of(fix(finding)) : null);
    }

    /**
     * Tells a finding from others when lines move: the rule, the file, the entity and the message without its numbers, and which one
     * of those alike it is.
     */
    private String fingerprint(Finding finding) {
        String looks = String.join(
                "\n",
                finding.getRuleId(),
                finding.getPath(),
                finding.getEntity(),
                DIGITS.matcher(finding.getMessage()).replaceAll("#"));
        int number = alike.merge(looks, 1, Integer::sum);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((looks + "\n" + number).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private Object suppression(Finding finding) {
        Suppression suppression = finding.getSuppression();
        boolean comment = suppression.getKind() == Suppression.Kind.COMMENT;
        Object place = object(
                "physicalLocation",
                object("artifactLocation", artifact(finding.getPath()), "region", region(suppression.getRange())));
        return object(
                "kind", comment ? "inSource" : "external",
                "status", "accepted",
                "justification", suppression.getJustification().isEmpty() ? null : suppression.getJustification(),
                "location", comment ? place : null);
    }

    private Object fix(Finding finding) {
        List<Object> replacements = new ArrayList<>();
        for (TextEdit edit : finding.getFix().getEditsList()) {
            replacements.add(object(
                    "deletedRegion", region(edit.getRange()), "insertedContent", object("text", edit.getText())));
        }
        return object(
                "description", text(finding.getFix().getDescription()),
                "artifactChanges",
                        List.of(object("artifactLocation", artifact(finding.getPath()), "replacements", replacements)));
    }

    private Object artifact(String path) {
        return object("uri", address(path), "uriBaseId", ROOT, "index", files.get(path));
    }

    /** Address of a file that is none of the artifacts. */
    static Object file(String path) {
        return object("uri", address(path), "uriBaseId", ROOT);
    }

    private static String address(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
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
                range.hasEnd() ? Math.max(1, range.getEnd().getLine()) : null,
                "endColumn",
                range.hasEnd() ? Math.max(1, range.getEnd().getColumn()) : null);
    }

    private static Object text(String text) {
        return object("text", text);
    }

    static String level(Finding.Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
            case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> "none";
        };
    }
}
