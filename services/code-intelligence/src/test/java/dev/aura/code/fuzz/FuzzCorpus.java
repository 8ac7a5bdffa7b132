package dev.aura.code.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the seeds of a target as files of a directory, as Jazzer reads them: {@code TARGET DIRECTORY}. */
final class FuzzCorpus {

    private FuzzCorpus() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Files.createDirectories(Path.of(arguments[1]));
        List<byte[]> seeds =
                FuzzLanguages.valueOf(arguments[0].toUpperCase(Locale.ROOT)).seeds();
        for (int number = 0; number < seeds.size(); number++) {
            Files.write(directory.resolve("seed-" + number), seeds.get(number));
        }
        System.out.println(seeds.size() + " seeds of " + arguments[0] + " in " + directory);
    }
}
