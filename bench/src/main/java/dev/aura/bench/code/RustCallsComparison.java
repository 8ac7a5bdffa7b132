package dev.aura.bench.code;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.Tie;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.rust.RustFrontEnd;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.ParserPool;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.mesh.v1.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compares the functions that calls of Rust are tied to with those that a program says they reach, in a comment that begins with {@code //=} at the end of each line, and prints precision and
 * recall. Of a program without such comments it prints how many calls are tied, lead outside and are not known.
 */
public final class RustCallsComparison {

    private static final String MARK = "//=";
    private static final Set<Entity.Kind> CALLED =
            EnumSet.of(Entity.Kind.FUNCTION, Entity.Kind.METHOD, Entity.Kind.CONSTANT, Entity.Kind.RECORD);

    private final Map<Place, String> names = new HashMap<>();
    private final Map<String, List<String>> expected = new HashMap<>();
    private final int shown;
    private final Random unknown = new Random(1);
    private int wanted;
    private int found;
    private int same;

    private RustCallsComparison(int shown) {
        this.shown = shown;
    }

    /** Arguments: directories of Cargo workspaces, and {@code --unknown} with how many of a hundred calls that are not tied are shown. */
    public static void main(String[] arguments) throws Exception {
        List<String> given = new ArrayList<>(List.of(arguments));
        int option = given.indexOf("--unknown");
        int shown = option < 0 ? 0 : Integer.parseInt(given.remove(option + 1));
        given.remove("--unknown");
        Path cache = Files.createTempDirectory("aura-bench");
        try (ParserPool parsers = new ParserPool(2, cache)) {
            for (String argument : given) {
                new RustCallsComparison(shown).compare(Path.of(argument).toRealPath(), new RustFrontEnd(parsers));
            }
        } finally {
            LocalCodeService.delete(cache);
        }
    }

    private void compare(Path directory, RustFrontEnd rust) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(path -> path.toString().endsWith(".rs") || rust.isManifest(path.toString()))
                    .sorted()
                    .toList();
        }
        List<CallUnit> units = new ArrayList<>();
        for (Path file : files) {
            String path = directory.relativize(file).toString();
            units.add(
                    rust.isManifest(path)
                            ? Manifests.unit(path, file, rust)
                            : read(path, SourceText.decode(Files.readAllBytes(file)), rust));
        }
        long start = System.nanoTime();
        CallSystem.Index index = rust.calls().orElseThrow().index(units);
        Map<String, List<String>> tied = new HashMap<>();
        Map<Tie, Integer> ties = new HashMap<>();
        for (CallUnit unit : units) {
            for (TiedCall call : index.callsIn(unit.path())) {
                ties.merge(call.tie(), 1, Integer::sum);
                if (call.tie() == Tie.UNKNOWN && unknown.nextInt(100) < shown) {
                    System.out.printf(
                            "  %s:%d:%d %s is not known%n", call.path(), call.line(), call.column(), call.name());
                }
                call.targets().stream()
                        .map(names::get)
                        .filter(name -> name != null)
                        .forEach(name -> tied.computeIfAbsent(call.path() + ":" + call.line(), key -> new ArrayList<>())
                                .add(name));
            }
        }
        long nanos = System.nanoTime() - start;
        System.out.printf(
                "%s: %d files, %s, tied in %.1f s%n",
                directory.getFileName(),
                files.stream().filter(file -> file.toString().endsWith(".rs")).count(),
                ties,
                nanos / 1e9);
        if (!expected.isEmpty()) {
            score(tied);
        }
    }

    private CallUnit read(String path, SourceText source, RustFrontEnd rust) throws IOException {
        try {
            ParsedFile parsed = rust.parse(source, rust.role(path));
            parsed.declarations().forEach(declaration -> name(path, declaration, source));
            String[] lines = source.text().split("\n", -1);
            for (int line = 0; line < lines.length; line++) {
                int mark = lines[line].indexOf(MARK);
                if (mark >= 0 && !lines[line].contains("`")) {
                    List<String> calls = Arrays.stream(
                                    lines[line].substring(mark + MARK.length()).split(",", -1))
                            .map(String::strip)
                            .toList();
                    expected.put(path + ":" + (line + 1), calls);
                }
            }
            return new CallUnit(path, parsed.module(), List.of(), parsed.calls());
        } catch (UnparsableException broken) {
            throw new IOException(path, broken);
        }
    }

    private void name(String path, Declaration declaration, SourceText source) {
        if (CALLED.contains(declaration.kind())) {
            Position position = source.position(declaration.nameSpan().start());
            String qualified = declaration.qualifiedName();
            names.put(new Place(path, position.getLine(), position.getColumn()), qualified);
        }
        declaration.children().forEach(child -> name(path, child, source));
    }

    private void score(Map<String, List<String>> tied) {
        Set<String> places = new TreeSet<>(expected.keySet());
        places.addAll(tied.keySet());
        for (String place : places) {
            List<String> should = expected.getOrDefault(place, List.of());
            List<String> left = new ArrayList<>(should);
            List<String> wrong = new ArrayList<>();
            for (String name : tied.getOrDefault(place, List.of())) {
                String simple = name.startsWith("tests.") || name.startsWith("helper.")
                        ? name.substring(name.indexOf('.') + 1)
                        : name;
                if (!left.remove(simple)) {
                    wrong.add(simple);
                }
            }
            wanted += should.size();
            same += should.size() - left.size();
            found += should.size() - left.size() + wrong.size();
            if (!left.isEmpty() || !wrong.isEmpty()) {
                System.out.printf("  %s: missed %s, wrong %s%n", place, left, wrong);
            }
        }
        System.out.printf(
                "  %d calls, %d found, %d of them right: precision %.4f, recall %.4f%n",
                wanted, found, same, (double) same / Math.max(1, found), (double) same / Math.max(1, wanted));
    }
}
