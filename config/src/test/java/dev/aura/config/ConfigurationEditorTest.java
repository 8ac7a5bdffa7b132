package dev.aura.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationEditorTest {

    @TempDir
    Path root;

    private Places places;
    private ConfigurationEditor editor;

    @BeforeEach
    void open() {
        places = new Places(root);
        editor = ConfigurationEditor.of(places.sources(Map.of()));
    }

    @Test
    void makesAFileThatOnlyItsUserReads() throws Exception {
        editor.set("code.fileBytesMax", "64KiB");
        editor.set("code.watch", "false");
        editor.set("bus.logLevel", "debug");
        assertThat(places.user()).hasContent("""
                        {
                          "code": {
                            "fileBytesMax": "64KiB",
                            "watch": false
                          },
                          "bus": {
                            "logLevel": "debug"
                          }
                        }
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(places.user())))
                .isEqualTo("rw-------");
        assertThat(places.load().get(SampleSchema.WATCH)).isFalse();
        assertThat(places.user().resolveSibling("").toFile().list()).hasSize(1);
    }

    @Test
    void keepsOtherKeysAndTheWayTheyAreWritten() {
        Places.write(places.user(), "{\"code\": {\"threads\": 4}, \"code.watch\": true, \"hooks.budget\": \"1s\"}");
        editor.set("code.watch", "false");
        assertThat(editor.unset("code.threads")).isTrue();
        assertThat(editor.unset("code.threads")).isFalse();
        assertThat(places.user()).hasContent("""
                        {
                          "code.watch": false,
                          "hooks.budget": "1s"
                        }
                        """);
    }

    @Test
    void refusesWhatTheLoaderWouldRefuse() {
        assertThatThrownBy(() -> editor.set("code.threads", "0"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("from 1 to 64");
        assertThatThrownBy(() -> editor.set("code.thread", "1")).hasMessageContaining("did you mean code.threads?");
        assertThat(places.user()).doesNotExist();
    }

    @Test
    void takesOutAKeyThatNobodyKnowsAnyMore() {
        Places.write(places.user(), "{\"gone.key\": 1}");
        assertThat(editor.unset("gone.key")).isTrue();
        assertThat(places.inspect().errors()).isEmpty();
    }

    @Test
    void leavesYamlToItsAuthor() {
        Places.write(places.user().resolveSibling("config.yaml"), "code.threads: 1 # for now\n");
        assertThatThrownBy(() -> editor.set("code.threads", "2")).hasMessageContaining("is YAML");
    }

    @Test
    void followsALinkIntoADotfilesRepository() throws Exception {
        Path real = Places.write(root.resolve("dotfiles/aura.json"), "{}");
        Files.createDirectories(places.user().resolveSibling(""));
        Files.createSymbolicLink(places.user(), real);
        editor.set("code.threads", "2");
        assertThat(Files.isSymbolicLink(places.user())).isTrue();
        assertThat(real).content().contains("\"threads\": 2");
    }

    @Test
    void writesTextThatReadsBackTheSame() {
        String text = "a\"b\\c\n\t\u0001é😀/";
        editor.set("llm.providers.x.baseUrl", text);
        assertThat(places.load().get(SampleSchema.URL, "x")).isEqualTo(text);
    }
}
