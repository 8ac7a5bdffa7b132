package dev.aura.research.version;

import java.util.Comparator;

/** The order of an ecosystem's versions. Total: any text has a place, so that one odd version never stops a scan. */
public sealed interface VersionOrder extends Comparator<String> permits MavenOrder, SemanticOrder, PythonOrder {

    /** {@code ComparableVersion} of Maven 3. */
    VersionOrder MAVEN = new MavenOrder();

    /** Semantic Versioning 2.0.0, for npm, crates.io and Go. */
    VersionOrder SEMANTIC = new SemanticOrder();

    /** PEP 440; what it does not cover sorts first. */
    VersionOrder PYTHON = new PythonOrder();

    /** Whether the version announces a later one, such as {@code 2.0.0-rc.1}. */
    boolean isPreRelease(String version);

    /** Whether text is a version that the ecosystem's tools would publish, rather than a range, a branch or a URL. */
    boolean isVersion(String text);
}
