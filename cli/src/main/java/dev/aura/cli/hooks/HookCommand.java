package dev.aura.cli.hooks;

import dev.aura.bus.status.Faults;
import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.config.SessionConfiguration;
import dev.aura.config.Configuration;
import dev.aura.config.ConfigurationException;
import dev.aura.config.ConfigurationLoader;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;

/**
 * {@code aura hook NAME ARGS…}: what the shims call. Says what it has to say on stderr; prints the word {@code stop} and ends with
 * {@link ExitCode#FINDING} where git should not go on. Never starts the mesh.
 */
public final class HookCommand implements Command {

    /** The word on stdout that a shim stops git on; the exit code alone could be that of a JVM that failed to start. */
    static final String STOP = "stop";

    private static final Map<String, Hook> HOOKS = Map.of(
            "pre-commit", new PreCommit(),
            "prepare-commit-msg", new PrepareCommitMessage(),
            "commit-msg", new CommitMessage(),
            "pre-push", new PrePush(),
            "post-merge", new PostMerge());

    @Override
    public Syntax syntax() {
        return Syntax.of("hook", "Does what a git hook is for; git hooks call it")
                .required("NAME", "name of the hook: " + String.join(", ", HookShim.HOOKS))
                .many("ARGS", 0, "what git passes to the hook")
                .takingVerbatim();
    }

    @Override
    public ExitCode run(Session session) throws Exception {
        List<String> words = session.arguments().words();
        Hook hook = HOOKS.get(words.getFirst());
        if (hook == null) {
            throw Faults.of(
                    Status.Code.INVALID_ARGUMENT,
                    "UNKNOWN_HOOK",
                    "'" + words.getFirst() + "' is none of the hooks " + String.join(", ", HookShim.HOOKS));
        }
        try {
            boolean stop = hook.run(new HookRun(session, configuration(session), words.subList(1, words.size())));
            if (stop) {
                session.output().line(STOP);
            }
            return stop ? ExitCode.FINDING : ExitCode.DONE;
        } catch (StatusRuntimeException fault) {
            return skipped(session, words.getFirst(), fault);
        }
    }

    /** Only this module's keys: a mistake elsewhere in the configuration is no reason to disturb a commit. */
    private static Configuration configuration(Session session) {
        try {
            return ConfigurationLoader.loadOnly(SessionConfiguration.sources(session), List.of(new HookSettings()));
        } catch (ConfigurationException mistake) {
            throw SessionConfiguration.fault(mistake);
        }
    }

    private static ExitCode skipped(Session session, String name, StatusRuntimeException fault) {
        return switch (fault.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> {
                session.output().warning(name + " took too long and was left out (hooks.budget)");
                yield ExitCode.DEADLINE;
            }
            case UNAVAILABLE, UNIMPLEMENTED -> ExitCode.NOT_READY; // no mesh or no service: as if there were no hook
            default -> throw fault;
        };
    }
}
