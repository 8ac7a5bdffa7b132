package dev.aura.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.ListRulesResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The document against what the schema of SARIF 2.1.0 says of the objects that we write: required members, and no others. */
@Timeout(60)
class SarifTest {

    private static final AnalyzeResponse RESPONSE = Fakes.message(AnalyzeResponse.getDefaultInstance(), """
            findings {
              rule_id: "java/empty-catch" severity: WARNING path: "src/a b.java" message: "complexity 26" entity: "A.m"
              range { start { line: 3 column: 5 } end { line: 3 column: 9 } }
              rank { value: 0.25 }
              fix { description: "log it" edits { range { start { line: 3 column: 5 } end { line: 3 column: 9 } } text: "x" } }
            }
            findings {
              rule_id: "java/empty-catch" severity: WARNING path: "src/a b.java" message: "complexity 31" entity: "A.m"
              range { start { line: 7 column: 5 } end { line: 7 column: 9 } }
            }
            suppressed_findings {
              rule_id: "java/eval" severity: ERROR path: "src/ü.java" message: "m"
              range { start { line: 1 column: 1 } end { line: 1 column: 2 } }
              suppression { kind: COMMENT justification: "why" range { start { line: 1 column: 3 } end { line: 1 column: 9 } } }
            }
            suppressed_findings {
              rule_id: "java/eval" severity: NOTE path: "src/ü.java" message: "m"
              range { start { line: 2 column: 1 } end { line: 2 column: 2 } }
              suppression { kind: CONFIGURATION justification: "code.rules.off" }
            }
            suppressed_count: 2
            configuration_problems: "code.rules.off names `x`"
            files { path: "src/a b.java" language: "java" content_hash: "aa" }
            files { path: "src/ü.java" language: "java" content_hash: "bb" }
            coverage { files: 4 parsed: 2 partial: 1 partial_paths: "src/half.java" skipped { path: "src/big.java" reason: "too-large: 50 MB" } }
            """);

