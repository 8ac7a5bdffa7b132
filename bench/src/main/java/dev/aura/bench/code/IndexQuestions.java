package dev.aura.bench.code;

import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FindDefinitionRequest;
import dev.aura.proto.code.v1.FindReferencesRequest;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import dev.aura.proto.mesh.v1.Freshness;
import dev.aura.proto.mesh.v1.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process that {@link IndexBench} starts: asks about the tree in a scratch directory, with the cache beside it. */
final class IndexQuestions {

    private static final int WARM_UP = 500;
    private static final int QUESTIONS = 2000;
    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_][A-Za-z0-9_]{2,}\\b");

    private final LocalCodeService code;
    private final String root;
    private final List<Path> files;
    private final Random random = new Random(20261121);

    private IndexQuestions(LocalCodeService code, Path root) throws IOException {
        this.code = code;
        this.root = root.toString();
        try (Stream<Path> found = Files.walk(root)) {
            this.files = found.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    /** Arguments: the scratch directory; {@code first} for one question, {@code questions} for many. */
    public static void main(String[] arguments) throws Exception {
        Path scratch = Path.of(arguments[0]).toRealPath();
        try (LocalCodeService code = LocalCodeService.in(
                scratch, Map.of("code.indexMebibytesMax", "400", "code.cacheMebibytesMax", "4096"))) {
            if (arguments[1].equals("first")) {
                Freshness freshness = symbols(code, scratch.resolve("tree").toString(), "toString")
                        .getFreshness();
                // The line that whoever started the process waits for.
                System.out.printf("%d%n", freshness.getComputedFiles());
            } else {
                new IndexQuestions(code, scratch.resolve("tree")).ask();
            }
        }
    }

    private static SearchSymbolsResponse symbols(LocalCodeService code, String root, String query) {
        return code.ask(
                CodeServiceGrpc.AsyncService::searchSymbols,
                SearchSymbolsRequest.newBuilder()
                        .setWorkspace(root)
                        .setQuery(query)
                        .build());
    }

    private void ask() throws Exception {
        try (AutoCloseable watch = code.watch(root)) {
            if (watch == null || !symbols(code, root, "toString").getFreshness().getWatched()) {
                throw new IllegalStateException("the tree is not watched");
            }
            Place[] places = new Place[WARM_UP + QUESTIONS];
            for (int number = 0; number < places.length; number++) {
                places[number] = place();
            }
            String definition = times(number -> definition(places[number]));
            String references = times(number -> references(places[number]));
            String symbols = times(number -> symbols(code, root, query(places[number].word(), number)));
            System.gc();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
            System.out.printf("%d MiB | %s | %s | %s%n", heap, definition, references, symbols);
        }
    }

    private record Place(String path, int line, int column, String word) {}

    /** A name somewhere in the code, so that a name comes as often as it is used. */
    private Place place() throws IOException {
        while (true) {
            Path file = files.get(random.nextInt(files.size()));
            List<String> lines = Files.readAllLines(file);
            int line = random.nextInt(lines.size());
            String text = lines.get(line);
            boolean comment =
                    text.isBlank() || text.strip().startsWith("*") || text.contains("/*") || text.contains("//");
            List<Place> words = comment || text.contains("\"")
                    ? List.of()
                    : WORD.matcher(text)
                            .results()
                            .map(word -> new Place(
                                    Path.of(root).relativize(file).toString(),
                                    line + 1,
                                    word.start() + 1,
                                    word.group()))
                            .toList();
            if (!words.isEmpty()) {
                return words.get(random.nextInt(words.size()));
            }
        }
    }

    private void definition(Place place) {
        code.ask(
                CodeServiceGrpc.AsyncService::findDefinition,
                FindDefinitionRequest.newBuilder()
                        .setWorkspace(root)
                        .setPath(place.path())
                        .setPosition(position(place))
                        .build());
    }

    private void references(Place place) {
        code.ask(
                CodeServiceGrpc.AsyncService::findReferences,
                FindReferencesRequest.newBuilder()
                        .setWorkspace(root)
                        .setPath(place.path())
                        .setPosition(position(place))
                        .build());
    }

    private static Position position(Place place) {
        return Position.newBuilder()
                .setLine(place.line())
                .setColumn(place.column())
                .build();
    }

    /** The name, its beginning, its humps, or some of its letters. */
    private static String query(String word, int number) {
        return switch (number % 4) {
            case 0 -> word;
            case 1 -> word.substring(0, 3);
            case 2 -> humps(word);
            default -> word.charAt(0) + word.substring(1).replaceAll("[aeiou]", "");
        };
    }

    private static String humps(String word) {
        Matcher humps = Pattern.compile("(^.|[A-Z])").matcher(word);
        StringBuilder query = new StringBuilder();
        while (humps.find()) {
            query.append(humps.group());
        }
        return query.length() > 1 ? query.toString() : word;
    }

    private static String times(IntConsumer question) {
        long[] nanos = new long[QUESTIONS];
        for (int number = 0; number < WARM_UP + QUESTIONS; number++) {
            long start = System.nanoTime();
            try {
                question.accept(number);
            } catch (RuntimeException noNameThere) {
                // a word in a text block or a comment; it takes its time all the same
            }
            if (number >= WARM_UP) {
                nanos[number - WARM_UP] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return "%.2f / %.2f ms".formatted(nanos[QUESTIONS / 2] / 1e6, nanos[QUESTIONS * 95 / 100] / 1e6);
    }
}
