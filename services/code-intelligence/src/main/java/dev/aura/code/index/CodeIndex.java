package dev.aura.code.index;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Languages;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.store.ContentHash;
import dev.aura.code.store.FileState;
import dev.aura.code.store.FileTerms;
import dev.aura.code.store.Look;
import dev.aura.code.store.Wanted.Indexable;
import dev.aura.proto.mesh.v1.SkippedFile;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of one workspace by path and by name. A file that changes is added anew under a new number, and its old number leads to
 * nothing; when too many do, the postings are made anew. Not for several threads at a time, but any number may read.
 */
final class CodeIndex {

    /** Numbers that lead to nothing, beside one for each file, before postings are made anew. */
    private static final int GONE_MAX = 10_000;

    private final Languages languages;
    private final NameTable names;
    private Postings mentions;
    private Postings declarations;
    private List<@Nullable IndexedFile> files;
    private final Map<String, Integer> numbers = new HashMap<>();

    private final Map<String, FileState> states = new HashMap<>();
    private final NavigableMap<String, SkippedFile> skipped = new TreeMap<>();
    private final SortedSet<String> partial = new TreeSet<>();
    private final Map<String, ModuleSystem.Index> modules = new ConcurrentHashMap<>();
    private long fileBytes;
    private volatile @Nullable String contentHash;

    CodeIndex(Languages languages) {
        this(languages, new NameTable(), List.of(), List.of(), new Postings(), new Postings());
    }

    /**
     * One that was saved.
     *
     * @param files by their numbers
     * @param states of the files, in their order
     */
    CodeIndex(
            Languages languages,
            NameTable names,
            List<IndexedFile> files,
            List<FileState> states,
            Postings mentions,
            Postings declarations) {
        this.languages = languages;
        this.names = names;
        this.files = new ArrayList<>(files);
        this.mentions = mentions;
        this.declarations = declarations;
        for (int number = 0; number < files.size(); number++) {
            IndexedFile file = files.get(number);
            numbers.put(file.path(), number);
            this.states.put(file.path(), states.get(number));
            fileBytes += file.bytes();
            if (file.isPartial()) {
                partial.add(file.path());
            }
        }
    }

    /** What is worth keeping on disk. */
    SavedIndex saved() {
        List<IndexedFile> kept = new ArrayList<>();
        List<FileState> seen = new ArrayList<>();
        for (IndexedFile file : files()) {
            FileState state = states.get(file.path());
            if (state != null) {
                kept.add(file);
                seen.add(state);
            }
        }
        return new SavedIndex(kept, seen, names.all());
    }

    /** Takes a file, in place of what was known of its path. */
    void put(Look.Found<Indexable> found) {
        IndexedFile file = indexed(
                found.path(), found.language(), found.hash(), found.content().terms(), found.role());
        IndexedFile before = file(found.path());
        drop(found.path(), before != null && before.unit().equals(file.unit()));
        if (before == null || !before.unit().equals(file.unit())) {
            forgetModules(file.path());
        }
        int number = files.size();
        files.add(file);
        numbers.put(file.path(), number);
        enter(number, file);
        states.put(found.path(), found.state());
        if (file.isPartial()) {
            partial.add(file.path());
        }
        fileBytes += file.bytes();
        if (files.size() > numbers.size() * 2 + GONE_MAX) {
            enterAnew();
        }
    }

    /** A file with the numbers of this index, without entering it. */
    IndexedFile indexed(String path, String language, ContentHash hash, FileTerms terms, FileRole role) {
        return new IndexedFile(path, language, role, hash, terms, names);
    }

    private void enter(int number, IndexedFile file) {
        for (int name : file.names()) {
            mentions.add(name, number);
        }
        for (int name : file.declared()) {
            declarations.add(name, number);
        }
    }

    private void enterAnew() {
        List<@Nullable IndexedFile> old = files;
        files = new ArrayList<>(numbers.size());
        mentions = new Postings();
        declarations = new Postings();
        for (IndexedFile file : old) {
            if (file != null) {
                numbers.put(file.path(), files.size());
                enter(files.size(), file);
                files.add(file);
            }
        }
    }

    /** Names a file that is left out. */
    void skip(String path, SkippedFile reason, @Nullable FileState state) {
        drop(path, false);
        skipped.put(path, reason);
        if (state != null) {
            states.put(path, state);
        }
    }

