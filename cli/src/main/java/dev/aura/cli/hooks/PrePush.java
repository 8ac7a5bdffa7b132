package dev.aura.cli.hooks;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.GitServiceGrpc.GitServiceBlockingStub;
import dev.aura.proto.git.v1.ReviewRequest;
import dev.aura.proto.git.v1.ReviewResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reviews what a push brings to the other side, and warns. */
final class PrePush implements Hook {

    /** Refs of one push that are looked at; a push of hundreds is a mirror, not work. */
    private static final int REFS_MAX = 3;

    @Override
    public boolean run(HookRun run) throws IOException {
        List<String[]> refs = run.input()
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(ref -> ref.length == 4 && !isNone(ref[1]))
                .limit(REFS_MAX)
                .toList();
        GitServiceBlockingStub service = refs.isEmpty() ? null : run.service(HookSettings.PUSH_BUDGET);
        for (String[] ref : refs) {
            Optional<String> base = isNone(ref[3]) ? branchPoint(run, ref[1]) : Optional.of(ref[3]);
            if (service != null && base.isPresent() && isKnown(run, base.get())) {
                review(run, service, ref, base.get());
            }
        }
        return false;
    }

    private static void review(HookRun run, GitServiceBlockingStub service, String[] ref, String base) {
        ReviewResponse review = service.review(ReviewRequest.newBuilder()
                .setRepository(run.repository())
                .setChange(Change.newBuilder().setRange(base + "..." + ref[1]))
                .build());
        List<Finding> introduced = review.getIntroducedList();
        if (!introduced.isEmpty()) {
            run.say("pushing " + ref[0] + " brings " + introduced.size()
                    + (introduced.size() == 1 ? " finding" : " findings"));
            run.findings().show(introduced);
        }
        if (review.getBreakingCount() > 0) {
            run.say(review.getBreakingCount() + " public entities change so that their users must");
        }
    }

    /** Where a branch that is new to the other side left what the other side has. */
    private static Optional<String> branchPoint(HookRun run, String commit) {
        String remote = run.argument(0);
        for (String branch : List.of("HEAD", "main", "master")) {
            Optional<String> base = run.git().run("merge-base", "refs/remotes/" + remote + "/" + branch, commit);
            if (base.isPresent()) {
                return base;
            }
        }
        return Optional.empty();
    }

    /** The other side may be ahead by commits that were never fetched. */
    private static boolean isKnown(HookRun run, String commit) {
        return run.git().run("cat-file", "-e", commit + "^{commit}").isPresent();
    }

    private static boolean isNone(String id) {
        return id.chars().allMatch(character -> character == '0');
    }
}
