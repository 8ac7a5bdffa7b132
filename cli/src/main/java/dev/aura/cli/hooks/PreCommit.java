package dev.aura.cli.hooks;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.ReviewRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reviews what is about to be committed; stops where it introduces a finding as severe as {@code hooks.blockOn}. */
final class PreCommit implements Hook {

    @Override
    public boolean run(HookRun run) throws IOException, InterruptedException {
        Optional<Change> change = PendingChange.of(run);
        if (change.isEmpty()) {
            return false;
        }
        ReviewRequest request = ReviewRequest.newBuilder()
                .setRepository(run.repository())
                .setChange(change.get())
                .build();
        Optional<Suggestion> suggestion =
                wantsSuggestion(run) ? Optional.of(Suggestion.ask(run, change.get())) : Optional.empty();
        boolean stop =
                judge(run, run.service(HookSettings.BUDGET).review(request).getIntroducedList());
        if (!stop && suggestion.isPresent()) {
            suggestion.get().leave(run.file());
        }
        return stop;
    }

    /** The script passes a file to leave the suggestion in. Git names `:` as the editor where nobody will see a message to edit. */
    private static boolean wantsSuggestion(HookRun run) {
        return !run.argument(0).isEmpty()
                && !run.variable("GIT_EDITOR").equals(":")
                && run.setting(HookSettings.SUGGEST).equals("on");
    }

    private static boolean judge(HookRun run, List<Finding> introduced) {
        if (introduced.isEmpty()) {
            return false;
        }
        int limit = limit(run.setting(HookSettings.BLOCK_ON));
        boolean stop = introduced.stream().anyMatch(finding -> finding.getSeverityValue() >= limit);
        run.say("this change introduces " + introduced.size() + (introduced.size() == 1 ? " finding" : " findings"));
        run.findings().show(introduced);
        if (stop) {
            run.say("commit stopped; git commit --no-verify goes on, aura config explain hooks.blockOn tells why");
        }
        return stop;
    }

    private static int limit(String severity) {
        return switch (severity) {
            case "note" -> Finding.Severity.NOTE_VALUE;
            case "warning" -> Finding.Severity.WARNING_VALUE;
            case "error" -> Finding.Severity.ERROR_VALUE;
            default -> Integer.MAX_VALUE;
        };
    }
}
