package dev.aura.bus.broker;

import dev.aura.bus.wire.Message;
import io.grpc.Status.Code;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Executions that several calls share: identical queries, and commands of one idempotency key. */
final class SharedCalls {

    private final SharedQueries queries;
    private final Commands commands;
    private final Refusals refusals;
    private final Post post;
    private final CallTable table;

    SharedCalls(CallPolicy policy, Refusals refusals, Post post, CallTable table) {
        this.queries = new SharedQueries(policy.shareAge().toNanos());
        this.commands = new Commands(policy.commandKept().toNanos());
        this.refusals = refusals;
        this.post = post;
        this.table = table;
    }

    /** Gives a call the answer that another one got or will get; false where it needs an execution of its own. */
    boolean join(Call call, Commands.@Nullable Key key, Message request, long nowNs) {
        if (key != null) {
            return isKnown(call, key, request, nowNs);
        }
        boolean follows = queries.follow(call, nowNs) != null;
        if (follows) {
            table.open(call);
        }
        return follows;
    }

    /** A command with this key begins. */
    void begin(Commands.Key key, Call call, Message request) {
        commands.begin(key, call, Commands.hash(request));
    }

    /** A shared execution is over: with an answer, or null when nobody knows what became of it. */
    void land(Flight flight, Call leader, @Nullable Message answer, long nowNs) {
        if (!(flight.key() instanceof Commands.Key key)) {
            queries.close(flight);
        } else if (leader.attempts == 0) {
            commands.forget(key);
        } else {
            commands.end(key, leader.requestHash, answer, nowNs);
        }
    }

    private boolean isKnown(Call call, Commands.Key key, Message request, long nowNs) {
        Commands.Outcome outcome = commands.outcome(key, nowNs);
        Flight running = commands.running(key);
        if (outcome == null && running == null) {
            return false;
        }
        call.requestHash = Commands.hash(request);
        int knownHash = outcome == null ? Objects.requireNonNull(running).leader().requestHash : outcome.requestHash();
        if (knownHash != call.requestHash) {
            String text = "idempotency key " + key.key() + " was used for another request; take a new key";
            refusals.refuse(call.caller, request, Code.INVALID_ARGUMENT, "IDEMPOTENCY_KEY_REUSED", text);
        } else if (outcome != null) {
            repeat(call, key, request, outcome);
        } else {
            follow(call, key, request, Objects.requireNonNull(running));
        }
        return true;
    }

    private void repeat(Call call, Commands.Key key, Message request, Commands.Outcome outcome) {
        Message end = outcome.end();
        if (end != null) {
            refusals.log.repeated(call.caller, request, end);
            post.send(call.caller, end.forwarded(call.callerId));
        } else {
            String text = "the command with key " + key.key()
                    + " was begun and nobody knows how it ended; look, then take a new key";
            refusals.refuse(call.caller, request, Code.ABORTED, "OUTCOME_UNKNOWN", text);
        }
    }

    private void follow(Call call, Commands.Key key, Message request, Flight running) {
        if (call.method.unary() && running.size() < SharedQueries.CALLS_MAX) {
            running.follow(call);
            call.flight = running;
            table.open(call);
        } else {
            String text = "the command with key " + key.key() + " is under way";
            refusals.refuse(call.caller, request, Code.ALREADY_EXISTS, "COMMAND_RUNNING", text);
        }
    }
}
