package dev.aura.code.index;

import dev.aura.bus.workspace.SkipReason;
import dev.aura.code.index.ResidentWorkspace.Fresh;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.FileState;
import dev.aura.code.store.ScanResult;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.Freshness;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one question sees of a workspace: its index, with contents of the question in place of files, and without files that are known to
 * have changed and are not analysed yet. Only to be used while the question is asked.
 */
public final class IndexView {

    private final CodeIndex index;
    private final Overlay overlay;
    private final Fresh fresh;

    IndexView(CodeIndex index, Overlay overlay, Fresh fresh) {
        this.index = index;
        this.overlay = overlay;
        this.fresh = fresh;
    }

    private boolean isHidden(String path) {
        return overlay.covers(path) || fresh.pending().covers(path);
    }

    /** A file; null where it is not in the index. */
    public @Nullable IndexedFile file(String path) {
        IndexedFile given = overlay.files().get(path);
        return given != null || isHidden(path) ? given : index.file(path);
    }

    /** By what a file can be told unchanged; null where only its content can say. */
    public @Nullable FileState state(String path) {
        return index.state(path);
    }

    /** The content that the question brought for a file; null where it brought none. */
    public byte @Nullable [] given(String path) {
        return overlay.contents().get(path);
    }

    /** All files, in no particular order. */
    public List<IndexedFile> files() {
        return seen(index.files(), overlay.files().values().stream().toList());
    }

    /** How many files there are. */
    public int size() {
        return isWhole() ? index.size() : files().size();
    }

    /** Whether it is the index as it stands. */
    private boolean isWhole() {
        return overlay.contents().isEmpty() && fresh.pending().count() == 0;
    }

    /** The number of a name, by which files are asked for its places; -1 where no file has it. */
    public int number(String name) {
        return index.names().find(name);
    }

    /** The files of a language in which a name stands, by path. */
    public List<IndexedFile> mentioning(int name, String language) {
        List<IndexedFile> given =
                overlay.files().values().stream().filter(file -> file.has(name)).toList();
        return of(language, seen(name < 0 ? List.of() : index.mentioning(name), given));
    }

    /** The files of a language that declare an entity of a name, by path. */
    public List<IndexedFile> declaring(int name, String language) {
        List<IndexedFile> given = overlay.files().values().stream()
                .filter(file -> declares(file, name))
                .toList();
        return of(language, seen(name < 0 ? List.of() : index.declaring(name), given));
    }

    private static boolean declares(IndexedFile file, int name) {
        for (int number = 0; number < file.entities(); number++) {
            if (file.entityName(number) == name) {
                return true;
            }
        }
        return false;
    }

    private static List<IndexedFile> of(String language, List<IndexedFile> files) {
        return files.stream()
                .filter(file -> file.language().equals(language))
                .sorted(Comparator.comparing(IndexedFile::path))
                .toList();
    }

    private List<IndexedFile> seen(List<IndexedFile> indexed, List<IndexedFile> given) {
        if (isWhole()) {
            return indexed;
        }
        List<IndexedFile> files = new ArrayList<>(given);
        indexed.stream().filter(file -> !isHidden(file.path())).forEach(files::add);
        return files;
    }

    /** Takes an entity: how well its name answers, its name, its file and its number there. */
    public interface EntityVisitor {
        void visit(int rank, String name, IndexedFile file, int entity);
    }

    /**
     * Visits every entity whose name has a rank that is not {@code none}. Each distinct name is ranked once.
     *
     * @param letters {@link Letters} without which no name has a rank
     */
    public void search(long letters, ToIntFunction<String> ranking, int none, EntityVisitor visitor) {
        long[] known = index.names().letters();
        for (int number = 0; number < known.length; number++) {
            if ((letters & ~known[number]) == 0 && index.isDeclared(number)) {
                String name = index.names().name(number);
                int rank = ranking.applyAsInt(name);
                if (rank != none) {
                    visit(rank, number, visitor);
                }
            }
        }
        for (IndexedFile file : overlay.files().values()) {
            for (int entity = 0; entity < file.entities(); entity++) {
                String name = index.names().name(file.entityName(entity));
                int rank = ranking.applyAsInt(name);
                if (rank != none) {
                    visitor.visit(rank, name, file, entity);
                }
            }
        }
    }

    private void visit(int rank, int number, EntityVisitor visitor) {
        String name = index.names().name(number);
        index.eachDeclaring(number, file -> {
            for (int entity = isHidden(file.path()) ? file.entities() : 0; entity < file.entities(); entity++) {
                if (file.entityName(entity) == number) {
                    visitor.visit(rank, name, file, entity);
                }
            }
        });
    }

    /** The modules of a language. */
    public ModuleSystem.Index modules(String language, Languages languages) {
        boolean same = overlay.files().values().stream().allMatch(given -> {
            IndexedFile indexed = index.file(given.path());
            return !languages.concerns(language, given.path())
                    || (indexed != null && indexed.unit().equals(given.unit()));
        });
        return same
                ? index.modules(language)
                : languages.modules(
                        language, files().stream().map(IndexedFile::unit).toList());
    }

    /** What the answer rests on. */
    public Coverage coverage() {
        Coverage.Builder coverage = Coverage.newBuilder();
        List<SkippedFile> skipped = new ArrayList<>(overlay.skipped());
        index.skipped().stream().filter(file -> !isHidden(file.getPath())).forEach(skipped::add);
        List<String> partial = new ArrayList<>();
        index.partial().stream().filter(path -> !isHidden(path)).forEach(partial::add);
        overlay.files().values().stream().filter(IndexedFile::isPartial).forEach(file -> partial.add(file.path()));
        int seen = size();
        fresh.pending().files().stream()
                .filter(path -> !overlay.covers(path))
                .forEach(path -> skipped.add(SkipReason.PENDING.of(path, "it changed and is not analysed yet")));
        fresh.pending()
                .directories()
                .forEach(path -> skipped.add(SkipReason.PENDING.of(path, "it changed and is not analysed yet")));
        skipped.sort(Comparator.comparing(SkippedFile::getPath));
        return coverage.setFiles(seen + skipped.size())
                .setParsed(seen - partial.size())
                .setPartial(partial.size())
                .addAllPartialPaths(partial.subList(0, Math.min(partial.size(), ScanResult.PARTIAL_PATHS_MAX)))
                .addAllSkipped(skipped)
                .build();
    }

    /** Which state the answer describes; the caller adds when. */
    public Freshness.Builder freshness() {
        int files = index.size();
        return Freshness.newBuilder()
                .setRevision(fresh.revision())
                .setContentHash(contentHash())
                .setCachedFiles(Math.max(0, files - fresh.computed()))
                .setComputedFiles(fresh.computed() + overlay.files().size())
                .setPendingEvents(fresh.pending().count())
                .setWatched(fresh.watched());
    }

    /** Of the files, and of the contents that stand in for some. */
    private String contentHash() {
        if (overlay.files().isEmpty()) {
            return index.contentHash();
        }
        MessageDigest digest = ContentHash.digest();
        digest.update(index.contentHash().getBytes(StandardCharsets.US_ASCII));
        overlay.files().values().forEach(file -> digest.update(file.hash().bytes()));
        return new ContentHash(digest.digest()).hex();
    }
}
