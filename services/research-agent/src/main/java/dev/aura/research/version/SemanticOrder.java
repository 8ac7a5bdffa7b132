package dev.aura.research.version;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Semantic Versioning 2.0.0 (semver.org, section 11). A leading {@code v} and build metadata (with Go's {@code +incompatible}) do
 * not count, missing numbers are 0, and what follows a third number without a hyphen does not count either.
 */
final class SemanticOrder implements VersionOrder {

    private static final Pattern SHAPE =
            Pattern.compile("[vV=]?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?([^-+]*)(?:-([^+]*))?(?:\\+.*)?", Pattern.DOTALL);
    private static final Pattern PUBLISHED =
            Pattern.compile("v?\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Override
    public int compare(String left, String right) {
        Matcher a = SHAPE.matcher(left.strip());
        Matcher b = SHAPE.matcher(right.strip());
        if (!a.matches() || !b.matches()) {
            boolean odd = !a.matches();
            boolean other = !b.matches();
            return odd && other ? left.compareTo(right) : odd ? -1 : 1;
        }
        for (int group = 1; group <= 3; group++) {
            int order = number(a, group).compareTo(number(b, group));
            if (order != 0) {
                return order;
            }
        }
        return comparePreRelease(preRelease(a), preRelease(b));
    }

    @Override
    public boolean isPreRelease(String version) {
        Matcher matcher = SHAPE.matcher(version.strip());
        return matcher.matches() && !preRelease(matcher).isEmpty();
    }

    @Override
    public boolean isVersion(String text) {
        return PUBLISHED.matcher(text).matches();
    }

    private static BigInteger number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static String preRelease(Matcher matcher) {
        String text = matcher.group(5);
        return text == null ? "" : text;
    }

    private static int comparePreRelease(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isEmpty(), right.isEmpty());
        }
        String[] a = left.split("\\.", -1);
        String[] b = right.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = compareIdentifier(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static int compareIdentifier(String a, String b) {
        boolean x = NUMBER.matcher(a).matches();
        boolean y = NUMBER.matcher(b).matches();
        if (x && y) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return x == y ? a.compareTo(b) : x ? -1 : 1;
    }
}
