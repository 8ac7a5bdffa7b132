package dev.aura.cli.hooks;

import dev.aura.proto.git.v1.Change;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Puts a suggested message into an empty commit message, above the template and git's comments. */
final class PrepareCommitMessage implements Hook {

    @Override
    public boolean run(HookRun run) throws IOException, InterruptedException {
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
        Optional<String> message = message(Suggestion.ask(run, change.get()));
        if (message.isPresent()) {
            file.putOnTop(message.get(), before);
        }
        return false;
    }

    private static Optional<String> message(Suggestion suggestion) throws InterruptedException {
        try {
            return suggestion.message();
        } catch (ExecutionException error) {
            if (error.getCause() instanceof StatusRuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException("the suggestion failed", error);
        }
    }
}
