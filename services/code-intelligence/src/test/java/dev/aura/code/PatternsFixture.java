package dev.aura.code;

import dev.aura.proto.code.v1.DetectPatternsRequest;
import dev.aura.proto.code.v1.DetectPatternsResponse;
import dev.aura.proto.code.v1.DetectPatternsResponse.Measurement;
import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.nio.file.Path;
import java.util.List;

/** A workspace of which patterns are asked. */
final class PatternsFixture implements AutoCloseable {

    final CodeFixture code;

    PatternsFixture(Path directory) throws Exception {
        code = new CodeFixture(directory);
    }

    void write(String path, String text) throws Exception {
        code.write(path, text);
    }

    DetectPatternsResponse ask(String... names) {
        return code.code.detectPatterns(DetectPatternsRequest.newBuilder()
                .setWorkspace(code.root())
                .addAllNames(List.of(names))
                .build());
    }

    List<Pattern> patterns(String... names) {
        return ask(names).getPatternsList();
    }

    /** Names of what patterns were found at. */
    List<String> at(String name) {
        return patterns(name).stream()
                .map(pattern -> pattern.getSymbol().getEntity().getQualifiedName())
                .toList();
    }

    static double measure(Pattern pattern, String name) {
        return pattern.getMeasurementsList().stream()
                .filter(number -> number.getName().equals(name))
                .mapToDouble(Measurement::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Role, file and line of each place. */
    static List<String> places(Pattern pattern) {
        return pattern.getPlacesList().stream()
                .map(place -> place.getRole() + " " + place.getPath() + ":" + place.getLine())
                .toList();
    }

    @Override
    public void close() {
        code.close();
    }
}
