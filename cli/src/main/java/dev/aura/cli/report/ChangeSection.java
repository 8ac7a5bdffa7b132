package dev.aura.cli.report;

import dev.aura.cli.git.ChangeLine;
import dev.aura.cli.git.ImpactPage;
import dev.aura.cli.git.ReviewPage;
import dev.aura.cli.terminal.Output;
import dev.aura.proto.git.v1.AssessImpactResponse;
import dev.aura.proto.git.v1.Fact;
import dev.aura.proto.git.v1.ResolvedChange;
import dev.aura.proto.git.v1.ReviewResponse;
import dev.aura.proto.git.v1.SuggestMessageResponse;

/** What the pending change, or else the last commit, means, brings and reaches. */
final class ChangeSection {

    private static final int SHOWN = 5;

    private final Output output;

    ChangeSection(Output output) {
        this.output = output;
    }

    String title(Answers answers) {
        ResolvedChange change = ResolvedChange.getDefaultInstance();
        if (answers.message() instanceof Answer.Given<SuggestMessageResponse> message) {
            change = message.response().getChange();
        } else if (answers.review() instanceof Answer.Given<ReviewResponse> review) {
            change = review.response().getChange();
        }
        return switch (change.getKind()) {
            case STAGED, WORK_TREE -> "Work in progress: " + ChangeLine.of(change);
            case COMMIT -> "Last change: " + ChangeLine.of(change);
            case RANGE, NONE, KIND_UNSPECIFIED, UNRECOGNIZED -> "Change";
        };
    }

    void message(SuggestMessageResponse response) {
        if (response.getMessage().isBlank()) {
            output.line("  nothing has changed yet, and there is no commit");
            return;
        }
        output.line("  Aura would write:");
        response.getMessage()
                .strip()
                .lines()
                .forEach(line -> output.line(output.style().cyan("  │ ") + line));
        for (Fact fact : response.getFactsList().stream().limit(SHOWN).toList()) {
            output.line(output.style().dim("  because " + fact.getDetail()));
        }
    }

    void review(ReviewResponse response) {
        if (response.getChange().getKind() != ResolvedChange.Kind.NONE) {
            ReviewPage.body(response, SHOWN, output);
        }
    }

    void impact(AssessImpactResponse response) {
        if (response.getChange().getKind() != ResolvedChange.Kind.NONE) {
            ImpactPage.body(response, SHOWN, output);
        }
    }
}
