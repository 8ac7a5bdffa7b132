package dev.aura.git.repository;

import dev.aura.proto.git.v1.DescribeRepositoryResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BlobBasedConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Tells the state of a repository. */
public final class RepositoryDescriber {

    private static final int SUBMODULES_MAX = 1000;

    /** Files in the git directory that stand for an operation under way, as git's own prompt reads them. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "MERGE_HEAD", "merge",
            "rebase-merge", "rebase",
            "rebase-apply", "rebase",
            "CHERRY_PICK_HEAD", "cherry-pick",
            "REVERT_HEAD", "revert",
            "BISECT_LOG", "bisect");

    private static final List<String> OPERATION_ORDER =
            List.of("rebase-merge", "rebase-apply", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "BISECT_LOG");

    private RepositoryDescriber() {}

    public static DescribeRepositoryResponse describe(OpenRepository repository) throws IOException {
        RepositoryLocation location = repository.location();
        ObjectId head = repository.head();
        String branch = repository.branch();
        DescribeRepositoryResponse.Builder answer = DescribeRepositoryResponse.newBuilder()
                .setRoot(location.root().toString())
                .setGitDirectory(location.gitDirectory().toString())
                .setBranch(branch)
                .setDetached(branch.isEmpty() && head != null)
                .setBare(location.workTree() == null)
                .setShallow(location.shallow())
                .setEmpty(head == null)
                .setOperation(operation(location.gitDirectory()));
        if (head != null) {
            answer.setHead(head.name()).setHeadSubject(subject(repository, head));
        }
        if (location.workTree() != null) {
            count(WorkTreeStatus.read(repository), answer);
        }
        return answer.addAllSubmodules(submodules(repository, head)).build();
    }

    private static String subject(OpenRepository repository, ObjectId head) throws IOException {
        try (RevWalk walk = new RevWalk(repository.jgit())) {
            RevCommit commit = walk.parseCommit(head);
            return commit.getShortMessage();
        }
    }

    private static String operation(Path gitDirectory) {
        for (String name : OPERATION_ORDER) {
            if (Files.exists(gitDirectory.resolve(name))) {
                return OPERATIONS.getOrDefault(name, "");
            }
        }
        return "";
    }

    private static void count(WorkTreeStatus status, DescribeRepositoryResponse.Builder answer) {
        int staged = 0;
        int unstaged = 0;
        int untracked = 0;
        int conflicted = 0;
        for (WorkTreeStatus.Entry entry : status.entries()) {
            switch (entry.kind()) {
                case UNTRACKED -> untracked++;
                case CONFLICTED -> conflicted++;
                case TRACKED -> {
                    staged += entry.staged() == '.' ? 0 : 1;
                    unstaged += entry.unstaged() == '.' ? 0 : 1;
                }
            }
        }
        answer.setStagedFiles(staged)
                .setUnstagedFiles(unstaged)
                .setUntrackedFiles(untracked)
                .setConflictedFiles(conflicted);
    }

    private static Iterable<String> submodules(OpenRepository repository, @Nullable ObjectId head) throws IOException {
        TreeSet<String> paths = new TreeSet<>();
        try {
            Config modules = modules(repository, head);
            for (String name : modules.getSubsections("submodule")) {
                String path = modules.getString("submodule", name, "path");
                if (path != null && paths.size() < SUBMODULES_MAX) {
                    paths.add(path);
                }
            }
        } catch (ConfigInvalidException e) {
            return List.of(); // a broken .gitmodules names no submodule
        }
        return paths;
    }

    private static Config modules(OpenRepository repository, @Nullable ObjectId head)
            throws IOException, ConfigInvalidException {
        Path workTree = repository.location().workTree();
        if (workTree != null && Files.isRegularFile(workTree.resolve(".gitmodules"))) {
            Config config = new Config();
            config.fromText(Files.readString(workTree.resolve(".gitmodules")));
            return config;
        }
        if (workTree == null && head != null) {
            try (RevWalk walk = new RevWalk(repository.jgit())) {
                return new BlobBasedConfig(null, repository.jgit(), walk.parseCommit(head), ".gitmodules");
            } catch (java.io.FileNotFoundException e) {
                return new Config();
            }
        }
        return new Config();
    }
}
