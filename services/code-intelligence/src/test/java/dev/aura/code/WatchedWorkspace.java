package dev.aura.code;

import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.FindReferencesResponse;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.code.v1.WatchRequest;
import dev.aura.proto.code.v1.WatchResponse;
import dev.aura.proto.mesh.v1.Position;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Questions about the workspace of a fixture, and a standing watch over it. */
final class WatchedWorkspace implements AutoCloseable {

    private static final int SECONDS_MAX = 20;

    final BlockingQueue<WatchResponse> responses = new LinkedBlockingQueue<>();
    final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();

    private final CodeFixture fixture;
    private final Context.CancellableContext call = Context.current().withCancellation();

    WatchedWorkspace(CodeFixture fixture) {
        this.fixture = fixture;
    }

    /** Watches, and returns when the watch stands or was refused. */
    WatchedWorkspace watch(String... paths) throws InterruptedException {
        WatchRequest request = WatchRequest.newBuilder()
                .setWorkspace(fixture.root())
                .addAllPaths(List.of(paths))
                .build();
        call.run(() -> fixture.streams.watch(request, new StreamObserver<>() {
            @Override
            public void onNext(WatchResponse response) {
                responses.add(response);
            }

            @Override
            public void onError(Throwable error) {
                errors.add(error);
                responses.add(WatchResponse.getDefaultInstance());
            }

            @Override
            public void onCompleted() {}
        }));
        next();
        return this;
    }

    WatchResponse next() throws InterruptedException {
        WatchResponse response = responses.poll(SECONDS_MAX, TimeUnit.SECONDS);
        if (response == null) {
            throw new AssertionError("nothing came of the watch within " + SECONDS_MAX + " s");
        }
        return response;
    }

    /** The next responses until one about a path that satisfies the condition. */
    WatchResponse next(String path, WatchResponse.Change change) throws InterruptedException {
        WatchResponse response = next();
        while (!response.getPath().equals(path) || response.getChange() != change) {
            response = next();
        }
        return response;
    }

    SearchSymbolsResponse symbols(String query) {
        return fixture.code.searchSymbols(SearchSymbolsRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setQuery(query)
                .setLimit(1000)
                .build());
    }

    /** Paths of the entities of exactly that name. */
    List<String> declaring(String name) {
        return symbols(name).getSymbolsList().stream()
                .filter(symbol -> symbol.getEntity().getName().equals(name))
                .map(symbol -> symbol.getPath())
                .toList();
    }

    FindReferencesResponse references(String path, int line, int column) {
        return fixture.code.findReferences(FindReferencesRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath(path)
                .setPosition(Position.newBuilder().setLine(line).setColumn(column))
                .build());
    }

    /** Runs git in the workspace. */
    static void git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("git " + List.of(arguments) + " ended with " + process.exitValue());
        }
    }

    /** Why the watch ended. */
    Throwable error() throws InterruptedException {
        Throwable error = errors.poll(SECONDS_MAX, TimeUnit.SECONDS);
        if (error == null) {
            throw new AssertionError("the watch did not end within " + SECONDS_MAX + " s");
        }
        return error;
    }

    @Override
    public void close() {
        call.cancel(null);
    }
}
