package dev.aura.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One key of every type, as a module would declare them. */
public final class SampleSchema implements ConfigurationSchema {

    static final Key<String> LOG =
            Key.text("bus.logLevel", "info", "How much to log.").allowed("info", "debug");
    static final Key<Integer> FILE_BYTES = Key.integer("code.fileBytesMax", 2_097_152, "Largest file.")
            .between(1, 1 << 28)
            .safeForProject();
    static final Key<Integer> THREADS =
            Key.integer("code.threads", 2, "Parsers at once.").between(1, 64);
    static final Key<Long> CACHE = Key.bytes("code.cacheBytesMax", "64MiB", "Cache.");
    static final Key<Double> RATIO =
            Key.number("code.minimumRatio", 0.5, "Ratio.").between(0, 1).safeForProject();
    static final Key<Boolean> WATCH = Key.flag("code.watch", true, "Whether to watch.");
    static final Key<Duration> BUDGET =
            Key.duration("hooks.budget", "2s", "Budget.").between(50, 60_000);
    static final Key<Path> DOCUMENTS = Key.path("research.documents", "", "Documents.");
    static final Key<String> URL = Key.text("llm.providers.*.baseUrl", "", "Where a provider listens.");
    static final Key<String> API_KEY =
            Key.text("llm.providers.*.apiKey", "", "Credential.").allowed("good");
    static final Key<Duration> PROVIDER_TIMEOUT = Key.duration("llm.providers.*.timeout", "30s", "Patience.");

    @Override
    public List<Key<?>> keys() {
        return List.of(
                LOG, FILE_BYTES, THREADS, CACHE, RATIO, WATCH, BUDGET, DOCUMENTS, URL, API_KEY, PROVIDER_TIMEOUT);
    }
}
