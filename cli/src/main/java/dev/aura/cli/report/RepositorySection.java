package dev.aura.cli.report;

import dev.aura.cli.terminal.CoverageLines;
import dev.aura.cli.terminal.Output;
import dev.aura.cli.terminal.Style;
import dev.aura.cli.workspace.Workspace;
import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import java.util.ArrayList;
import java.util.List;

/** The head of the page: which repository, on which branch, in which state. */
final class RepositorySection {

    private RepositorySection() {}

    static void print(Workspace workspace, Answer<DescribeRepositoryResponse> answer, Output output) {
        Style style = output.style();
        output.line(style.bold(workspace.name()));
        switch (answer) {
            case Answer.Given<DescribeRepositoryResponse>(DescribeRepositoryResponse repository) -> {
                output.line(head(repository, style));
                output.line(style.dim(String.join(", ", state(repository))));
            }
            case Answer.NotAsked<DescribeRepositoryResponse>(String why) ->
                output.line(style.dim(why + ": no history, and no change to explain"));
            case Answer.Failed<DescribeRepositoryResponse> failed ->
                output.line(style.yellow("git-semantics did not answer: ")
                        + failed.error().getStatus().getDescription());
        }
    }

    private static String head(DescribeRepositoryResponse repository, Style style) {
        String where = repository.getDetached() ? "detached" : "branch " + style.cyan(repository.getBranch());
        return repository.getEmpty()
                ? where + ", no commit yet"
                : where + " at " + CoverageLines.shortened(repository.getHead()) + "  " + repository.getHeadSubject();
    }

    private static List<String> state(DescribeRepositoryResponse repository) {
        List<String> state = new ArrayList<>();
        if (repository.getBare()) {
            state.add("bare");
        }
        if (!repository.getOperation().isEmpty()) {
            state.add(repository.getOperation() + " under way");
        }
        add(state, repository.getConflictedFiles(), "in conflict");
        add(state, repository.getStagedFiles(), "staged");
        add(state, repository.getUnstagedFiles(), "changed");
        add(state, repository.getUntrackedFiles(), "untracked");
        if (state.isEmpty()) {
            state.add("clean");
        }
        if (repository.getShallow()) {
            state.add("shallow clone");
        }
        int submodules = repository.getSubmodulesCount();
        if (submodules > 0) {
            state.add(submodules + (submodules == 1 ? " submodule" : " submodules"));
        }
        return state;
    }

    private static void add(List<String> state, int files, String what) {
        if (files > 0) {
            state.add(files + " " + what);
        }
    }
}
