package dev.aura.code.language;

import dev.aura.proto.code.v1.Finding;

/**
 * What a finding comes from.
 *
 * @param id stable id, such as {@code java/empty-catch}
 * @param severity severity of its findings
 * @param summary one line
 * @param rationale why a reviewer cares, and what to do
 */
public record Rule(String id, Finding.Severity severity, String summary, String rationale) {

    public static Rule error(String id, String summary, String rationale) {
        return new Rule(id, Finding.Severity.ERROR, summary, rationale);
    }

    public static Rule warning(String id, String summary, String rationale) {
        return new Rule(id, Finding.Severity.WARNING, summary, rationale);
    }

    public static Rule note(String id, String summary, String rationale) {
        return new Rule(id, Finding.Severity.NOTE, summary, rationale);
    }
}
