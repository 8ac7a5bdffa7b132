package dev.aura.llm;

import dev.aura.proto.llm.v1.GetUsageResponse;
import dev.aura.proto.llm.v1.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What each model has cost since the daemon's first start. Kept in one small protobuf file that is replaced at every change, so a
 * crash loses nothing that was counted; there is no fsync, so a power cut may. Safe for any thread.
 */
final class UsageBook {

    /** Models are named by users and servers, so there must be a bound; what is beyond counts under {@link #OTHERS}. */
    static final int ENTRIES_MAX = 256;

    static final String OTHERS = "(others)";

    private static final Logger LOG = Logger.getLogger(UsageBook.class.getName());
    private static final int FILE_BYTES_MAX = 1024 * 1024;

    private final Path file;
    private final TreeMap<String, GetUsageResponse.Entry> entries = new TreeMap<>();
    private boolean loaded;

    /** Keeps usage in the file, which is read when it is first needed. */
    UsageBook(Path file) {
        this.file = file;
    }

    void answered(String provider, String model, Usage usage) {
        change(
                provider,
                model,
                entry -> entry.setRequests(entry.getRequests() + 1)
                        .setPromptTokens(entry.getPromptTokens() + usage.getPromptTokens())
                        .setCompletionTokens(entry.getCompletionTokens() + usage.getCompletionTokens())
                        .setTotalMs(entry.getTotalMs() + usage.getTotalMs()));
    }

    void failed(String provider, String model) {
        change(provider, model, entry -> entry.setFailures(entry.getFailures() + 1));
    }

    synchronized List<GetUsageResponse.Entry> entries() {
        load();
        return List.copyOf(entries.values());
    }

    private synchronized void change(
            String provider, String model, UnaryOperator<GetUsageResponse.Entry.Builder> change) {
        load();
        String name = entries.containsKey(key(provider, model)) || entries.size() < ENTRIES_MAX ? model : OTHERS;
        GetUsageResponse.Entry.Builder entry =
                entries.getOrDefault(key(provider, name), GetUsageResponse.Entry.getDefaultInstance()).toBuilder()
                        .setProvider(provider)
                        .setModel(name);
        entries.put(key(provider, name), change.apply(entry).build());
        save();
    }

    private static String key(String provider, String model) {
        return provider + '\0' + model; // Sorts by provider, then model.
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        try (InputStream in = Files.newInputStream(file)) {
            GetUsageResponse saved = GetUsageResponse.parseFrom(in.readNBytes(FILE_BYTES_MAX));
            saved.getEntriesList().forEach(entry -> entries.put(key(entry.getProvider(), entry.getModel()), entry));
        } catch (NoSuchFileException e) {
            LOG.log(Level.FINE, "no usage yet in {0}", file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "usage starts at zero, since {0} cannot be read: {1}", new Object[] {file, e});
        }
    }

    /** Usage is a service to people: an answer does not fail because it could not be counted. */
    private void save() {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(
                    next,
                    GetUsageResponse.newBuilder()
                            .addAllEntries(entries.values())
                            .build()
                            .toByteArray());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "usage is not saved to {0}: {1}", new Object[] {file, e});
        }
    }
}
