package dev.aura.config;

import java.util.List;

/** The keys that one module reads. Found by {@link java.util.ServiceLoader}, so that `aura config` knows every key there is. */
public interface ConfigurationSchema {

    /** All keys of the module. */
    List<Key<?>> keys();
}
