package dev.aura.cli.config;

import dev.aura.config.Explanation;
import dev.aura.config.Key;
import dev.aura.config.Problem;
import dev.aura.config.Setting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keys and where their values come from, as JSON. */
final class ExplanationPage {

    private ExplanationPage() {}

    /** A key without its layers. */
    static JsonObject summary(Explanation explanation) {
        Key<?> key = explanation.key();
        String preset = key.defaultText();
        return origin(
                        new JsonObject().with("key", explanation.name()).with("value", explanation.shown()),
                        explanation.winner())
                .with("type", key.type().getSimpleName().toLowerCase(Locale.ROOT))
                .with("default", preset == null ? "" : key.shown(preset))
                .with("allowed", key.allowedValues())
                .with("description", key.description())
                .with("projectMaySet", key.projectMaySet());
    }

    /** A key with what every layer says. */
    static JsonObject full(Explanation explanation) {
        List<JsonObject> layers = explanation.settings().stream()
                .map(setting ->
                        origin(new JsonObject().with("value", explanation.key().shown(setting.text())), setting))
                .toList();
        return summary(explanation)
                .with("layers", layers)
                .with(
                        "ignored",
                        explanation.ignored().stream()
                                .map(ExplanationPage::problem)
                                .toList());
    }

    static JsonObject problem(Problem problem) {
        return new JsonObject()
                .with("layer", problem.origin().layer().label())
                .with("source", problem.origin().source())
                .with("line", problem.origin().line())
                .with("column", problem.origin().column())
                .with("message", problem.message());
    }

    private static JsonObject origin(JsonObject json, @Nullable Setting setting) {
        return setting == null
                ? json.with("layer", "none").with("source", "").with("line", 0)
                : json.with("layer", setting.origin().layer().label())
                        .with("source", setting.origin().source())
                        .with("line", setting.origin().line());
    }
}
