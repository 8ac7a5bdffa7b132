package dev.aura.cli.report;

import dev.aura.proto.code.v1.SummarizeResponse;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import dev.aura.proto.llm.v1.ListProvidersResponse;
import dev.aura.proto.research.v1.ScanDependenciesResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that a report is made of. */
record Answers(
        Answer<DescribeRepositoryResponse> repository,
        Answer<SummarizeResponse> code,
        Answer<ReviewResponse> review,
        Answer<SuggestMessageResponse> message,
        Answer<AssessImpactResponse> impact,
        Answer<ScanDependenciesResponse> dependencies,
        Answer<ListProvidersResponse> models) {

    /** The answers by the names they have in JSON. */
    Map<String, Answer<?>> byName() {
        Map<String, Answer<?>> named = new LinkedHashMap<>();
        named.put("repository", repository);
        named.put("code", code);
        named.put("review", review);
        named.put("message", message);
        named.put("impact", impact);
        named.put("dependencies", dependencies);
        named.put("models", models);
        return named;
    }

    /** Whether there is anything to print. */
    boolean anyGiven() {
        return byName().values().stream().anyMatch(answer -> answer instanceof Answer.Given<?>);
    }
}
