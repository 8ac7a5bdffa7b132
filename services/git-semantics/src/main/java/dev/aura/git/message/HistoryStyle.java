package dev.aura.git.message;

import dev.aura.git.repository.OpenRepository;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/**
 * How a repository writes its subjects, from the last ones.
 *
 * @param subjects subjects that were read
 * @param conventional how many of them are Conventional Commits
 * @param scopes how often each scope was used
 */
record HistoryStyle(int subjects, int conventional, Map<String, Integer> scopes) {

    private static final int SUBJECTS_MAX = 50;
    private static final int ENOUGH = 10; // below it a habit cannot be told

    private static final Pattern HEADER = Pattern.compile("^[a-z]+(?:\\(([^()]+)\\))?!?: .+");

    static final HistoryStyle UNKNOWN = new HistoryStyle(0, 0, Map.of());

    HistoryStyle {
        scopes = Map.copyOf(scopes);
    }

    static HistoryStyle read(OpenRepository repository, @Nullable ObjectId from) throws IOException {
        if (from == null) {
            return UNKNOWN;
        }
        int subjects = 0;
        int conventional = 0;
        Map<String, Integer> scopes = new HashMap<>();
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            walk.setRevFilter(RevFilter.NO_MERGES);
            walk.markStart(walk.parseCommit(from));
            for (RevCommit commit = walk.next(); commit != null && subjects < SUBJECTS_MAX; commit = walk.next()) {
                subjects++;
                Matcher matcher = HEADER.matcher(commit.getShortMessage());
                if (matcher.matches()) {
                    conventional++;
                    String scope = matcher.group(1);
                    if (scope != null) {
                        scopes.merge(scope, 1, Integer::sum);
                    }
                }
            }
        } catch (MissingObjectException e) {
            return UNKNOWN; // history ends where objects are missing
        }
        return new HistoryStyle(subjects, conventional, scopes);
    }

    /** Whether most subjects are Conventional Commits, and there are enough to tell. */
    boolean isConventional() {
        return subjects >= ENOUGH && conventional * 2 > subjects;
    }

    private int scoped() {
        return scopes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether the repository hardly ever writes a scope. */
    boolean avoidsScopes() {
        return isConventional() && scoped() * 5 < conventional;
    }

    /** Whether the repository has a vocabulary of scopes. */
    boolean hasVocabulary() {
        return isConventional() && scoped() * 2 > conventional;
    }
}