    /** Members of the objects that we write, by the member that holds them; those with `!` are required. */
    private static final Map<String, Set<String>> MEMBERS = Map.ofEntries(
            Map.entry("document", Set.of("!version", "!runs", "$schema")),
            Map.entry(
                    "runs", Set.of("!tool", "columnKind", "originalUriBaseIds", "invocations", "artifacts", "results")),
            Map.entry("tool", Set.of("!driver")),
            Map.entry("driver", Set.of("!name", "version", "rules")),
            Map.entry(
                    "rules",
                    Set.of("!id", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties")),
            Map.entry("properties", Set.of("tags")),
            Map.entry("defaultConfiguration", Set.of("level")),
            Map.entry("originalUriBaseIds", Set.of("%SRCROOT%")),
            Map.entry("%SRCROOT%", Set.of("description")),
            Map.entry(
                    "invocations",
                    Set.of("!executionSuccessful", "toolExecutionNotifications", "toolConfigurationNotifications")),
            Map.entry("toolExecutionNotifications", Set.of("!message", "descriptor", "level", "locations")),
            Map.entry("toolConfigurationNotifications", Set.of("!message", "level")),
            Map.entry("descriptor", Set.of("id")),
            Map.entry("artifacts", Set.of("location", "sourceLanguage", "hashes")),
            Map.entry("hashes", Set.of("sha-256")),
            Map.entry(
                    "results",
                    Set.of(
                            "!message",
                            "ruleId",
                            "ruleIndex",
                            "level",
                            "locations",
                            "partialFingerprints",
                            "rank",
                            "suppressions",
                            "fixes")),
            Map.entry("partialFingerprints", Set.of("auraFinding/v1")),
            Map.entry("suppressions", Set.of("!kind", "status", "justification", "location")),
            Map.entry("fixes", Set.of("!artifactChanges", "description")),
            Map.entry("artifactChanges", Set.of("!artifactLocation", "!replacements")),
            Map.entry("replacements", Set.of("!deletedRegion", "insertedContent")),
            Map.entry("insertedContent", Set.of("text")),
            Map.entry("locations", Set.of("physicalLocation", "logicalLocations")),
            Map.entry("logicalLocations", Set.of("fullyQualifiedName")),
            Map.entry("physicalLocation", Set.of("artifactLocation", "region")),
            Map.entry("artifactLocation", Set.of("uri", "uriBaseId", "index")),
            Map.entry("region", Set.of("startLine", "startColumn", "endLine", "endColumn")),
            Map.entry("deletedRegion", Set.of("startLine", "startColumn", "endLine", "endColumn")),
            Map.entry("message", Set.of("text")),
            Map.entry("description", Set.of("text")),
            Map.entry("shortDescription", Set.of("text")),
            Map.entry("fullDescription", Set.of("text")),
            Map.entry("help", Set.of("text")));

    @TempDir
    Path root;

    private String text = "";
    private Struct run = Struct.getDefaultInstance();

    @BeforeEach
    void print() throws Exception {
        Files.createDirectories(root.resolve(".git"));
        Fakes code = Fakes.of(CodeServiceGrpc.getServiceDescriptor())
                .answers("Analyze", RESPONSE)
                .answers("ListRules", Fakes.message(ListRulesResponse.getDefaultInstance(), """
                                rules { id: 'java/empty-catch' language: 'java' severity: WARNING summary: 'S' rationale: 'R' }
                                rules { id: 'java/eval' language: 'java' severity: ERROR summary: 'S' rationale: 'R' }
                                """));
        Struct.Builder document = Struct.newBuilder();
        try (CommandLineRun command = CommandLineRun.withServices(root, code).in(root)) {
            text = command.run("analyze", "--format", "sarif").out();
        }
        JsonFormat.parser().merge(text, document);
        check("document", document.build());
        run = list(document.build(), "runs").getFirst();
    }

    private static void check(String holder, Struct object) {
        // A location of a suppression is a location, one of an artifact an address.
        boolean place = holder.equals("location") && object.containsFields("physicalLocation");
        String type = holder.equals("location") ? (place ? "locations" : "artifactLocation") : holder;
        Set<String> members = MEMBERS.getOrDefault(type, Set.of());
        for (String member : members) {
            assertThat(!member.startsWith("!") || object.containsFields(member.substring(1)))
                    .as(type + " needs " + member)
                    .isTrue();
        }
        new TreeMap<>(object.getFieldsMap()).forEach((name, value) -> {
            assertThat(members.contains(name) || members.contains("!" + name))
                    .as(type + " has no " + name)
                    .isTrue();
            if (value.hasStructValue()) {
                check(name, value.getStructValue());
            }
            value.getListValue().getValuesList().stream()
                    .filter(Value::hasStructValue)
                    .forEach(element -> check(name, element.getStructValue()));
        });
    }

    private static List<Struct> list(Struct object, String name) {
        ListValue list = object.getFieldsOrThrow(name).getListValue();
        return list.getValuesList().stream().map(Value::getStructValue).toList();
    }

    private static String text(Struct object, String name) {
        return object.getFieldsOrThrow(name).getStringValue();
    }

    private static Struct inner(Struct object, String name) {
        return object.getFieldsOrThrow(name).getStructValue();
    }

    @Test
    void isValidByTheSchema() throws Exception {
        assertThat(SarifSchema.problems(text)).isEmpty();
        assertThat(SarifSchema.problems(text.replace("\"runs\"", "\"rans\""))).contains("rans");
    }

    @Test
    void resultsPointAtTheirRulesAndFiles() {
        List<Struct> results = list(run, "results");
        assertThat(results).hasSize(4);
        Struct place = list(results.getFirst(), "locations").getFirst();
        Struct file = inner(inner(place, "physicalLocation"), "artifactLocation");
        assertThat(text(file, "uri")).isEqualTo("src/a%20b.java");
        assertThat(file.getFieldsOrThrow("index").getNumberValue()).isZero();
        assertThat(results.get(2).getFieldsOrThrow("ruleIndex").getNumberValue())
                .isEqualTo(1);
        assertThat(results.getFirst().getFieldsOrThrow("rank").getNumberValue()).isEqualTo(25);
        assertThat(text(inner(list(run, "artifacts").get(1), "hashes"), "sha-256"))
                .isEqualTo("bb");
        assertThat(text(inner(list(run, "artifacts").get(1), "location"), "uri"))
                .isEqualTo("src/%C3%BC.java");
    }

    @Test
    void fingerprintsStayWhenLinesAndNumbersChangeAndTellAlikeOnesApart() {
        List<String> prints = list(run, "results").stream()
                .map(result -> text(inner(result, "partialFingerprints"), "auraFinding/v1"))
                .toList();
        assertThat(prints).doesNotHaveDuplicates().allMatch(print -> print.matches("[0-9a-f]{32}"));
    }

    @Test
    void whatIsSuppressedSaysHow() {
        List<Struct> results = list(run, "results");
        assertThat(list(results.getFirst(), "suppressions")).isEmpty();
        assertThat(text(list(results.get(2), "suppressions").getFirst(), "kind"))
                .isEqualTo("inSource");
        assertThat(text(list(results.get(3), "suppressions").getFirst(), "kind"))
                .isEqualTo("external");
    }

    @Test
    void whatWasLeftOutIsToldAndIsNotTakenForClean() {
        Struct invocation = list(run, "invocations").getFirst();
        assertThat(list(invocation, "toolExecutionNotifications"))
                .extracting(notification -> text(inner(notification, "message"), "text"))
                .containsExactly(
                        "not looked at: too-large: 50 MB", "a part of it does not parse; the rest was looked at");
        assertThat(list(invocation, "toolConfigurationNotifications")).hasSize(1);
    }
}
