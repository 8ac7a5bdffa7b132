package dev.aura.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.bus.client.MeshCallOptions;
import dev.aura.bus.status.Faults;
import dev.aura.proto.bus.v1.Access.Role;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bridge lends its own rights to nobody. */
@Timeout(20)
class CallersTest {

    private static final SocketAddress UNIX = UnixDomainSocketAddress.of("/run/x");
    private static final SocketAddress TCP = InetSocketAddress.createUnresolved("localhost", 1);

    @Test
    void passesTheTokenOnThatACallerShows() {
        var whom = new Callers(Role.DEVELOPER)
                .options(new FakeCall(TCP), authorization("Bearer aura_x"))
                .getOption(MeshCallOptions.ON_BEHALF);
        assertThat(whom.getToken().toStringUtf8()).isEqualTo("aura_x");
        assertThat(whom.getRole()).isZero();
    }

    @Test
    void givesALocalCallerWithoutATokenTheRoleThatIsConfigured() {
        var whom = new Callers(Role.VIEWER)
                .options(new FakeCall(UNIX), new Metadata())
                .getOption(MeshCallOptions.ON_BEHALF);
        assertThat(whom.getRole()).isEqualTo(Role.VIEWER.getNumber());
        assertThat(whom.getToken().isEmpty()).isTrue();
    }

    @Test
    void refusesWhoeverShowsNoneWhereOneIsNeeded() {
        assertRefused(new Callers(Role.ROLE_UNSPECIFIED), UNIX, new Metadata(), "NO_TOKEN");
        assertRefused(new Callers(Role.DEVELOPER), TCP, new Metadata(), "NO_TOKEN");
        for (String text : new String[] {"", "Bearer", "Bearer ", "Basic eDp5", "aura_x"}) {
            assertRefused(new Callers(Role.DEVELOPER), UNIX, authorization(text), "BAD_TOKEN");
        }
    }

    private static void assertRefused(Callers callers, SocketAddress from, Metadata headers, String reason) {
        assertThatThrownBy(() -> callers.options(new FakeCall(from), headers)).satisfies(error -> {
            assertThat(Status.fromThrowable(error).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(Faults.reasonOf(error)).isEqualTo(reason);
        });
    }

    private static Metadata authorization(String text) {
        Metadata headers = new Metadata();
        headers.put(Callers.AUTHORIZATION, text);
        return headers;
    }

    /** A call of which only the other end's address is asked. */
    private static final class FakeCall extends ServerCall<byte[], byte[]> {

        private final SocketAddress from;

        FakeCall(SocketAddress from) {
            this.from = from;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.newBuilder()
                    .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, from)
                    .build();
        }

        @Override
        public void request(int count) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(byte[] message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<byte[], byte[]> getMethodDescriptor() {
            throw new UnsupportedOperationException();
        }
    }
}
