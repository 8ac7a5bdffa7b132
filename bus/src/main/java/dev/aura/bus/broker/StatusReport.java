package dev.aura.bus.broker;

import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import dev.aura.proto.mesh.v1.GetStatusResponse;
import dev.aura.proto.mesh.v1.GetStatusResponse.Instance;
import dev.aura.proto.mesh.v1.GetStatusResponse.Service;
import dev.aura.proto.mesh.v1.ListServicesResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the mesh looks like now. Made on the broker's thread from its tables. */
final class StatusReport {

    private static final long NANOS_PER_MS = 1_000_000;
    private static final double NANOS_PER_US = 1_000;

    private final BrokerAgent agent;
    private final BrokerConfig config;
    private final long startedNs;
    private final Set<String> failed = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private boolean stopping;

    StatusReport(BrokerAgent agent, BrokerConfig config, long startedNs) {
        this.agent = agent;
        this.config = config;
        this.startedNs = startedNs;
    }

    void stopping() {
        stopping = true;
    }

    /** An expected daemon could not be started and will not join. */
    void failed(String daemon) {
        failed.add(daemon);
    }

    GetStatusResponse status(long nowNs) {
        TreeMap<String, Service.Builder> services = new TreeMap<>();
        config.expectedServices()
                .forEach(name -> services.put(name, Service.newBuilder().setName(name)));
        for (Peer peer : agent.membership.peers()) {
            if (peer.provider != null) {
                String name = peer.provider.ready.getName();
                seen.add(name);
                services.computeIfAbsent(name, n -> Service.newBuilder().setName(n))
                        .addInstances(instance(peer.provider));
            }
        }
        GetStatusResponse.Builder status = GetStatusResponse.newBuilder()
                .setState(state(services, nowNs))
                .setVersion(config.version())
                .setPid(ProcessHandle.current().pid())
                .setUptimeMs((nowNs - startedNs) / NANOS_PER_MS)
                .setPeers(agent.membership.peers().size())
                .setResidentBytes(ProcessMemory.residentBytes())
                .setTcpAddress(agent.entrances.tcpAddress())
                .setAddress(config.socketFile() == null ? "this process" : "ipc://" + config.socketFile());
        services.values().forEach(status::addServices);
        return status.build();
    }

    ListServicesResponse services() {
        ListServicesResponse.Builder list = ListServicesResponse.newBuilder();
        for (ServiceEntry entry : agent.registry.services()) {
            ListServicesResponse.ServiceEntry.Builder service = ListServicesResponse.ServiceEntry.newBuilder()
                    .setName(entry.name)
                    .setDaemon(entry.providers.getFirst().ready.getName());
            entry.descriptor.getMethodList().forEach(method -> service.addMethods(method(method)));
            entry.providers.forEach(provider -> service.addInstances(instance(provider)));
            list.addServices(service);
        }
        return list.build();
    }

    private GetStatusResponse.State state(Map<String, Service.Builder> services, long nowNs) {
        if (stopping) {
            return GetStatusResponse.State.STOPPING;
        }
        boolean inGrace = nowNs - startedNs < config.startGrace().toNanos();
        boolean joining = false;
        for (String name : config.expectedServices()) {
            Service.Builder service = services.get(name);
            if (service != null && service.getInstancesCount() > 0) {
                continue;
            }
            if (!inGrace || failed.contains(name) || seen.contains(name)) {
                return GetStatusResponse.State.DEGRADED;
            }
            joining = true;
        }
        return joining ? GetStatusResponse.State.STARTING : GetStatusResponse.State.READY;
    }

    private static Instance instance(Provider provider) {
        return Instance.newBuilder()
                .setId(provider.peer.instance)
                .setState(provider.peer.suspect ? Instance.State.SUSPECT : Instance.State.READY)
                .setInFlight(provider.serving)
                .setLanguage(provider.peer.hello.getLanguage())
                .setVersion(provider.ready.getVersion())
                .setPid(provider.peer.hello.getPid())
                .setSlots(provider.ready.getSlots())
                .setCalls(provider.calls)
                .setFailures(provider.failures)
                .setWorkUs(Math.round(provider.workNs / NANOS_PER_US))
                .build();
    }

    private static ListServicesResponse.Method method(MethodDescriptorProto method) {
        return ListServicesResponse.Method.newBuilder()
                .setName(method.getName())
                .setRequestType(withoutDot(method.getInputType()))
                .setResponseType(withoutDot(method.getOutputType()))
                .setClientStreaming(method.getClientStreaming())
                .setServerStreaming(method.getServerStreaming())
                .setQuery(method.getOptions().getIdempotencyLevel() == MethodOptions.IdempotencyLevel.NO_SIDE_EFFECTS)
                .setRole(MethodAccess.ruleOf(method).role())
                .build();
    }

    /** Descriptors write full type names with a dot in front. */
    private static String withoutDot(String typeName) {
        return typeName.startsWith(".") ? typeName.substring(1) : typeName;
    }
}
