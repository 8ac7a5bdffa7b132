package dev.aura.git.review;

import com.google.protobuf.ByteString;
import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.git.code.CodeAnswers;
import dev.aura.git.code.CodeClient;
import dev.aura.git.code.CodeCoverage;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.git.v1.ReviewResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the findings of the files of a change before and after. */
public final class ChangeReview {

    private final CodeClient code;

    public ChangeReview(CodeClient code) {
        this.code = code;
    }

    public ReviewResponse review(LoadedChange change) {
        List<LoadedFile> files = change.files().stream()
                .filter(file -> file.hasContents() && FileRole.mayHoldCode(file.path()))
                .toList();
        CodeAnswers.Analysis before = code.analyze(contents(files, true));
        CodeAnswers.Analysis after = code.analyze(contents(files, false));
        CodeAnswers.Diffs diffs = code.diff(change);
        FindingMatch match = FindingMatch.of(before.findings(), after.findings(), files);
        return ReviewResponse.newBuilder()
                .setChange(change.resolved())
                .addAllIntroduced(match.introduced())
                .addAllResolved(match.resolved())
                .setUnchangedFindings(match.unchanged())
                .addAllComplexity(ComplexityRise.between(before.metrics(), after.metrics(), files))
                .addAllBreaking(breaking(diffs))
                .setCoverage(coverage(before, after).of(change))
                .build();
    }

    /** Contents of one side; the old side under the new path, so that findings of a renamed file compare. */
    private static List<FileContent> contents(List<LoadedFile> files, boolean old) {
        List<FileContent> contents = new ArrayList<>();
        for (LoadedFile file : files) {
            @Nullable ByteString content = old ? file.before() : file.after();
            if (content != null) {
                contents.add(FileContent.newBuilder()
                        .setPath(file.path())
                        .setContent(content)
                        .build());
            }
        }
        return contents;
    }

    private static List<EntityChange> breaking(CodeAnswers.Diffs diffs) {
        return diffs.files().stream()
                .filter(file -> FileRole.of(file.getPath()) == FileRole.SOURCE)
                .flatMap(file -> file.getChangesList().stream())
                .filter(EntityChange::getBreaking)
                .toList();
    }

    /** The new side is what the answer is about; without the old one everything would look introduced, so that counts too. */
    private static CodeCoverage coverage(CodeAnswers.Analysis before, CodeAnswers.Analysis after) {
        String missing = after.coverage().missing().isEmpty()
                ? before.coverage().missing()
                : after.coverage().missing();
        return new CodeCoverage(
                after.coverage().parsed(),
                after.coverage().partial(),
                after.coverage().partialPaths(),
                after.coverage().skipped(),
                missing);
    }
}
