package dev.aura.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What git hooks cost: the script with the mesh down, single hooks, and whole commits with and without them. */
final class HookFigures {

    private static final int RUNS = 11;

    private final Installation installation;

    HookFigures(Installation installation) {
        this.installation = installation;
    }

    void scriptWithTheMeshDown() throws Exception {
        Path work = sampleRepository("shim");
        installation.aura(work, "--no-autostart", "hooks", "install");
        Figure.print("hook script, mesh down", "ms", 15, Runs.of(20, _ -> installation.time(work, 0, script())));
    }

    /** The hooks by themselves, as their script calls them. */
    void singleHooks() throws Exception {
        Path work = sampleRepository("single");
        stageThreeFiles(work, 0);
        Path message = work.resolve(".git/COMMIT_EDITMSG");
        Files.writeString(message, "feat: change parts\n");
        Figure.printWithoutLimit(
                "aura hook pre-commit, three files", "ms", Runs.of(20, _ -> hook(work, "pre-commit", "suggestion")));
        Figure.printWithoutLimit(
                "aura hook commit-msg", "ms", Runs.of(20, _ -> hook(work, "commit-msg", message.toString())));
    }

    void commits() throws Exception {
        Path plain = sampleRepository("plain");
        Path hooked = sampleRepository("hooked");
        installation.aura(hooked, "hooks", "install");
        // The editor puts a message of its own, so that all three commit hooks have their full work to do.
        String[] editor = {
            "git", "-c", "core.editor=sh -c 'test -s \"$0\" && echo \"feat: change parts\" >\"$0\"'", "commit", "-q"
        };
        String[] given = {"git", "commit", "-q", "-m", "feat: change parts"};
        added("git commit by editor, three files: time added", plain, hooked, editor);
        added("git commit -m, three files: time added", plain, hooked, given);
    }

    private void added(String name, Path plain, Path hooked, String[] commit) throws Exception {
        double[] added = Runs.of(RUNS, run -> {
            double without = commit(plain, run, commit);
            return commit(hooked, run, commit) - without;
        });
        Figure.print(name, "ms", 500, added);
    }

    private double commit(Path work, int run, String[] commit) throws IOException, InterruptedException {
        stageThreeFiles(work, run);
        return installation.time(work, 0, commit);
    }

    private double hook(Path work, String name, String argument) throws IOException, InterruptedException {
        return installation.aura(work, "--no-autostart", "hook", name, argument);
    }

    private static String script() {
        return ".git/hooks/pre-commit";
    }

    private void stageThreeFiles(Path work, int run) throws IOException, InterruptedException {
        for (int file = 0; file < 3; file++) {
            Files.writeString(
                    work.resolve("Part" + file + ".java"), """
                    package sample;

                    /** Part of a sample. */
                    public class Part%d {
                        /** Answers %d. */
                        public int answer() {
                            return %d;
                        }
                    }
                    """.formatted(file, run, System.nanoTime() % 1_000_000));
        }
        installation.time(work, 0, "git", "add", ".");
    }

    private Path sampleRepository(String name) throws IOException, InterruptedException {
        Path work = Files.createDirectories(installation.scratch().resolve(name));
        installation.time(work, 0, "git", "init", "-q");
        installation.time(work, 0, "git", "config", "user.name", "Ada");
        installation.time(work, 0, "git", "config", "user.email", "ada@example.org");
        Files.writeString(work.resolve("README"), "sample\n");
        installation.time(work, 0, "git", "add", ".");
        installation.time(work, 0, "git", "commit", "-q", "-m", "chore: start");
        return work;
    }
}
