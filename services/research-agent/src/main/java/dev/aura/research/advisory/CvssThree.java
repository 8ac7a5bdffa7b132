package dev.aura.research.advisory;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The base score of a CVSS 3.0 or 3.1 vector, by section 7.1 of the FIRST specification. Temporal and environmental metrics do not count. */
final class CvssThree {

    private static final Map<String, Double> WEIGHTS = Map.ofEntries(
            Map.entry("AV:N", 0.85),
            Map.entry("AV:A", 0.62),
            Map.entry("AV:L", 0.55),
            Map.entry("AV:P", 0.2),
            Map.entry("AC:L", 0.77),
            Map.entry("AC:H", 0.44),
            Map.entry("PR:N", 0.85),
            Map.entry("PR:L", 0.62),
            Map.entry("PR:H", 0.27),
            Map.entry("UI:N", 0.85),
            Map.entry("UI:R", 0.62),
            Map.entry("C:H", 0.56),
            Map.entry("C:L", 0.22),
            Map.entry("C:N", 0.0),
            Map.entry("I:H", 0.56),
            Map.entry("I:L", 0.22),
            Map.entry("I:N", 0.0),
            Map.entry("A:H", 0.56),
            Map.entry("A:L", 0.22),
            Map.entry("A:N", 0.0));

    private CvssThree() {}

    /** The base score, 0.0 to 10.0; empty for another version or where a base metric is missing or unknown. */
    static OptionalDouble score(String vector) {
        if (!vector.startsWith("CVSS:3.0/") && !vector.startsWith("CVSS:3.1/")) {
            return OptionalDouble.empty();
        }
        Map<String, String> metrics = new HashMap<>();
        for (String metric : vector.split("/", -1)) {
            int colon = metric.indexOf(':');
            if (colon > 0) {
                metrics.put(metric.substring(0, colon), metric);
            }
        }
        String scope = metrics.getOrDefault("S", "");
        boolean known = scope.equals("S:U") || scope.equals("S:C");
        for (String metric : new String[] {"AV", "AC", "PR", "UI", "C", "I", "A"}) {
            known &= WEIGHTS.containsKey(metrics.getOrDefault(metric, ""));
        }
        return known ? OptionalDouble.of(base(metrics, scope.equals("S:C"))) : OptionalDouble.empty();
    }

    private static double base(Map<String, String> metrics, boolean changed) {
        double missing = (1 - weight(metrics, "C")) * (1 - weight(metrics, "I")) * (1 - weight(metrics, "A"));
        double sub = 1 - missing;
        double impact = changed ? 7.52 * (sub - 0.029) - 3.25 * Math.pow(sub - 0.02, 15) : 6.42 * sub;
        double exploitability = 8.22
                * weight(metrics, "AV")
                * weight(metrics, "AC")
                * privileges(metrics, changed)
                * weight(metrics, "UI");
        if (impact <= 0) {
            return 0;
        }
        return roundUp(Math.min((changed ? 1.08 : 1.0) * (impact + exploitability), 10));
    }

    private static double privileges(Map<String, String> metrics, boolean changed) {
        String metric = metrics.getOrDefault("PR", "");
        if (changed && metric.equals("PR:L")) {
            return 0.68;
        }
        return changed && metric.equals("PR:H") ? 0.5 : weight(metrics, "PR");
    }

    private static double weight(Map<String, String> metrics, String metric) {
        return WEIGHTS.getOrDefault(metrics.getOrDefault(metric, ""), 0.0);
    }

    /** Appendix A of the specification: one decimal upwards, immune to the noise of binary fractions. */
    private static double roundUp(double value) {
        long scaled = Math.round(value * 100_000);
        return scaled % 10_000 == 0 ? scaled / 100_000.0 : (Math.floorDiv(scaled, 10_000) + 1) / 10.0;
    }
}
