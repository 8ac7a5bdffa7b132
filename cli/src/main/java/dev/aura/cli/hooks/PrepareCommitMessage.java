package dev.aura.cli.hooks;

import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import java.io.IOException;
import java.util.Optional;

/** Puts a suggested message into an empty commit message, above the template and git's comments. */
final class PrepareCommitMessage implements Hook {

    @Override
    public boolean run(HookRun run) throws IOException {
        boolean template = run.argument(1).equals("template");
        if (!(template || run.argument(1).isEmpty())
                || run.setting(HookSettings.SUGGEST).equals("off")) {
            return false;
        }
        MessageFile file = new MessageFile(run.file());
        String before = file.text();
        Optional<Change> change = PendingChange.of(run);
        if (change.isEmpty() || (!template && MessageFile.saysSomething(before))) {
            return false;
        }
        SuggestMessageResponse suggestion = run.service(HookSettings.BUDGET)
                .suggestMessage(SuggestMessageRequest.newBuilder()
                        .setRepository(run.repository())
                        .setChange(change.get())
                        .build());
        if (suggestion.getChange().getKind() != ResolvedChange.Kind.NONE
                && !suggestion.getMessage().isBlank()) {
            file.putOnTop(suggestion.getMessage(), before);
        }
        return false;
    }
}
