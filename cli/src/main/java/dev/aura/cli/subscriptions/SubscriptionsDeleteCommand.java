package dev.aura.cli.subscriptions;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.ExitCode;
import dev.aura.cli.command.Session;
import dev.aura.cli.command.Syntax;
import dev.aura.cli.terminal.Words;
import dev.aura.proto.mesh.v1.DeleteSubscriptionRequest;
import dev.aura.proto.mesh.v1.DeleteSubscriptionResponse;
import dev.aura.proto.mesh.v1.DurableSubscription;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.time.Duration;

/** {@code aura subscriptions delete NAME}: ends a durable subscription and what it waits for. */
public final class SubscriptionsDeleteCommand implements Command {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public Syntax syntax() {
        return Syntax.of("subscriptions delete", "Ends a durable subscription and what it waits for; dead letters stay")
                .required("NAME", "name; aura subscriptions list shows them")
                .flag("--force", "also where a subscriber is connected");
    }

    @Override
    public ExitCode run(Session session) {
        DeleteSubscriptionResponse response = MeshServiceGrpc.newBlockingStub(session.mesh(BOUND))
                .deleteSubscription(DeleteSubscriptionRequest.newBuilder()
                        .setName(session.arguments().required(0))
                        .setForce(session.arguments().has("--force"))
                        .build());
        DurableSubscription was = response.getSubscription();
        session.answer(
                response,
                () -> session.output()
                        .line("deleted " + was.getName() + ", which heard " + was.getPattern() + " and was "
                                + Words.count(was.getBacklog(), "record") + " behind"));
        return ExitCode.DONE;
    }
}
