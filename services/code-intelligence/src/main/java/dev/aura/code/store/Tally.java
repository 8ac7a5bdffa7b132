package dev.aura.code.store;

import dev.aura.bus.workspace.FileListing;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts what comes of a scan and passes files on, one at a time. */
final class Tally {

    private final Consumer<ScannedFile> consumer;
    private final ProgressMeter progress;
    private final @Nullable ContentHash[] hashes;
    private final List<SkippedFile> skipped = new ArrayList<>();
    private final List<String> partial = new ArrayList<>();
    private final int total;
    private int done;
    private int parsed;
    private int cached;
    private int links;

    Tally(List<String> paths, Consumer<ScannedFile> consumer, ProgressMeter progress) {
        this.total = paths.size();
        this.consumer = consumer;
        this.progress = progress;
        this.hashes = new ContentHash[total];
    }

    synchronized void add(int index, Scan.@Nullable Look look) {
        done++;
        if (look == null) {
            links++;
        } else if (look.skippedFile() != null) {
            skipped.add(look.skippedFile());
        } else if (look.file() != null) {
            boolean whole = !look.file().facts().partial();
            parsed += whole ? 1 : 0;
            if (!whole) {
                partial.add(look.file().path());
            }
            cached += look.cached() ? 1 : 0;
            hashes[index] = look.file().hash();
            consumer.accept(look.file());
        }
        progress.at(done, total);
    }

    synchronized ScanResult result(FileListing listing) {
        partial.sort(Comparator.naturalOrder());
        skipped.sort(Comparator.comparing(SkippedFile::getPath));
        MessageDigest digest = ContentHash.digest();
        for (ContentHash hash : hashes) {
            if (hash != null) {
                digest.update(hash.bytes());
            }
        }
        Coverage coverage = Coverage.newBuilder()
                .setFiles(total - links)
                .setParsed(parsed)
                .setPartial(partial.size())
                .addAllPartialPaths(partial.subList(0, Math.min(partial.size(), ScanResult.PARTIAL_PATHS_MAX)))
                .addAllSkipped(skipped)
                .build();
        return new ScanResult(
                coverage,
                new ContentHash(digest.digest()).hex(),
                cached,
                parsed + partial.size() - cached,
                listing.source() == FileListing.Source.GIT);
    }
}
