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
final class Tally implements Scan.Looks<FileAnalysis> {

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

    @Override
    public synchronized void add(int index, Look<FileAnalysis> look) {
        done++;
        switch (look) {
            case Look.Link<FileAnalysis> ignored -> links++;
            case Look.Unchanged<FileAnalysis> ignored -> links++;
            case Look.Skipped<FileAnalysis> left -> skipped.add(left.file());
            case Look.Found<FileAnalysis> file -> found(index, file);
        }
        progress.at(done, total);
    }

    private void found(int index, Look.Found<FileAnalysis> file) {
        boolean whole = !file.content().facts().partial();
        parsed += whole ? 1 : 0;
        if (!whole) {
            partial.add(file.path());
        }
        cached += file.cached() ? 1 : 0;
        hashes[index] = file.hash();
        consumer.accept(
                new ScannedFile(file.path(), file.language(), file.parsed(), file.role(), file.hash(), file.content()));
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
