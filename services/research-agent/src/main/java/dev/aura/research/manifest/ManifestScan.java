package dev.aura.research.manifest;

import dev.aura.bus.workspace.FileListing;
import dev.aura.bus.workspace.FileRead;
import dev.aura.bus.workspace.SkipReason;
import dev.aura.bus.workspace.Workspace;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.research.progress.ProgressReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and reads the manifests of a workspace. One that cannot be read is named with its reason; the others are answered. */
public final class ManifestScan {

    private static final Set<String> SKIPPED_FOLDERS = Set.of("node_modules", "vendor", "target", ".git");
    private static final Pattern REQUIREMENTS =
            Pattern.compile("(.*[-_.])?requirements([-_.].*)?\\.txt", Pattern.CASE_INSENSITIVE);

    /** What came of a scan. */
    public record Result(DependencyList dependencies, Coverage coverage) {}

    private final Workspace workspace;
    private final WorkspaceFiles files;
    private final PomSources poms;
    private final DependencyList dependencies = new DependencyList();
    private final Coverage.Builder coverage = Coverage.newBuilder();

    /**
     * Prepares a scan.
     *
     * @param manifestBytesMax larger manifests are skipped
     * @param mavenRepository root of the local Maven repository; null for none
     */
    public ManifestScan(Workspace workspace, long manifestBytesMax, @Nullable Path mavenRepository) {
        this.workspace = workspace;
        this.files = new WorkspaceFiles(workspace, manifestBytesMax);
        this.poms = new PomSources(files, mavenRepository);
    }

    /** Reads all manifests below the given paths; empty takes the whole workspace. */
    public Result run(List<String> paths, ProgressReport progress) {
        FileListing listing = workspace.files(paths);
        List<String> manifests =
                listing.paths().stream().filter(ManifestScan::isManifest).toList();
        List<Pom> pomsInQuestion = new ArrayList<>();
        int done = 0;
        for (String manifest : manifests) {
            progress.at("reading manifests", done++, manifests.size());
            read(manifest, pomsInQuestion);
        }
        indexOtherPoms(paths, pomsInQuestion);
        MavenManifests maven = new MavenManifests(poms, pomsInQuestion, dependencies);
        for (Pom pom : pomsInQuestion) {
            progress.at("resolving Maven dependencies", 0, 0);
            maven.add(pom);
        }
        coverage.setFiles(manifests.size()).setParsed(manifests.size() - coverage.getSkippedCount());
        return new Result(dependencies, coverage.build());
    }

    /** A part of a workspace may inherit from, import and depend on the rest of it. */
    private void indexOtherPoms(List<String> paths, List<Pom> pomsInQuestion) {
        if (paths.isEmpty() || pomsInQuestion.isEmpty()) {
            return;
        }
        for (String path : workspace.files(List.of()).paths()) {
            if (fileName(path).equals("pom.xml") && isManifest(path)) {
                poms.load(path);
            }
        }
    }

    private void read(String manifest, List<Pom> pomsInQuestion) {
        switch (files.read(manifest)) {
            case FileRead.Skipped skipped -> coverage.addSkipped(skipped.file());
            case FileRead.Content content -> {
                try {
                    parse(manifest, content.bytes(), pomsInQuestion);
                } catch (UnparsableManifest e) {
                    coverage.addSkipped(SkipReason.UNPARSABLE.of(manifest, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private void parse(String manifest, byte[] content, List<Pom> pomsInQuestion) throws UnparsableManifest {
        switch (fileName(manifest)) {
            case "pom.xml" -> {
                Pom pom = Pom.parse(manifest, content, true);
                poms.add(pom);
                pomsInQuestion.add(pom);
            }
            case "package-lock.json", "npm-shrinkwrap.json" -> NpmLock.read(manifest, content, dependencies);
            case "go.mod" -> GoMod.read(manifest, content, dependencies);
            case "Cargo.lock" -> CargoLock.read(manifest, content, dependencies);
            default -> new Requirements(files, dependencies).read(manifest, content);
        }
    }

    private static boolean isManifest(String path) {
        for (String folder : path.split("/", -1)) {
            if (SKIPPED_FOLDERS.contains(folder)) {
                return false;
            }
        }
        return switch (fileName(path)) {
            case "pom.xml", "package-lock.json", "npm-shrinkwrap.json", "go.mod", "Cargo.lock" -> true;
            default -> isRequirements(path);
        };
    }

    /** {@code requirements.txt}, {@code requirements-dev.txt}, {@code dev-requirements.txt}, {@code requirements/dev.txt}. */
    private static boolean isRequirements(String path) {
        return REQUIREMENTS.matcher(fileName(path)).matches()
                || (path.endsWith(".txt") && ("/" + path).matches(".*/requirements/[^/]+"));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
