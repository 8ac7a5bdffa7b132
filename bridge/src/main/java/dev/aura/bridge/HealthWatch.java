package dev.aura.bridge;

import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.stub.ServerCallStreamObserver;

/** One caller that wants to hear of changes. A caller that does not read gets the latest status when it does, not each one. */
final class HealthWatch {

    private final String service;
    private final ServerCallStreamObserver<HealthCheckResponse> observer;
    private ServingStatus told = ServingStatus.UNRECOGNIZED;
    private ServingStatus latest = ServingStatus.UNRECOGNIZED;

    /** Must be made before the call's handler returns. */
    HealthWatch(String service, ServerCallStreamObserver<HealthCheckResponse> observer) {
        this.service = service;
        this.observer = observer;
        observer.setOnReadyHandler(this::tell);
    }

    String service() {
        return service;
    }

    void onCancel(Runnable action) {
        observer.setOnCancelHandler(action);
    }

    synchronized void update(ServingStatus status) {
        latest = status;
        tell();
    }

    private synchronized void tell() {
        if (latest != told && observer.isReady() && !observer.isCancelled()) {
            told = latest;
            observer.onNext(HealthCheckResponse.newBuilder().setStatus(latest).build());
        }
    }
}
