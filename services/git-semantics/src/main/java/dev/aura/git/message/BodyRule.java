package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedFile;
import dev.aura.proto.code.v1.EntityChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the body: a list of what happened by file, where the subject does not say it all. */
final class BodyRule {

    private static final int WIDTH = 72;
    private static final int BULLETS_MAX = 12;

    private BodyRule() {}

    static String write(Evidence evidence, TypeRule type, String subject) {
        if (evidence.undone() != null) {
            return "This reverts commit " + evidence.undone().id() + ".";
        }
        List<String> bullets = bullets(evidence, type);
        boolean said = bullets.size() == 1 && bullets.getFirst().endsWith(subject);
        if (bullets.isEmpty() || said) {
            return "";
        }
        List<String> shown = bullets.size() > BULLETS_MAX ? crowded(evidence) : bullets;
        return shown.stream().map(BodyRule::wrap).collect(Collectors.joining("\n"));
    }

    private static List<String> bullets(Evidence evidence, TypeRule type) {
        List<String> bullets = new ArrayList<>();
        boolean fix = type.type().equals("fix");
        Map<String, List<CodeChange>> byPath = Clauses.group(evidence.code(), CodeChange::path);
        Map<String, List<DependencyChange>> dependencies =
                Clauses.group(SubjectRule.distinct(evidence.dependencies()), DependencyChange::path);
        boolean onlyOne = evidence.files().size() == 1;
        for (LoadedFile file : ordered(evidence)) {
            List<String> clauses = clauses(
                    byPath.getOrDefault(file.path(), List.of()),
                    dependencies.getOrDefault(file.path(), List.of()),
                    fix);
            String prefix = onlyOne ? "" : FileRole.name(file.path()) + ": ";
            if (clauses.isEmpty()) {
                boolean repeated = !dependencies.isEmpty()
                        && !DependencyVersions.differences(file).isEmpty();
                if (!repeated) {
                    bullets.add("- " + Clauses.of(file).render(Integer.MAX_VALUE));
                }
            } else if (onlyOne) {
                clauses.forEach(clause -> bullets.add("- " + clause));
            } else {
                bullets.add("- " + prefix + String.join("; ", clauses));
            }
        }
        return bullets;
    }

    /** One line a directory, where there are too many files to name. */
    private static List<String> crowded(Evidence evidence) {
        Map<String, List<LoadedFile>> byDirectory = Clauses.group(
                ordered(evidence),
                file -> Clauses.verb(file.file().kind(), "update") + " "
                        + file.path().substring(0, file.path().lastIndexOf('/') + 1));
        List<String> bullets = new ArrayList<>();
        int unnamed = 0;
        for (List<LoadedFile> files : byDirectory.values()) {
            if (bullets.size() == BULLETS_MAX) {
                unnamed += files.size();
                continue;
            }
            bullets.add(
                    files.size() == 1
                            ? "- " + Clauses.of(files.getFirst()).render(Integer.MAX_VALUE)
                            : "- " + Clauses.verb(files.getFirst().file().kind(), "update") + " "
                                    + Names.plural(files.size(), "file") + Clauses.place(files));
        }
        if (unnamed > 0) {
            bullets.add("- and " + Names.plural(unnamed, "more file"));
        }
        return bullets;
    }

    private static List<LoadedFile> ordered(Evidence evidence) {
        return evidence.files().stream()
                .sorted(Comparator.comparing(file -> FileRole.of(file.path())))
                .toList();
    }

    private static List<String> clauses(List<CodeChange> code, List<DependencyChange> dependencies, boolean fix) {
        List<String> clauses = new ArrayList<>();
        for (Map.Entry<Kind, List<CodeChange>> group :
                Clauses.group(code, CodeChange::kind).entrySet()) {
            boolean corrected = fix && group.getValue().getFirst().role() == FileRole.SOURCE;
            clauses.add(Clauses.of(group.getKey(), group.getValue(), corrected).render(100));
        }
        dependencies.forEach(change -> clauses.add(change.detail()));
        return clauses;
    }

    /** Breaks at words; a word that is longer stays whole. */
    static String wrap(String bullet) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : bullet.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                wrapped.append("\n  ");
                column = 2;
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += word.length();
        }
        return wrapped.toString();
    }
}
