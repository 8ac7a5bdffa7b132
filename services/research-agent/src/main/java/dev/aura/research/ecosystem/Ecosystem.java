package dev.aura.research.ecosystem;

import dev.aura.research.version.VersionOrder;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An ecosystem whose packages can be checked. */
public enum Ecosystem {
    MAVEN("Maven", "maven"),
    NPM("npm", "npm"),
    PYPI("PyPI", "pypi"),
    GO("Go", "golang"),
    CRATES("crates.io", "cargo");

    private static final Pattern PYTHON_SEPARATORS = Pattern.compile("[-_.]+");

    private final String osvName;
    private final String purlType;

    Ecosystem(String osvName, String purlType) {
        this.osvName = osvName;
        this.purlType = purlType;
    }

    /** Name in OSV records, such as {@code crates.io}. */
    public String osvName() {
        return osvName;
    }

    /** Type in package URLs, such as {@code cargo}. */
    public String purlType() {
        return purlType;
    }

    public VersionOrder order() {
        return switch (this) {
            case MAVEN -> VersionOrder.MAVEN;
            case PYPI -> VersionOrder.PYTHON;
            case NPM, GO, CRATES -> VersionOrder.SEMANTIC;
        };
    }

    /**
     * The form under which names are compared: PEP 503 for PyPI; crates.io takes {@code -} and {@code _} for the same; Go module
     * paths are compared without case, as the hosts that serve them do.
     */
    public String key(String name) {
        return switch (this) {
            case MAVEN, NPM -> name;
            case PYPI ->
                PYTHON_SEPARATORS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
            case GO -> name.toLowerCase(Locale.ROOT);
            case CRATES -> name.toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    /** Finds an ecosystem by its OSV name (with or without a suffix such as {@code Maven:https://…}) or package URL type. */
    public static @Nullable Ecosystem find(String name) {
        int colon = name.indexOf(':');
        String word = colon < 0 ? name : name.substring(0, colon);
        for (Ecosystem ecosystem : values()) {
            if (ecosystem.osvName.equalsIgnoreCase(word) || ecosystem.purlType.equalsIgnoreCase(word)) {
                return ecosystem;
            }
        }
        return null;
    }

    /** The key of a name in any ecosystem, known or not. */
    public static String keyOf(String ecosystemName, String name) {
        Ecosystem ecosystem = find(ecosystemName);
        return ecosystem == null ? name : ecosystem.key(name);
    }
}
