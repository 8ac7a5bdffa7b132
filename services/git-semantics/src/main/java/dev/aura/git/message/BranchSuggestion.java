package dev.aura.git.message;

import dev.aura.git.repository.OpenRepository;
import dev.aura.proto.git.v1.Fact;
import dev.aura.proto.git.v1.SuggestBranchResponse;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** Makes a branch name of a text or a subject. */
public final class BranchSuggestion {

    private static final int SLUG_MAX = 50;
    private static final int SUFFIX_MAX = 1000;

    private static final Pattern HEADER = Pattern.compile("^([a-z]+)(\\([^)]*\\))?!?:\\s*(.+)$", Pattern.DOTALL);

    /** First words that say what kind of work it is. The word stays in the name where it says more than the type. */
    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("fix", "fix"),
            Map.entry("fixes", "fix"),
            Map.entry("bug", "fix"),
            Map.entry("bugfix", "fix"),
            Map.entry("hotfix", "fix"),
            Map.entry("add", "feat"),
            Map.entry("implement", "feat"),
            Map.entry("introduce", "feat"),
            Map.entry("support", "feat"),
            Map.entry("document", "docs"),
            Map.entry("docs", "docs"),
            Map.entry("test", "test"),
            Map.entry("refactor", "refactor"),
            Map.entry("rename", "refactor"),
            Map.entry("move", "refactor"),
            Map.entry("extract", "refactor"),
            Map.entry("simplify", "refactor"),
            Map.entry("bump", "build"),
            Map.entry("upgrade", "build"),
            Map.entry("speed", "perf"),
            Map.entry("optimize", "perf"),
            Map.entry("revert", "revert"),
            Map.entry("remove", "refactor"),
            Map.entry("correct", "fix"),
            Map.entry("prevent", "fix"),
            Map.entry("avoid", "fix"));

    /** First words that the type already says. */
    private static final Set<String> SAID =
            Set.of("fix", "fixes", "bug", "bugfix", "hotfix", "add", "docs", "refactor", "test", "revert");

    private static final Pattern BROKEN = Pattern.compile(
            "\\b(npe|exception|crash\\w*|error|fails?|failing|broken|wrong|leak\\w*|regression|deadlock\\w*|race)\\b",
            Pattern.CASE_INSENSITIVE);

    private BranchSuggestion() {}

    /** A name for what a text says. */
    public static SuggestBranchResponse of(OpenRepository repository, String text) throws IOException {
        String line = text.strip().lines().findFirst().orElse("");
        Matcher header = HEADER.matcher(line);
        String said = header.matches() ? BranchHint.of(header.group(1) + "/x").type() : "";
        String rest = said.isEmpty() ? line : header.group(3);
        String first = slug(rest).split("-", 2)[0];
        String type =
                said.isEmpty() ? VERBS.getOrDefault(first, BROKEN.matcher(rest).find() ? "fix" : "feat") : said;
        return answer(repository, type, rest, List.of(Facts.fact("text", "", "", "from the text \"" + line + "\"")));
    }

    /** A name for what a change does. */
    public static SuggestBranchResponse of(OpenRepository repository, MessageSuggestion.Summary summary)
            throws IOException {
        return answer(repository, summary.type(), summary.subject(), summary.facts());
    }

    private static SuggestBranchResponse answer(OpenRepository repository, String type, String text, List<Fact> facts)
            throws IOException {
        String slug = slug(text);
        String[] words = slug.split("-", 2);
        boolean repeated = words.length == 2
                && SAID.contains(words[0])
                && VERBS.getOrDefault(words[0], "").equals(type);
        String name = type + "/" + cut(repeated ? words[1] : slug);
        return SuggestBranchResponse.newBuilder()
                .setName(free(repository, name))
                .setType(type)
                .addAllFacts(facts)
                .build();
    }

    /** Lower-case words of letters and digits, joined by {@code -}; letters of other scripts stay. */
    static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        String slug = Normalizer.normalize(plain, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "work" : slug;
    }

    /** At most 50 characters, cut between words; a number at the end, which names an issue, is kept. */
    private static String cut(String slug) {
        if (slug.length() <= SLUG_MAX) {
            return slug;
        }
        Matcher number = Pattern.compile("-\\d+$").matcher(slug);
        String end = number.find() ? number.group() : "";
        String start = slug.substring(0, SLUG_MAX - end.length());
        int word = start.lastIndexOf('-');
        return (word > 0 ? start.substring(0, word) : start) + end;
    }

    private static String free(OpenRepository repository, String name) throws IOException {
        Set<String> taken =
                repository.jgit().getRefDatabase().getRefsByPrefix(Constants.R_HEADS, Constants.R_REMOTES).stream()
                        .map(Ref::getName)
                        .map(BranchSuggestion::branch)
                        .collect(Collectors.toSet());
        // Beside a branch `fix` git cannot make a branch `fix/…`.
        String start = taken.contains(name.substring(0, name.indexOf('/'))) ? name.replaceFirst("/", "-") : name;
        String candidate = start;
        for (int i = 2; i < SUFFIX_MAX && collides(taken, candidate); i++) {
            candidate = start + "-" + i;
        }
        return Repository.isValidRefName(Constants.R_HEADS + candidate)
                ? candidate
                : "work/" + Integer.toUnsignedString(name.hashCode());
    }

    private static String branch(String ref) {
        return ref.startsWith(Constants.R_HEADS)
                ? ref.substring(Constants.R_HEADS.length())
                : ref.substring(ref.indexOf('/', Constants.R_REMOTES.length()) + 1);
    }

    /** A branch cannot stand beside one of its own name, nor where one is a directory of the other. */
    private static boolean collides(Set<String> taken, String name) {
        return taken.contains(name) || taken.stream().anyMatch(other -> other.startsWith(name + "/"));
    }
}
