package dev.aura.bench.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a directory of 100,000 small files: 10,000 of Java, 10,000 of Python, the rest text. */
public final class ManyFiles {

    private static final int DIRECTORIES = 1_000;
    private static final int FILES_EACH = 100;

    private ManyFiles() {}

    /** Argument: a directory that does not exist yet. */
    public static void main(String[] arguments) throws IOException {
        Path root = Files.createDirectory(Path.of(arguments[0]));
        for (int number = 0; number < DIRECTORIES; number++) {
            Path directory = Files.createDirectories(root.resolve("m" + number / 50 + "/p" + number));
            for (int file = 0; file < FILES_EACH; file++) {
                write(directory, number, file);
            }
        }
        System.out.println(DIRECTORIES * FILES_EACH + " files in " + root);
    }

    private static void write(Path directory, int number, int file) throws IOException {
        switch (file % 10) {
            case 0 -> Files.writeString(directory.resolve("C" + file + ".java"), """
                    package m.p%1$d;

                    /** A number. */
                    public class C%2$d {
                        public int of(int a) {
                            if (a > %2$d) {
                                return a;
                            }
                            return %1$d;
                        }
                    }
                    """.formatted(number, file));
            case 1 -> Files.writeString(directory.resolve("f" + file + ".py"), """
                    import os


                    def f%2$d(a):
                        return os.path.join(a, "%1$d")
                    """.formatted(number, file));
            default -> Files.writeString(directory.resolve("t" + file + ".txt"), number + " " + file + "\n");
        }
    }
}
