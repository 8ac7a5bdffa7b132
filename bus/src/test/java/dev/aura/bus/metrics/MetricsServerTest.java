package dev.aura.bus.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.aura.bus.testing.EchoDaemon;
import dev.aura.bus.testing.EchoService;
import dev.aura.bus.testing.TestMesh;
import dev.aura.proto.mesh.v1.GetMetersRequest;
import dev.aura.proto.mesh.v1.GetMetersResponse;
import dev.aura.proto.mesh.v1.MeshServiceGrpc;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MetricsServerTest {

    private static final String GET = "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final double NANOS_PER_SECOND = 1e9;

    @TempDir
    private Path directory;

    @Test
    void aMeshServesWhatItsMetersSay() throws Exception {
        try (TestMesh mesh = TestMesh.start(new EchoDaemon("echo", new EchoService(), 7));
                var client = mesh.connect()) {
            for (int i = 0; i < 5; i++) {
                TestMesh.echo(client, "x");
            }
            Path socket = mesh.directories.runtime().resolve("metrics.sock");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
            GetMetersResponse meters =
                    MeshServiceGrpc.newBlockingStub(client.channel()).getMeters(GetMetersRequest.getDefaultInstance());
            Scrape scrape = Scrape.of(UnixDomainSocketAddress.of(socket), GET);
            GetMetersResponse.Instance echo = meters.getInstances(0);
            String labels = "{id=\"" + echo.getId() + "\",service=\"echo\"}";
            assertThat(scrape.series())
                    .containsEntry("aura_instance_calls_total" + labels, (double) echo.getCalls())
                    .containsEntry("aura_instance_slots" + labels, 7.0)
                    .containsEntry("aura_instance_work_seconds_count" + labels, (double)
                            echo.getWork().getCount())
                    .containsEntry("aura_peers", (double) meters.getPeers())
                    .containsEntry("aura_calls_refused_total", (double) meters.getCallsRefused());
            assertThat(scrape.series().get("aura_frames_total")).isGreaterThanOrEqualTo((double) meters.getFrames());
            assertThat(scrape.series().get("aura_resident_bytes")).isPositive();
        }
    }

    @Test
    void everyMeterIsServed() throws Exception {
        List<Double> numbers = new ArrayList<>();
        GetMetersResponse.Builder filled = GetMetersResponse.newBuilder();
        fill(filled, numbers);
        try (MetricsServer server = MetricsServer.open(socket(), filled::build)) {
            assertThat(server).isNotNull();
            Scrape scrape = Scrape.of(UnixDomainSocketAddress.of(socket()), GET);
            assertThat(scrape.status()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(scrape.head()).contains("Content-Type: text/plain; version=0.0.4");
            assertThat(scrape.series()).containsValues(numbers.toArray(Double[]::new));
        }
    }

    @Test
    void aPortIsOpenToNamesOfThisMachineOnly() throws Exception {
        try (MetricsServer server = MetricsServer.open(socket(), GetMetersResponse::getDefaultInstance)) {
            InetSocketAddress port = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.openTcp(0));
            assertThat(Scrape.of(port, GET).series()).containsKey("aura_frames_total");
            assertThat(Scrape.of(port, "GET /metrics HTTP/1.1\r\nHost: rebound.example:80\r\n\r\n")
                            .status())
                    .isEqualTo("HTTP/1.1 403 Forbidden");
        }
    }

    @Test
    void whatIsNoScrapeIsRefusedAndHindersNobody() throws Exception {
        try (MetricsServer server = MetricsServer.open(socket(), GetMetersResponse::getDefaultInstance)) {
            assertThat(server).isNotNull();
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket());
            assertThat(Scrape.of(address, "POST /metrics HTTP/1.1\r\n\r\n").status())
                    .contains(" 405 ");
            assertThat(Scrape.of(address, "GET / HTTP/1.1\r\n\r\n").status()).contains(" 404 ");
            assertThat(Scrape.exchange(address, "nonsense\r\n\r\n")).isEmpty();
            assertThat(Scrape.exchange(address, "x".repeat(8 << 10))).isEmpty();
            try (SocketChannel silent = SocketChannel.open(address)) {
                assertThat(Scrape.of(address, GET).series()).isNotEmpty();
                assertThat(silent.isConnected()).isTrue();
            }
        }
        assertThat(socket()).doesNotExist();
    }

    @Test
    void aBrokerThatDoesNotAnswerIsSaid() throws Exception {
        try (MetricsServer server = MetricsServer.open(socket(), () -> {
            throw new IllegalStateException("busy");
        })) {
            assertThat(server).isNotNull();
            assertThat(Scrape.of(UnixDomainSocketAddress.of(socket()), GET).status())
                    .contains(" 503 ");
        }
    }

    private Path socket() {
        return directory.resolve("m.sock");
    }

    /** Gives each number another value, and notes what the page must say: times in seconds. */
    private static void fill(Message.Builder message, List<Double> numbers) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            switch (field.getJavaType()) {
                case MESSAGE -> {
                    Message.Builder inner = message.newBuilderForField(field);
                    fill(inner, numbers);
                    set(message, field, inner.build());
                }
                case STRING -> set(message, field, field.getName());
                default -> {
                    long number = 1_000L + numbers.size();
                    if (field.getJavaType() == FieldDescriptor.JavaType.LONG) {
                        set(message, field, number);
                    } else {
                        set(message, field, (int) number);
                    }
                    numbers.add(inSeconds(field.getName(), number));
                }
            }
        }
    }

    private static void set(Message.Builder message, FieldDescriptor field, Object value) {
        if (field.isRepeated()) {
            message.addRepeatedField(field, value);
        } else {
            message.setField(field, value);
        }
    }

    private static double inSeconds(String field, long number) {
        if (field.endsWith("_ns")) {
            return number / NANOS_PER_SECOND;
        }
        return field.endsWith("_ms") ? number / 1_000.0 : number;
    }
}
