package dev.aura.git.message;

import dev.aura.git.change.FileRole;
import dev.aura.git.change.LoadedChange;
import dev.aura.git.change.LoadedFile;
import dev.aura.git.code.CodeAnswers;
import dev.aura.git.code.CodeClient;
import dev.aura.git.code.CodeCoverage;
import dev.aura.git.repository.OpenRepository;
import dev.aura.proto.git.v1.Fact;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.git.v1.SuggestMessageResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** Suggests the message of a change. */
public final class MessageSuggestion {

    private final CodeClient code;
    private final ModelPhrasing phrasing;

    public MessageSuggestion(CodeClient code, ModelPhrasing phrasing) {
        this.code = code;
        this.phrasing = phrasing;
    }

    /** The message, and what it rests on. */
    public SuggestMessageResponse suggest(OpenRepository repository, LoadedChange change, boolean useModel)
            throws IOException {
        if (change.files().isEmpty()) {
            return SuggestMessageResponse.newBuilder()
                    .addFacts(Facts.fact("no-change", "", "", "nothing differs"))
                    .setSource(SuggestMessageResponse.Source.RULES)
                    .setChange(change.resolved())
                    .setCoverage(CodeCoverage.NONE.of(change))
                    .build();
        }
        Evidence evidence = collect(repository, change);
        TypeRule type = TypeRule.choose(evidence);
        MessageDraft draft = MessageRules.write(evidence, type);
        List<Fact> facts = Facts.of(evidence, type);
        ModelPhrasing.Phrased phrased = useModel
                ? phrasing.phrase(draft, facts)
                : new ModelPhrasing.Phrased(draft, SuggestMessageResponse.Source.RULES);
        return phrased.draft()
                .response()
                .addAllFacts(facts)
                .setSource(phrased.source())
                .setChange(change.resolved())
                .setCoverage(evidence.diffs().coverage().of(change))
                .build();
    }

    /** Type and subject alone, for a branch's name. */
    public Summary summarize(OpenRepository repository, LoadedChange change) throws IOException {
        Evidence evidence = collect(repository, change);
        TypeRule type = TypeRule.choose(evidence);
        return new Summary(
                type.type(), SubjectRule.write(evidence, type, MessageDraft.SUBJECT_MAX), Facts.of(evidence, type));
    }

    /**
     * What a change is about.
     *
     * @param type Conventional Commits type
     * @param subject subject without type
     * @param facts what it rests on
     */
    public record Summary(String type, String subject, List<Fact> facts) {}

    private Evidence collect(OpenRepository repository, LoadedChange change) throws IOException {
        CodeAnswers.Diffs diffs = code.diff(change);
        List<CodeChange> changes = CodeChange.of(diffs.files());
        List<DependencyChange> dependencies = new ArrayList<>();
        List<Guards> guards = new ArrayList<>();
        for (LoadedFile file : change.files()) {
            FileRole role = FileRole.of(file.path());
            if (role == FileRole.BUILD || role == FileRole.CI) {
                dependencies.addAll(DependencyVersions.differences(file));
            }
            guards.addAll(Guards.in(file, changes));
        }
        ObjectId before = change.set().oldCommit();
        return new Evidence(
                change,
                diffs,
                changes,
                dependencies,
                guards,
                pending(change) ? BranchHint.of(repository.branch()) : BranchHint.NONE,
                HistoryStyle.read(repository, before),
                telling(repository, change),
                Reverts.find(repository, change.set()));
    }

    private static List<String> telling(OpenRepository repository, LoadedChange change) throws IOException {
        List<String> directories = ScopeRule.directories(change);
        ObjectId after = change.set().newCommit();
        ObjectId commit = after == null ? change.set().oldCommit() : after;
        return commit == null ? directories : Layout.telling(repository, commit, directories);
    }

    /** Whether the change belongs to the branch that is checked out: what is committed may come from another. */
    private static boolean pending(LoadedChange change) {
        ResolvedChange.Kind kind = change.set().kind();
        return kind == ResolvedChange.Kind.STAGED || kind == ResolvedChange.Kind.WORK_TREE;
    }
}