    /** Notes by what a file that has the content it had can be told unchanged. */
    void stateIs(String path, FileState state) {
        states.put(path, state);
    }

    /** Forgets a path. */
    void remove(String path) {
        drop(path, false);
    }

    private void drop(String path, boolean keepModules) {
        contentHash = null;
        states.remove(path);
        skipped.remove(path);
        partial.remove(path);
        Integer number = numbers.remove(path);
        if (number != null) {
            IndexedFile file = files.set(number, null);
            if (file != null) {
                fileBytes -= file.bytes();
                if (!keepModules) {
                    forgetModules(path);
                }
            }
        }
    }

    /** A manifest may be one of several languages. */
    private void forgetModules(String path) {
        modules.keySet().removeIf(language -> languages.concerns(language, path));
    }

    @Nullable
    FileState state(String path) {
        return states.get(path);
    }

    /** Everything that is known of at or below a directory, left out or not; all of it for the empty path. */
    List<String> pathsBelow(String directory) {
        List<String> below = new ArrayList<>();
        String prefix = directory.isEmpty() ? "" : directory + "/";
        for (Collection<String> paths :
                List.of(numbers.keySet(), skipped.tailMap(prefix, true).keySet())) {
            for (String path : paths) {
                if (path.startsWith(prefix)) {
                    below.add(path);
                }
            }
        }
        return below;
    }

    boolean knows(String path) {
        return numbers.containsKey(path) || skipped.containsKey(path);
    }

    @Nullable
    IndexedFile file(String path) {
        Integer number = numbers.get(path);
        return number == null ? null : files.get(number);
    }

    /** How many files it holds. */
    int size() {
        return numbers.size();
    }

    /** All files, in no particular order. */
    List<IndexedFile> files() {
        List<IndexedFile> all = new ArrayList<>(numbers.size());
        for (IndexedFile file : files) {
            if (file != null) {
                all.add(file);
            }
        }
        return all;
    }

    NameTable names() {
        return names;
    }

    /** The files in which a name stands. */
    List<IndexedFile> mentioning(int name) {
        return of(mentions, name);
    }

    /** The files that declare an entity of a name. */
    List<IndexedFile> declaring(int name) {
        return of(declarations, name);
    }

    /** Visits the files that declare an entity of a name. */
    void eachDeclaring(int name, Consumer<IndexedFile> visitor) {
        int[] numbersOfName = declarations.files(name);
        for (int at = 0; at < declarations.size(name); at++) {
            IndexedFile file = files.get(numbersOfName[at]);
            if (file != null) {
                visitor.accept(file);
            }
        }
    }

    boolean isDeclared(int name) {
        return declarations.size(name) > 0;
    }

    private List<IndexedFile> of(Postings postings, int name) {
        List<IndexedFile> found = new ArrayList<>();
        int[] numbersOfName = postings.files(name);
        for (int at = 0; at < postings.size(name); at++) {
            IndexedFile file = files.get(numbersOfName[at]);
            if (file != null) {
                found.add(file);
            }
        }
        return found;
    }

    /** Modules of a language, made when first asked for after a file's module or types changed. */
    ModuleSystem.Index modules(String language) {
        return modules.computeIfAbsent(
                language,
                name -> languages.modules(
                        name, files().stream().map(IndexedFile::unit).toList()));
    }

    Collection<SkippedFile> skipped() {
        return Collections.unmodifiableCollection(skipped.values());
    }

    SortedSet<String> partial() {
        return Collections.unmodifiableSortedSet(partial);
    }

    /** Over the hashes of all files by path. */
    String contentHash() {
        String known = contentHash;
        if (known == null) {
            MessageDigest digest = ContentHash.digest();
            List<String> paths = new ArrayList<>(numbers.keySet());
            Collections.sort(paths);
            for (String path : paths) {
                IndexedFile file = file(path);
                if (file != null) {
                    digest.update(file.hash().bytes());
                }
            }
            known = new ContentHash(digest.digest()).hex();
            contentHash = known;
        }
        return known;
    }

    /** About how much memory it takes. */
    long bytes() {
        return fileBytes + names.bytes() + mentions.bytes() + declarations.bytes() + numbers.size() * 200L;
    }
}
