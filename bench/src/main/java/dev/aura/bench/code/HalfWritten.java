package dev.aura.bench.code;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How complete the outline of half-written code is. In real files one function at a time is damaged as an editor's buffer is while somebody
 * writes; the other functions, of a text that ends those before it, are to be in the outline as before, under the same names. Prints the
 * share of them that is, by language and {@link Damage}, how many files gave no outline at all, and some of the worst. Arguments: a
 * directory, files of each language (200), seed (1).
 */
public final class HalfWritten {

    private static final Set<Entity.Kind> FUNCTIONS =
            Set.of(Entity.Kind.FUNCTION, Entity.Kind.METHOD, Entity.Kind.CONSTRUCTOR);
    private static final Map<String, String> LANGUAGES = Map.of(
            ".java",
            "java",
            ".py",
            "python",
            ".js",
            "javascript",
            ".ts",
            "typescript",
            ".tsx",
            "tsx",
            ".go",
            "go",
            ".rs",
            "rust");
    private static final int FILES = 200;
    private static final int DAMAGES_EACH = 3;
    private static final int LINES_MIN = 3;
    private static final int WORST_SHOWN = 5;

    private final LocalCodeService code;
    private final Path root;
    private final SplittableRandom random;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<Case> worst = new ArrayList<>();

    private HalfWritten(LocalCodeService code, Path root, long seed) {
        this.code = code;
        this.root = root;
        this.random = new SplittableRandom(seed);
    }

    /** How many functions were to be found, and were. */
    private static final class Tally {
        int cases;
        int none;
        int wanted;
        int found;
    }

    private record Case(Path file, Damage damage, int line, int lost) {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: bench/run code.HalfWritten DIR [FILES] [SEED]");
            System.exit(2);
        }
        int files = arguments.length > 1 ? Integer.parseInt(arguments[1]) : FILES;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        try (LocalCodeService code = LocalCodeService.start()) {
            HalfWritten run = new HalfWritten(code, Path.of(arguments[0]).toRealPath(), seed);
            for (List<Path> ofOne : run.files(files, seed).values()) {
                for (Path file : ofOne) {
                    run.damage(file);
                }
            }
            run.print();
        }
    }

    private Map<String, List<Path>> files(int most, long seed) throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(file -> {
                        String language = language(file);
                        if (!language.isEmpty()) {
                            files.computeIfAbsent(language, any -> new ArrayList<>())
                                    .add(file);
                        }
                    });
        }
        files.replaceAll((language, list) -> {
            Collections.shuffle(list, new Random(seed));
            return list.stream().limit(most).toList();
        });
        return files;
    }

    private static String language(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.endsWith(".d.ts") ? "" : LANGUAGES.getOrDefault(name.substring(dot), "");
    }

    private void damage(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        List<String> lines = List.of(text.split("\n", -1));
        List<Entity> functions = functions(outline(file, text).getEntitiesList());
        List<Entity> long3 = functions.stream()
                .filter(function -> lines(function) >= LINES_MIN
                        && function.getChildrenList().stream().noneMatch(child -> FUNCTIONS.contains(child.getKind())))
                .toList();
        if (long3.isEmpty()) {
            return;
        }
        for (Damage damage : Damage.values()) {
            for (int i = 0; i < DAMAGES_EACH; i++) {
                damage(file, lines, functions, long3.get(random.nextInt(long3.size())), damage);
            }
        }
    }

    private void damage(Path file, List<String> lines, List<Entity> functions, Entity function, Damage damage) {
        String language = language(file);
        // Lines count from 1. The body of which the first and the last line stay.
        int first = function.getRange().getStart().getLine();
        int end = function.getRange().getEnd().getLine() - 1;
        String damaged = damage.apply(lines, first, end, language, random);
        if (damaged.isEmpty()) {
            return;
        }
        Map<String, Integer> wanted = new HashMap<>();
        for (Entity other : functions) {
            boolean before = other.getRange().getEnd().getLine()
                    < function.getRange().getStart().getLine();
            if (!other.equals(function) && (damage != Damage.CUT_OFF || before)) {
                wanted.merge(other.getQualifiedName(), 1, Integer::sum);
            }
        }
        GetOutlineResponse outline = outline(file, damaged);
        Map<String, Integer> found = new HashMap<>();
        functions(outline.getEntitiesList()).forEach(other -> found.merge(other.getQualifiedName(), 1, Integer::sum));
        Tally tally = tallies.computeIfAbsent(language + " " + damage, any -> new Tally());
        int all = wanted.values().stream().mapToInt(Integer::intValue).sum();
        int kept = wanted.entrySet().stream()
                .mapToInt(entry -> Math.min(entry.getValue(), found.getOrDefault(entry.getKey(), 0)))
                .sum();
        tally.cases++;
        tally.none += all > 0 && found.isEmpty() ? 1 : 0;
        tally.wanted += all;
        tally.found += kept;
        worst.add(new Case(file, damage, first + 1, all - kept));
    }

    private GetOutlineResponse outline(Path file, String text) {
        return code.ask(
                CodeServiceGrpc.AsyncService::getOutline,
                GetOutlineRequest.newBuilder()
                        .setWorkspace(root.toString())
                        .setPath(root.relativize(file).toString())
                        .setContent(ByteString.copyFromUtf8(text))
                        .build());
    }

    private static List<Entity> functions(List<Entity> entities) {
        List<Entity> functions = new ArrayList<>();
        for (Entity entity : entities) {
            if (FUNCTIONS.contains(entity.getKind())) {
                functions.add(entity);
            }
            functions.addAll(functions(entity.getChildrenList()));
        }
        return functions;
    }

    private static int lines(Entity entity) {
        return entity.getRange().getEnd().getLine()
                - entity.getRange().getStart().getLine()
                + 1;
    }

    private void print() {
        tallies.forEach((name, tally) -> System.out.printf(
                Locale.ROOT,
                "%-24s %5d damaged, no outline %3d, other functions %6d, found %.4f%n",
                name,
                tally.cases,
                tally.none,
                tally.wanted,
                tally.wanted == 0 ? 1 : (double) tally.found / tally.wanted));
        worst.sort((one, other) -> Integer.compare(other.lost(), one.lost()));
        worst.stream()
                .limit(WORST_SHOWN)
                .forEach(worse -> System.out.printf(
                        "lost %d: %s, the function after line %d, %s%n",
                        worse.lost(), root.relativize(worse.file()), worse.line(), worse.damage()));
    }
}
