package dev.aura.research.ecosystem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Package URLs (purl-spec 1.0): {@code pkg:type/namespace/name@version}. */
public final class PackageUrl {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:";
    private static final int CHARACTERS_MAX = 1024;
    private static final Pattern MAVEN = Pattern.compile("[\\w-]+(\\.[\\w-]+)+:[\\w.-]+(@\\S+)?");

    private PackageUrl() {}

    /** Writes a package URL, without {@code @version} where the coordinate has none. */
    public static String format(Coordinate coordinate) {
        String path = segments(coordinate).stream().map(PackageUrl::encode).collect(Collectors.joining("/"));
        String version = coordinate.version();
        String prefix = hasGoPrefix(coordinate) ? "v" : "";
        return "pkg:" + coordinate.ecosystem().purlType() + "/" + path
                + (version.isEmpty() ? "" : "@" + prefix + encode(version));
    }

    /**
     * Reads a package URL, {@code ecosystem:name[@version]}, or Maven's own {@code group.id:artifact[@version]}; null where it is none of
     * these.
     */
    public static @Nullable Coordinate parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > CHARACTERS_MAX) {
            return null;
        }
        return trimmed.startsWith("pkg:") ? parseUrl(trimmed) : parseCoordinate(trimmed);
    }

    private static @Nullable Coordinate parseCoordinate(String text) {
        int colon = text.indexOf(':');
        Ecosystem ecosystem = colon < 0 ? null : Ecosystem.find(text.substring(0, colon));
        if (ecosystem != null) {
            return coordinate(ecosystem, text.substring(colon + 1), false);
        }
        // No ecosystem has a dot in its name but crates.io, which is known; group ids nearly always have one.
        return MAVEN.matcher(text).matches() ? coordinate(Ecosystem.MAVEN, text, false) : null;
    }

    private static @Nullable Coordinate parseUrl(String text) {
        String body = text.substring("pkg:".length()).replaceFirst("^/+", "");
        body = cut(cut(body, '#'), '?');
        int slash = body.indexOf('/');
        Ecosystem ecosystem = slash < 0 ? null : Ecosystem.find(body.substring(0, slash));
        if (ecosystem == null) {
            return null;
        }
        try {
            return coordinate(ecosystem, body.substring(slash + 1), true);
        } catch (IllegalArgumentException badEncoding) {
            return null;
        }
    }

    private static @Nullable Coordinate coordinate(Ecosystem ecosystem, String body, boolean encoded) {
        int at = body.lastIndexOf('@');
        boolean versioned = at > 0 && at > body.lastIndexOf('/');
        String name = versioned ? body.substring(0, at) : body;
        String version = versioned ? body.substring(at + 1) : "";
        if (encoded) {
            name = decode(name);
            version = decode(version);
            name = ecosystem == Ecosystem.MAVEN ? name.replace('/', ':') : name;
        }
        if (ecosystem == Ecosystem.GO && version.startsWith("v")) {
            version = version.substring(1);
        }
        return name.isBlank() ? null : new Coordinate(ecosystem, name, version);
    }

    private static List<String> segments(Coordinate coordinate) {
        String name = coordinate.name();
        return switch (coordinate.ecosystem()) {
            case MAVEN -> List.of(name.split(":", 2));
            case NPM -> List.of(name.split("/", 2));
            case PYPI -> List.of(name.toLowerCase(Locale.ROOT).replace('_', '-'));
            case GO -> new ArrayList<>(List.of(name.toLowerCase(Locale.ROOT).split("/", -1)));
            case CRATES -> List.of(name);
        };
    }

    /** Go writes versions with a {@code v}, but for its standard library. */
    private static boolean hasGoPrefix(Coordinate coordinate) {
        return coordinate.ecosystem() == Ecosystem.GO
                && !coordinate.name().equals("stdlib")
                && !coordinate.name().equals("toolchain");
    }

    private static String cut(String text, char mark) {
        int index = text.indexOf(mark);
        return index < 0 ? text : text.substring(0, index);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf((char) (b & 0xff)) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(String.format(Locale.ROOT, "%02X", b));
            }
        }
        return encoded.toString();
    }
}
