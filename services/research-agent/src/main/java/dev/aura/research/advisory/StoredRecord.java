package dev.aura.research.advisory;

import dev.aura.proto.research.v1.Advisory;
import java.util.List;

/**
 * A record as the store gives it back.
 *
 * @param modified RFC 3339
 */
public record StoredRecord(
        String id,
        List<String> aliases,
        String summary,
        Rating rating,
        List<String> packages,
        String published,
        String modified,
        String withdrawn) {

    Advisory toProto() {
        return Advisory.newBuilder()
                .setId(id)
                .addAllAliases(aliases)
                .setSummary(summary)
                .setSeverity(rating.severity())
                .addAllPackages(packages)
                .setPublished(published)
                .setModified(modified)
                .setWithdrawn(withdrawn)
                .build();
    }
}
