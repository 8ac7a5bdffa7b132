package dev.aura.research.ecosystem;

import dev.aura.proto.research.v1.Package;

/**
 * A package and one of its versions.
 *
 * @param name as the ecosystem writes it, such as {@code org.slf4j:slf4j-api}
 * @param version without a leading {@code v} for Go; empty for any
 */
public record Coordinate(Ecosystem ecosystem, String name, String version) {

    /** The name under which advisories are looked up. */
    public String key() {
        return ecosystem.key(name);
    }

    /** For people: {@code name@version}. */
    public String label() {
        return version.isEmpty() ? name : name + "@" + version;
    }

    public Package toProto() {
        return Package.newBuilder()
                .setEcosystem(ecosystem.osvName())
                .setName(name)
                .setVersion(version)
                .setPurl(PackageUrl.format(this))
                .build();
    }
}
