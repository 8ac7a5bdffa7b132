package dev.aura.llm;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.config.Configuration;
import dev.aura.config.Directories;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The daemon {@code llm-provider}: puts its parts together. Opens no file and no connection before the first question. */
public final class LlmDaemon implements Daemon {

    @Override
    public String name() {
        return "llm-provider";
    }

    @Override
    public Running start(DaemonContext context) {
        return start(context.configuration(), context.directories(), context.clock(), System.getenv());
    }

    static Running start(
            Configuration configuration,
            Directories directories,
            InstantSource clock,
            Map<String, String> environment) {
        return start(LlmConfig.of(configuration), directories, clock, environment);
    }

    static Running start(
            LlmConfig config, Directories directories, InstantSource clock, Map<String, String> environment) {
        ModelServer server = new ModelServer(config.connectTimeout());
        HealthBook health = new HealthBook(clock);
        UsageBook usage = new UsageBook(directories.state().resolve("llm-usage.pb"));
        Map<String, Provider> all = new LinkedHashMap<>();
        for (Endpoint endpoint : config.endpoints()) {
            HttpProvider provider = new HttpProvider(endpoint, config, server, environment);
            provider.refusal().ifPresent(refusal -> health.failed(provider.name(), refusal, 0));
            all.put(provider.name(), provider);
        }
        BuiltinProvider builtin = new BuiltinProvider(!config.endpoints().isEmpty());
        all.put(builtin.name(), builtin);
        health.succeeded(builtin.name(), 0);
        Providers providers = new Providers(all, new ArrayList<>(config.order()), health);
        Answering answering = new Answering(providers, health, usage, config.tokensMax());
        return new Started(List.of(new LlmService(answering, providers, health, usage)), server);
    }

    private record Started(List<BindableService> services, ModelServer server) implements Running {
        @Override
        public void close() {
            server.close();
        }
    }
}
