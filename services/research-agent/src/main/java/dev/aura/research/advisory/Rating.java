package dev.aura.research.advisory;

import dev.aura.proto.research.v1.ScanDependenciesResponse.Finding.Severity;
import java.util.Locale;

/**
 * How bad a weakness is.
 *
 * @param severity from the score, or from the record's word where no score can be computed
 * @param score CVSS base score; 0 where none can be computed
 * @param vector CVSS vector; empty where the record gives none
 */
public record Rating(Severity severity, double score, String vector) {

    static final Rating NONE = new Rating(Severity.SEVERITY_UNSPECIFIED, 0, "");

    static Rating ofVector(String vector, double score) {
        return new Rating(severityOf(score), score, vector);
    }

    static Rating ofWord(String word, String vector) {
        return new Rating(
                switch (word.toLowerCase(Locale.ROOT)) {
                    case "low" -> Severity.LOW;
                    case "moderate", "medium" -> Severity.MODERATE;
                    case "high" -> Severity.HIGH;
                    case "critical" -> Severity.CRITICAL;
                    default -> Severity.SEVERITY_UNSPECIFIED;
                },
                0,
                vector);
    }

    /** The worse of two: by severity, then by score. */
    Rating worse(Rating other) {
        int order = severity.compareTo(other.severity);
        return order > 0 || (order == 0 && score >= other.score) ? this : other;
    }

    /** The qualitative scale of CVSS 3.1, section 5. */
    private static Severity severityOf(double score) {
        if (score >= 9.0) {
            return Severity.CRITICAL;
        }
        if (score >= 7.0) {
            return Severity.HIGH;
        }
        if (score >= 4.0) {
            return Severity.MODERATE;
        }
        return score > 0 ? Severity.LOW : Severity.SEVERITY_UNSPECIFIED;
    }
}
