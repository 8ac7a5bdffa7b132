package dev.aura.bridge;

import dev.aura.bus.status.Faults;
import dev.aura.proto.mesh.v1.GetStatusResponse.Instance;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The health protocol from the mesh's registry: a service is SERVING when an instance is ready, and the whole ("") when the mesh
 * answers. Watches look at the registry once a period, and only while there are any.
 *
 * @see <a href="https://github.com/grpc/grpc/blob/master/doc/health-checking.md">gRPC health checking protocol</a>
 */
final class Health extends HealthGrpc.HealthImplBase {

    static final int WATCHES_MAX = 1_000;

    private final MeshRegistry registry;
    private final Duration period;
    private final Set<HealthWatch> watches = ConcurrentHashMap.newKeySet();
    private @Nullable Thread poller;

    Health(MeshRegistry registry, Duration period) {
        this.registry = registry;
        this.period = period;
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        var _ = registry.services().whenComplete((services, _) -> {
            ServingStatus status = status(request.getService(), services);
            if (status == ServingStatus.SERVICE_UNKNOWN) {
                observer.onError(Faults.of(
                        Status.Code.NOT_FOUND,
                        "UNKNOWN_SERVICE",
                        request.getService() + " is not registered in the mesh"));
            } else {
                observer.onNext(
                        HealthCheckResponse.newBuilder().setStatus(status).build());
                observer.onCompleted();
            }
        });
    }

    @Override
    public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        HealthWatch watch =
                new HealthWatch(request.getService(), (ServerCallStreamObserver<HealthCheckResponse>) observer);
        watch.onCancel(() -> watches.remove(watch));
        if (watches.size() >= WATCHES_MAX) {
            observer.onError(Faults.of(
                    Status.Code.RESOURCE_EXHAUSTED,
                    "TOO_MANY_WATCHES",
                    "there are " + WATCHES_MAX + " health watches"));
            return;
        }
        watches.add(watch);
        var _ = registry.services().whenComplete((services, _) -> watch.update(status(watch.service(), services)));
        startPolling();
    }

    /** The status of a service by the registry; null where the mesh did not answer. */
    private static ServingStatus status(String service, @Nullable ListServicesResponse services) {
        if (services == null) {
            return ServingStatus.NOT_SERVING;
        }
        if (service.isEmpty() || BridgeServices.names().contains(service)) {
            return ServingStatus.SERVING;
        }
        return services.getServicesList().stream()
                .filter(entry -> entry.getName().equals(service))
                .findFirst()
                .map(entry -> entry.getInstancesList().stream()
                                .anyMatch(instance -> instance.getState() == Instance.State.READY)
                        ? ServingStatus.SERVING
                        : ServingStatus.NOT_SERVING)
                .orElse(ServingStatus.SERVICE_UNKNOWN);
    }

    private synchronized void startPolling() {
        if (poller == null) {
            poller = Thread.ofVirtual().name("bridge-health").start(this::poll);
        }
    }

    private void poll() {
        try {
            while (keepPolling()) {
                TimeUnit.NANOSECONDS.sleep(period.toNanos());
                var _ = registry.services()
                        .whenComplete((services, _) ->
                                watches.forEach(watch -> watch.update(status(watch.service(), services))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Closed; nobody watches any more.
        }
    }

    private synchronized boolean keepPolling() {
        if (watches.isEmpty()) {
            poller = null;
            return false;
        }
        return true;
    }

    /** Stops looking; the streams end with the server. */
    synchronized void close() {
        if (poller != null) {
            poller.interrupt();
        }
    }
}
