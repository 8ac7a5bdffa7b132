package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BadFilesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @MethodSource
    void namesPlaceValueAndWhatIsAllowed(String json, String problem) {
        assertThat(new Places(root).problemsOf(json)).isEqualTo(problem);
    }

    static Stream<Arguments> namesPlaceValueAndWhatIsAllowed() {
        return Stream.of(
                arguments(
                        "{\n  \"code\": {\n    \"fileBytesMax\": \"lots\"}}",
                        "FILE:3:21: code.fileBytesMax is \"lots\", must be a number of bytes from 1 to 268435456, such as"
                                + " 65536, 64KiB or 10MiB"),
                arguments(
                        "{\"code.threads\": 65}",
                        "FILE:1:18: code.threads is \"65\", must be a whole number from 1 to 64"),
                arguments(
                        "{\"code.threads\": 1.5}",
                        "FILE:1:18: code.threads is \"1.5\", must be a whole number from 1 to 64"),
                arguments(
                        "{\"code.minimumRatio\": 1.01}",
                        "FILE:1:23: code.minimumRatio is \"1.01\", must be a number from 0 to 1"),
                arguments("{\"code.watch\": \"yes\"}", "FILE:1:16: code.watch is \"yes\", must be true or false"),
                arguments(
                        "{\"bus.logLevel\": \"debgu\"}",
                        "FILE:1:18: bus.logLevel is \"debgu\", must be one of info, debug; did you mean debug?"),
                arguments(
                        "{\"research.documents\": \"docs\"}",
                        "FILE:1:24: research.documents is \"docs\", must be an absolute path, or one that starts with ~/"),
                arguments(
                        "{\"llm.providers.a.apiKey\": \"hunter2\"}",
                        "FILE:1:28: llm.providers.a.apiKey is \"<hidden>\", must be one of good"),
                arguments(
                        "{\"code\": {\"fileByteMax\": 1}}",
                        "FILE:1:26: unknown key code.fileByteMax; did you mean code.fileBytesMax?"),
                arguments(
                        "{\"llm.providers.mine.baseURI\": 1}",
                        "FILE:1:32: unknown key llm.providers.mine.baseURI; did you mean llm.providers.mine.baseUrl?"),
                arguments("{\"zzz\": 1}", "FILE:1:9: unknown key zzz; aura config list shows all keys"),
                arguments("{\"code\": 1}", "FILE:1:10: code is a group of keys and takes no value itself"),
                arguments("{\"code.watch\": null}", "FILE:1:16: code.watch has no value; give one or remove the line"),
                arguments("{\"code.watch\": [true]}", "FILE:1:16: code.watch is a list; a key takes one value"),
                arguments(
                        "{\"code.watch\": true,\n \"code\": {\"watch\": true}}",
                        "FILE:2:11: code.watch stands twice, first on line 1; keep one"),
                arguments("{\"code\": {},\n\"code\": {}}", "FILE:2:1: group code stands twice; keep one"),
                arguments("{\"a\": 1,}", "FILE:1:9: a name in double quotes should stand here, not '}'"),
                arguments("{\"a\" 1}", "FILE:1:6: ':' should stand here, not '1'"),
                arguments("{\"a\": yes}", "FILE:1:7: a value should stand here, not 'y'; text needs double quotes"),
                arguments("{\"a\": \"b\n\"}", "FILE:1:9: the text is not closed with a double quote"),
                arguments("{\"a\": \"\\x\"}", "FILE:1:8: \\ must be followed by one of \" \\ / b f n r t u"),
                arguments("{} {}", "FILE:1:4: there is more after the end of the document"),
                arguments("", "FILE:1:1: the file ends where a value should stand"),
                arguments(
                        "3", "FILE:1:1: the file must hold names and values, such as {\"code.fileBytesMax\": 65536}"));
    }

    @ParameterizedTest
    @MethodSource
    void refusesYamlThatIsMoreThanJson(String yaml, String problem) {
        Path file = Places.write(new Places(root).user().resolveSibling("config.yaml"), yaml);
        assertThat(new Places(root).inspect().errors())
                .extracting(found -> found.toString().replace(file.toString(), "FILE"))
                .containsExactly(problem);
    }

    static Stream<Arguments> refusesYamlThatIsMoreThanJson() {
        return Stream.of(
                arguments(
                        "code:\n  watch: &a true\n",
                        "FILE:2:10: anchors (&) and aliases (*) are not allowed; text needs quotes"),
                arguments("bus.logLevel: !!str info\n", "FILE:1:15: tags (!) are not allowed; text needs quotes"),
                arguments("--- {}\n--- {}\n", "FILE:2:1: only one document may stand in the file"),
                arguments("code:\n  watch: yes\n", "FILE:2:10: code.watch is \"yes\", must be true or false"),
                arguments("code: 1\n watch: 2\n", "FILE:2:7: mapping values are not allowed here"),
                arguments("? [a]\n: 1\n", "FILE:1:3: a name must be text"),
                arguments("a: \u0001\n", "FILE:1:4: character U+0001 is not allowed in YAML"));
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(new Places(root)
                        .problemsOf("{\n\"code.threads\": 0,\n\"zzz\": 1,\n\"code.watch\": 3\n}")
                        .lines())
                .hasSize(3);
    }

    @Test
    void refusesFilesThatAreTooLargeTooDeepOrNotText() throws Exception {
        Places places = new Places(root);
        assertThat(places.problemsOf("{\"a\": \"" + "x".repeat(ConfigurationFile.BYTES_MAX) + "\"}"))
                .isEqualTo("FILE: is larger than 1 MiB");
        assertThat(places.problemsOf("[".repeat(100_000))).isEqualTo("FILE:1:18: nested deeper than 16 levels");
        Files.write(places.user(), new byte[] {'{', (byte) 0xff, '}'});
        assertThatThrownBy(places::load).hasMessage(places.user() + ": is not UTF-8 text");
        Files.delete(places.user());
        Places.write(places.user().resolveSibling("config.yaml"), "[".repeat(100_000));
        assertThatThrownBy(places::load).hasMessageEndingWith(":1:18: nested deeper than 16 levels");
    }

    @Test
    void refusesAnAssignmentWithoutValue() {
        assertThatThrownBy(() -> new Places(root).load("code.threads"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--set: \"code.threads\" must be KEY=VALUE");
    }
}
