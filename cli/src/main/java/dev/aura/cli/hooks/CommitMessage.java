package dev.aura.cli.hooks;

import dev.aura.proto.git.v1.CheckMessageRequest;
import dev.aura.proto.git.v1.CheckMessageResponse;
import dev.aura.proto.git.v1.CheckMessageResponse.Problem;
import java.io.IOException;

/** Checks a commit message; stops on its errors where {@code hooks.commitMessage} is {@code block}. */
final class CommitMessage implements Hook {

    @Override
    public boolean run(HookRun run) throws IOException {
        String text = new MessageFile(run.file()).text();
        String mode = run.setting(HookSettings.COMMIT_MESSAGE);
        if (mode.equals("off") || !MessageFile.saysSomething(text)) {
            return false; // git itself refuses an empty message
        }
        CheckMessageResponse answer = run.service(HookSettings.BUDGET)
                .checkMessage(CheckMessageRequest.newBuilder()
                        .setMessage(text)
                        .setRepository(run.repository())
                        .build());
        for (Problem problem : answer.getProblemsList()) {
            run.say("commit message, line " + problem.getLine() + ": " + problem.getMessage() + " [" + problem.getRule()
                    + "]");
        }
        boolean stop = mode.equals("block") && answer.getProblemsList().stream().anyMatch(Problem::getError);
        if (stop) {
            run.say("commit stopped; the message is kept in " + run.argument(0));
        }
        return stop;
    }
}
