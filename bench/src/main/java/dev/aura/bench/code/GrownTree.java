package dev.aura.bench.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A directory of about so many lines of real sources: copies of Java files, each under package names of its own. */
final class GrownTree {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private final List<Source> sources = new ArrayList<>();
    private final TreeSet<String> packages = new TreeSet<>();

    private record Source(String path, String text, int lines) {}

    private GrownTree() {}

    /** Reads the sources that are to be copied. */
    static GrownTree of(List<Path> directories) throws IOException {
        GrownTree tree = new GrownTree();
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    tree.add(directory.getFileName() + "/" + directory.relativize(file), file);
                }
            }
        }
        // A small tree, too, is to have small files and large ones of all.
        Collections.shuffle(tree.sources, new Random(20261121));
        if (tree.sources.isEmpty()) {
            throw new IOException("no Java sources in " + directories);
        }
        return tree;
    }

    private void add(String path, Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Matcher named = PACKAGE.matcher(text);
        if (named.find()) {
            packages.add(named.group(1));
        }
        sources.add(new Source(path, text, (int) text.lines().count()));
    }

    /** Writes copies until there are so many lines; files are an hour old, as in a tree that nobody works in. Gives the number of files. */
    int write(Path root, long lines) throws IOException {
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        long written = 0;
        int files = 0;
        for (int copy = 0; written < lines; copy++) {
            Pattern ours = Pattern.compile("(?m)^(package|import|import static) (?=("
                    + String.join("|", packages.stream().map(Pattern::quote).toList()) + ")\\b)");
            for (Source source : sources) {
                if (written >= lines) {
                    break;
                }
                Path file = root.resolve("copy" + copy).resolve(source.path());
                Files.createDirectories(file.getParent());
                Files.writeString(file, ours.matcher(source.text()).replaceAll("$1 copy" + copy + "."));
                Files.setLastModifiedTime(file, old);
                written += source.lines();
                files++;
            }
        }
        return files;
    }
}
