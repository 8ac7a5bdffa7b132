package dev.aura.cli.hooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The shell script that stands where git looks for a hook; the same text for every hook. */
final class HookShim {

    /** Hooks in which Aura has something to say. */
    static final List<String> HOOKS =
            List.of("pre-commit", "prepare-commit-msg", "commit-msg", "pre-push", "post-merge");

    /**
     * All other hooks that a global directory must pass on, since git then looks nowhere else. Left out are those whose mere
     * presence changes what git does: {@code push-to-checkout}, {@code proc-receive}, {@code fsmonitor-watchman}.
     */
    static final List<String> PASSED_ON = List.of(
            "applypatch-msg",
            "pre-applypatch",
            "post-applypatch",
            "pre-merge-commit",
            "post-commit",
            "pre-rebase",
            "post-checkout",
            "post-rewrite",
            "pre-receive",
            "update",
            "post-receive",
            "post-update",
            "reference-transaction",
            "pre-auto-gc",
            "post-index-change",
            "sendemail-validate");

    private static final String MARK = "# aura git hook ";
    private static final int HEAD_BYTES = 256;

    private HookShim() {}

    /**
     * The text of the script.
     *
     * @param global whether it stands in a directory for all repositories
     * @param launcher the command {@code aura}, absolute
     * @param runtime runtime directory where {@code XDG_RUNTIME_DIR} is not set
     */
    static String text(boolean global, Path launcher, Path runtime) {
        try (InputStream template = HookShim.class.getResourceAsStream("hook.sh")) {
            if (template == null) {
                throw new IllegalStateException("hook.sh is missing from the jar");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@MODE@", global ? "global" : "local")
                    .replace("@AURA@", quoted(launcher))
                    .replace("@RUNTIME@", quoted(runtime));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is a shim of ours, of whatever version. */
    static boolean isShim(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (InputStream input = Files.newInputStream(file)) {
            String head = new String(input.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
            return head.lines().skip(1).findFirst().orElse("").startsWith(MARK);
        } catch (IOException e) {
            return false;
        }
    }

    /** A path as one word of a shell, also inside {@code ${…:-…}}. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
