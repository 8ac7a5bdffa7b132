package dev.aura.cli.hooks;

import dev.aura.proto.git.v1.AssessImpactRequest;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.Change;

/**
 * Asks what a merge reaches. That alone has the services read the files that came in, so that the next commit finds them known; only
 * with {@code hooks.postMerge} at {@code note} is anything said.
 */
final class PostMerge implements Hook {

    @Override
    public boolean run(HookRun run) {
        String mode = run.setting(HookSettings.POST_MERGE);
        if (mode.equals("off")) {
            return false;
        }
        AssessImpactResponse impact = run.service(HookSettings.PUSH_BUDGET)
                .assessImpact(AssessImpactRequest.newBuilder()
                        .setRepository(run.repository())
                        .setChange(Change.newBuilder().setRange("ORIG_HEAD..HEAD"))
                        .build());
        if (mode.equals("note")) {
            run.say("the merge changes " + impact.getFilesCount() + " files, which " + impact.getDependentsCount()
                    + " others import; more with: aura git impact ORIG_HEAD..HEAD");
        }
        return false;
    }
}
