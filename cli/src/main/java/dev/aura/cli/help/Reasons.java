package dev.aura.cli.help;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reasons that errors carry and what each means, from the resource {@code reasons.txt}: {@code REASON: explanation} a line. */
public final class Reasons {

    private final Map<String, String> explanations;

    private Reasons(Map<String, String> explanations) {
        this.explanations = explanations;
    }

    public static Reasons load() {
        Map<String, String> explanations = new TreeMap<>();
        try (InputStream resource = Reasons.class.getResourceAsStream("reasons.txt")) {
            if (resource == null) {
                throw new IllegalStateException("reasons.txt is not on the class path");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !line.startsWith("#")) {
                    explanations.put(line.substring(0, colon), line.substring(colon + 2));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reasons(explanations);
    }

    /** What a reason means and what to do; null for a word that is no reason. */
    public @Nullable String explain(String reason) {
        return explanations.get(reason);
    }

    /** All reasons with their explanations, by name. */
    public Map<String, String> all() {
        return explanations;
    }
}
