package dev.aura.code.policy;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.util.List;

/** The keys that say of which layers a workspace is made, and which of them may use which. */
public final class LayerKeys implements ConfigurationSchema {

    static final Key<String> FILES = Key.text(
                    "code.layers.*.files", "", "files of a layer: patterns as in .gitignore, separated by commas")
            .safeForProject();

    static final Key<String> USES = Key.text(
                    "code.layers.*.uses",
                    "",
                    "layers whose files those of this one may import, separated by commas; its own it always may")
            .safeForProject();

    /** For the service loader. */
    public LayerKeys() {}

    @Override
    public List<Key<?>> keys() {
        return List.of(FILES, USES);
    }
}
