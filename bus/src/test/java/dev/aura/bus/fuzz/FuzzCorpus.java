package dev.aura.bus.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the seeds of a target as files of a directory, as Jazzer reads them: {@code TARGET DIRECTORY}. */
final class FuzzCorpus {

    private FuzzCorpus() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        List<byte[]> seeds = FuzzTargets.of(arguments[0], directory).seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(directory.resolve("seed-" + i), seeds.get(i));
        }
        System.out.println(seeds.size() + " seeds of " + arguments[0] + " in " + directory);
    }
}
