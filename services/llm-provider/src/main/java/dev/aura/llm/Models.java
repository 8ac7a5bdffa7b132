package dev.aura.llm;

import dev.aura.proto.llm.v1.ListModelsResponse;
import java.util.Comparator;
import java.util.List;

/** The list of models as callers see it. */
final class Models {

    /** A server may list thousands; nobody reads more. */
    private static final int MODELS_MAX = 2_000;

    private Models() {}

    static ListModelsResponse response(List<Providers.Listing> listings, Providers providers) {
        ListModelsResponse.Builder response = ListModelsResponse.newBuilder();
        String first = providers.first(listings);
        for (Providers.Listing listing : listings) {
            if (listing.failure() != null) {
                response.addUnavailable(listing.unavailable());
            }
            String preferred = listing.preferred();
            listing.models().stream()
                    .sorted(Comparator.comparing(Model::name))
                    .limit(MODELS_MAX)
                    .forEach(model -> response.addModels(ListModelsResponse.Model.newBuilder()
                            .setName(model.name())
                            .setProvider(listing.provider().name())
                            .setContextTokens(model.contextTokens())
                            .setDefault(listing.provider().name().equals(first)
                                    && listing.provider().same(preferred, model.name()))));
        }
        return response.build();
    }
}
