package dev.aura.code.policy;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.util.List;

/** The keys that say which rules speak, and how loud. A repository may set them: they change nothing but what is reported of it. */
public final class RuleKeys implements ConfigurationSchema {

    static final Key<String> OFF = rules("code.rules.off", "rules that report nothing");
    static final Key<String> ERROR = rules("code.rules.error", "rules whose findings are errors");
    static final Key<String> WARNING = rules("code.rules.warning", "rules whose findings are warnings");
    static final Key<String> NOTE = rules("code.rules.note", "rules whose findings are notes");

    static final Key<String> PART_FILES = Key.text(
                    "code.rules.in.*.files",
                    "",
                    "files of a part of the workspace: patterns as in .gitignore, separated by commas")
            .safeForProject();

    static final Key<String> PART_OFF = rules("code.rules.in.*.off", "rules that report nothing in these files");

    /** For the service loader. */
    public RuleKeys() {}

    private static Key<String> rules(String name, String description) {
        return Key.text(name, "", description + ": ids such as java/system-exit or java/*, separated by commas")
                .safeForProject();
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(OFF, ERROR, WARNING, NOTE, PART_FILES, PART_OFF);
    }
}
