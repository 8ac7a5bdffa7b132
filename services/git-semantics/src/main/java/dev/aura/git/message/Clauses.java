package dev.aura.git.message;

import dev.aura.git.change.FileChange;
import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.EntityChange.Kind;
import dev.aura.proto.git.v1.ChangedFile;
import java.util.ArrayList;
import java.util.List;

/** Turns changes of entities and files into clauses. */
final class Clauses {

    private Clauses() {}

    /** One clause for entities that the same happened to. */
    static Clause of(Kind kind, List<CodeChange> changes, boolean fix) {
        CodeChange first = changes.getFirst();
        return switch (kind) {
            case ADDED -> plain("add", "to", changes);
            case REMOVED -> plain("remove", "from", changes);
            case BODY_CHANGED -> plain(fix ? "correct" : "rework", "in", changes);
            case SIGNATURE_CHANGED -> plain("change the declaration of", "in", changes);
            case RENAMED ->
                changes.size() == 1
                        ? new Clause("rename", List.of(first.oldName()), first.noun(), "to " + renamed(first))
                        : plain("rename", "in", changes);
            case MOVED -> plain("move", "in", changes);
            case DOCUMENTATION_CHANGED -> plain("revise the documentation of", "in", changes);
            case KIND_UNSPECIFIED, UNRECOGNIZED -> plain("change", "in", changes);
        };
    }

    private static String renamed(CodeChange change) {
        return change.owner().isEmpty() ? change.name() : change.simpleName();
    }

    private static Clause plain(String verb, String preposition, List<CodeChange> changes) {
        CodeChange first = changes.getFirst();
        String noun = changes.stream().allMatch(one -> one.noun().equals(first.noun()))
                ? first.noun()
                : changes.stream().allMatch(CodeChange::isType) ? "type" : "member";
        if (changes.size() == 1) {
            return new Clause(verb, List.of(named(first)), noun, with(first));
        }
        String owner = first.owner();
        boolean together =
                !owner.isEmpty() && changes.stream().allMatch(one -> one.owner().equals(owner));
        return new Clause(
                verb,
                changes.stream().map(one -> together ? simple(one) : named(one)).toList(),
                noun,
                together ? preposition + " " + owner : "");
    }

    private static String simple(CodeChange change) {
        return change.noun().equals("constructor") ? "a constructor" : change.simpleName();
    }

    private static String named(CodeChange change) {
        return change.noun().equals("constructor") ? "the constructor of " + change.owner() : change.name();
    }

    private static String with(CodeChange change) {
        boolean telling = change.kind() == Kind.ADDED && !change.members().isEmpty();
        return telling ? "with " + Names.join(change.members(), 2) : "";
    }

    /** One clause for a file without entities. */
    static Clause of(LoadedFile loaded) {
        FileChange file = loaded.file();
        if (file.submodule()) {
            return new Clause(verb(file.kind(), "update"), List.of(file.path()), "submodule", "");
        }
        if (file.modeOnly()) {
            boolean executable = (file.newMode().getBits() & 0111) != 0;
            return new Clause(
                    executable ? "make" : "change the mode of",
                    List.of(file.path()),
                    "file",
                    executable ? "executable" : "");
        }
        if (file.kind() == ChangedFile.Kind.RENAMED) {
            return new Clause(
                    sameDirectory(file) ? "rename" : "move",
                    List.of(FileRole.name(file.oldPath())),
                    "file",
                    "to " + target(file));
        }
        return new Clause(verb(file.kind(), "update"), List.of(shortPath(file.path())), "file", "");
    }

    /** One clause for several files that the same happened to. */
    static Clause of(ChangedFile.Kind kind, List<LoadedFile> files) {
        if (files.size() == 1) {
            return of(files.getFirst());
        }
        List<String> names =
                files.stream().map(file -> FileRole.name(file.path())).toList();
        return new Clause(verb(kind, "update"), names, "file", "");
    }

    private static boolean sameDirectory(FileChange file) {
        return directory(file.path()).equals(directory(file.oldPath()));
    }

    /** Where it went: a name in the same directory, else the directory. */
    private static String target(FileChange file) {
        if (sameDirectory(file)) {
            return FileRole.name(file.path());
        }
        boolean sameName = FileRole.name(file.path()).equals(FileRole.name(file.oldPath()));
        return sameName ? directory(file.path()) : file.path();
    }

    private static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "the top directory" : path.substring(0, slash);
    }

    /** The directory that files share, with its preposition; empty for the top. */
    static String place(List<LoadedFile> files) {
        String first = files.getFirst().path();
        String common = first.substring(0, first.lastIndexOf('/') + 1);
        for (LoadedFile file : files) {
            while (!file.path().startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
        }
        return common.isEmpty() ? "" : " in " + common.substring(0, common.length() - 1);
    }

    private static String shortPath(String path) {
        return path.length() <= 40 ? path : FileRole.name(path);
    }

    static String verb(ChangedFile.Kind kind, String otherwise) {
        return switch (kind) {
            case ADDED -> "add";
            case DELETED -> "remove";
            case RENAMED -> "move";
            case COPIED -> "copy";
            case MODIFIED, KIND_UNSPECIFIED, UNRECOGNIZED -> otherwise;
        };
    }

    /** Groups in the order of first appearance. */
    static <K, T> java.util.Map<K, List<T>> group(List<T> elements, java.util.function.Function<T, K> key) {
        java.util.Map<K, List<T>> groups = new java.util.LinkedHashMap<>();
        elements.forEach(one ->
                groups.computeIfAbsent(key.apply(one), _ -> new ArrayList<>()).add(one));
        return groups;
    }
}
