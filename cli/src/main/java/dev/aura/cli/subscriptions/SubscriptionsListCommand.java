package dev.aura.cli.subscriptions;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Table;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.DurableSubscription;
import dev.aura.proto.mesh.v1.ListSubscriptionsRequest;
import dev.aura.proto.mesh.v1.ListSubscriptionsResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;
import java.time.Instant;

/** {@code aura subscriptions list}: the durable subscriptions, and how far behind each is. */
public final class SubscriptionsListCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Override
    public Syntax syntax() {
        return Syntax.of("subscriptions list", "Shows durable subscriptions and how far behind each is");
    }

    @Override
    public ExitCode run(Session session) {
        ListSubscriptionsResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .listSubscriptions(ListSubscriptionsRequest.getDefaultInstance());
        session.answer(response, () -> print(response, session.output()));
        return ExitCode.DONE;
    }

    private static void print(ListSubscriptionsResponse response, Output output) {
        if (response.getSubscriptionsCount() == 0) {
            output.line("no durable subscriptions");
            return;
        }
        Table table = new Table("lllrrrrll");
        for (DurableSubscription each : response.getSubscriptionsList()) {
            table.row(
                    output.style().bold(each.getName()),
                    each.getPattern(),
                    each.getConnected() ? each.getSubscriber() : "not connected",
                    Words.number(each.getBacklog()) + " behind",
                    Words.number(each.getInLease()) + " in lease",
                    Words.number(each.getWaiting()) + " to retry",
                    Words.number(each.getDeadLetters()) + " dead",
                    each.getOwner().isEmpty() ? "" : "of " + each.getOwner(),
                    age(each));
        }
        output.lines(table.lines());
    }

    private static String age(DurableSubscription each) {
        return each.hasCreatedAt()
                ? Words.duration(Math.max(
                                0,
                                Duration.between(
                                                Instant.ofEpochSecond(
                                                        each.getCreatedAt().getSeconds(),
                                                        each.getCreatedAt().getNanos()),
                                                Instant.now())
                                        .toMillis()))
                        + " old"
                : "";
    }
}
