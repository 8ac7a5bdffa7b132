package dev.aura.code.query;

import dev.aura.bus.status.Faults;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.language.Rule;
import dev.aura.code.language.Suppressions;
import dev.aura.proto.code.v1.ListRulesRequest;
import dev.aura.proto.code.v1.ListRulesResponse;
import io.grpc.Status;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All rules: those of the languages, and those that every language has. */
public final class RuleCatalog {

    private final Languages languages;

    public RuleCatalog(Languages languages) {
        this.languages = languages;
    }

    /** Ids of all rules. */
    public Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        languages.parsed().forEach(frontEnd -> rules(frontEnd).forEach(rule -> ids.add(rule.id())));
        return ids;
    }

    public ListRulesResponse list(ListRulesRequest request) {
        ListRulesResponse.Builder response = ListRulesResponse.newBuilder();
        for (LanguageFrontEnd frontEnd : languages.parsed()) {
            if (request.getLanguage().isEmpty() || request.getLanguage().equals(frontEnd.language())) {
                rules(frontEnd)
                        .forEach(rule -> response.addRules(ListRulesResponse.Rule.newBuilder()
                                .setId(rule.id())
                                .setLanguage(frontEnd.language())
                                .setSeverity(rule.severity())
                                .setSummary(rule.summary())
                                .setRationale(rule.rationale())));
            }
        }
        return response.build();
    }

    private static List<Rule> rules(LanguageFrontEnd frontEnd) {
        return Stream.concat(frontEnd.rules().stream(), Stream.of(Suppressions.useless(frontEnd.language())))
                .sorted(Comparator.comparing(Rule::id))
                .toList();
    }

    void requireKnown(Collection<String> rules) {
        Set<String> known = ids();
        rules.stream().filter(rule -> !known.contains(rule)).findFirst().ifPresent(rule -> {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "UNKNOWN_RULE",
                    "there is no rule `" + rule + "`; ListRules names those there are");
        });
    }
}
