package dev.aura.research.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** PEP 440, as {@code packaging.version} implements it. Versions outside of it go to {@link LegacyPythonOrder} and sort first. */
final class PythonOrder implements VersionOrder {

    private static final Pattern SHAPE = Pattern.compile("v?(?:(?<epoch>\\d+)!)?(?<release>\\d+(?:\\.\\d+)*)"
            + "(?<pre>[-_.]?(?<preWord>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>\\d+)?)?"
            + "(?<post>-(?<postImplied>\\d+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>\\d+)?)?"
            + "(?<dev>[-_.]?dev[-_.]?(?<devNumber>\\d+)?)?"
            + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final BigInteger NONE = BigInteger.ONE.negate();

    /**
     * What a version is ordered by.
     *
     * @param phase -1 development only, 0 alpha, 1 beta, 2 candidate, 3 release
     * @param post {@link #NONE} where it is no post-release
     * @param dev null where it is no development release, which sorts after all that are
     */
    private record Parts(
            BigInteger epoch,
            List<BigInteger> release,
            int phase,
            BigInteger preNumber,
            BigInteger post,
            @Nullable BigInteger dev,
            String local) {}

    @Override
    public int compare(String left, String right) {
        Parts a = parse(left);
        Parts b = parse(right);
        if (a == null || b == null) {
            return a == b ? LegacyPythonOrder.compare(left, right) : a == null ? -1 : 1;
        }
        return compare(a, b);
    }

    @Override
    public boolean isPreRelease(String version) {
        Parts parts = parse(version);
        return parts == null || parts.phase() < 3 || parts.dev() != null;
    }

    @Override
    public boolean isVersion(String text) {
        return parse(text) != null;
    }

    private static int compare(Parts a, Parts b) {
        int order = a.epoch().compareTo(b.epoch());
        order = order != 0 ? order : compareRelease(a.release(), b.release());
        order = order != 0 ? order : Integer.compare(a.phase(), b.phase());
        order = order != 0 ? order : a.preNumber().compareTo(b.preNumber());
        order = order != 0 ? order : a.post().compareTo(b.post());
        order = order != 0 ? order : compareDev(a.dev(), b.dev());
        return order != 0 ? order : compareLocal(a.local(), b.local());
    }

    private static int compareRelease(List<BigInteger> a, List<BigInteger> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order =
                    (i < a.size() ? a.get(i) : BigInteger.ZERO).compareTo(i < b.size() ? b.get(i) : BigInteger.ZERO);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareDev(@Nullable BigInteger a, @Nullable BigInteger b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.compareTo(b);
    }

    /** Numbers above words, longer above shorter; none is lowest. */
    private static int compareLocal(String left, String right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(right.isEmpty(), left.isEmpty());
        }
        String[] a = left.split("[-_.]", -1);
        String[] b = right.split("[-_.]", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean x = NUMBER.matcher(a[i]).matches();
            boolean y = NUMBER.matcher(b[i]).matches();
            int order = x && y
                    ? new BigInteger(a[i]).compareTo(new BigInteger(b[i]))
                    : x == y ? a[i].compareTo(b[i]) : x ? 1 : -1;
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static @Nullable Parts parse(String version) {
        Matcher m = SHAPE.matcher(version.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return null;
        }
        List<BigInteger> release = new ArrayList<>();
        for (String number : m.group("release").split("\\.", -1)) {
            release.add(new BigInteger(number));
        }
        boolean isPost = m.group("post") != null;
        boolean isDev = m.group("dev") != null;
        String implied = m.group("postImplied");
        return new Parts(
                number(m.group("epoch")),
                List.copyOf(release),
                phase(m.group("preWord"), isPost, isDev),
                number(m.group("preNumber")),
                isPost ? number(implied == null ? m.group("postNumber") : implied) : NONE,
                isDev ? number(m.group("devNumber")) : null,
                m.group("local") == null ? "" : m.group("local"));
    }

    private static int phase(@Nullable String word, boolean isPost, boolean isDev) {
        return switch (word) {
            case null -> isDev && !isPost ? -1 : 3;
            case "a", "alpha" -> 0;
            case "b", "beta" -> 1;
            default -> 2;
        };
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ZERO : new BigInteger(digits);
    }
}
