package dev.aura.cli.hooks;

import dev.aura.config.ConfigurationSchema;
import dev.aura.config.Key;
import java.time.Duration;
import java.util.List;

/** The keys of git hooks. */
public final class HookSettings implements ConfigurationSchema {

    static final Key<Duration> BUDGET = Key.duration(
                    "hooks.budget", "2s", "Longest time that a hook of a commit may take; then git goes on")
            .between(100, 25_000);
    static final Key<Duration> PUSH_BUDGET = Key.duration(
                    "hooks.pushBudget", "5s", "Longest time that pre-push and post-merge may take; then git goes on")
            .between(100, 25_000);
    static final Key<String> SUGGEST = Key.text(
                    "hooks.suggestMessage", "on", "Whether an empty commit message is filled with a suggestion")
            .allowed("on", "off");
    static final Key<String> COMMIT_MESSAGE = Key.text(
                    "hooks.commitMessage", "warn", "What to do about a commit message with errors")
            .allowed("off", "warn", "block");
    static final Key<String> BLOCK_ON = Key.text(
                    "hooks.blockOn", "error", "Lowest severity of an introduced finding that stops a commit")
            .allowed("error", "warning", "note", "never");
    static final Key<String> POST_MERGE = Key.text(
                    "hooks.postMerge",
                    "quiet",
                    "What to do after a merge: read what changed, or tell what it reaches too")
            .allowed("off", "quiet", "note");

    @Override
    public List<Key<?>> keys() {
        return List.of(BUDGET, PUSH_BUDGET, SUGGEST, COMMIT_MESSAGE, BLOCK_ON, POST_MERGE);
    }
}
