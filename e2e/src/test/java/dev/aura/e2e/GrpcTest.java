package dev.aura.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.mesh.v1.GetStatusRequest;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An editor: an ordinary gRPC client on the Unix socket of the built distribution. */
class GrpcTest {

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private Sandbox sandbox;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.create();
        sandbox.aura("up").succeeded();
        channel = NettyChannelBuilder.forAddress(
                        UnixDomainSocketAddress.of(sandbox.runtime().resolve("grpc.sock")))
                .channelType(NioDomainSocketChannel.class, UnixDomainSocketAddress.class)
                .eventLoopGroup(loop)
                .usePlaintext()
                .overrideAuthority("localhost")
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        channel.shutdownNow();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
        sandbox.close();
    }

    @Test
    @Timeout(120)
    void listsEveryServiceByReflection() {
        ServerReflectionResponse response = ClientCalls.blockingServerStreamingCall(
                        channel,
                        ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
                                .setType(io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING)
                                .build(),
                        CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS),
                        ServerReflectionRequest.newBuilder()
                                .setListServices("*")
                                .build())
                .next();

        assertThat(response.getListServicesResponse().getServiceList())
                .extracting(ServiceResponse::getName)
                .contains(
                        "aura.code.v1.CodeService",
                        "aura.git.v1.GitService",
                        "aura.llm.v1.LlmService",
                        "aura.mesh.v1.MeshService",
                        "aura.research.v1.ResearchService",
                        "grpc.health.v1.Health");
    }

    @Test
    @Timeout(120)
    void callsTheMesh() {
        GetStatusResponse status = MeshServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(30, TimeUnit.SECONDS)
                .getStatus(GetStatusRequest.getDefaultInstance());

        assertThat(status.getState()).isEqualTo(GetStatusResponse.State.READY);
        assertThat(status.getServicesList())
                .extracting(GetStatusResponse.Service::getName)
                .containsAll(List.of("bridge", "code-intelligence", "git-semantics", "llm-provider", "research-agent"));
    }
}
