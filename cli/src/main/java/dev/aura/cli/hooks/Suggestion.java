package dev.aura.cli.hooks;

import com.google.common.util.concurrent.ListenableFuture;
import dev.aura.proto.git.v1.Change;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.git.v1.SuggestMessageRequest;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * The message that Aura would give a commit. {@code pre-commit} asks for it beside its review and leaves it in the git directory, in a
 * file named after the process of git; the script of {@code prepare-commit-msg} then needs no JVM of its own.
 */
final class Suggestion {

    private final ListenableFuture<SuggestMessageResponse> answer;

    private Suggestion(ListenableFuture<SuggestMessageResponse> answer) {
        this.answer = answer;
    }

    /** Asks; the answer comes while other work goes on, or not at all once the budget is used up. */
    static Suggestion ask(HookRun run, Change change) {
        return new Suggestion(run.serviceLater(HookSettings.BUDGET)
                .suggestMessage(SuggestMessageRequest.newBuilder()
                        .setRepository(run.repository())
                        .setChange(change)
                        .build()));
    }

    /** The message; empty where there is no change. */
    Optional<String> message() throws ExecutionException, InterruptedException {
        SuggestMessageResponse suggestion = answer.get();
        boolean nothing = suggestion.getChange().getKind() == ResolvedChange.Kind.NONE
                || suggestion.getMessage().isBlank();
        return nothing ? Optional.empty() : Optional.of(suggestion.getMessage().stripTrailing());
    }

    /** Leaves the message for {@code prepare-commit-msg}; without it, that hook asks for itself. */
    void leave(Path file) throws IOException, InterruptedException {
        try {
            Optional<String> message = message();
            if (message.isPresent()) {
                Files.writeString(file, message.get() + "\n");
            }
        } catch (ExecutionException notAnswered) {
            // prepare-commit-msg finds no file and says why, if it fails again
        }
    }
}
