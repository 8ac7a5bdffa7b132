package dev.aura.code.ecma.rules;

import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRule;
import java.util.Set;
import java.util.regex.Pattern;

/** `@ts-ignore` without a reason. */
final class TsIgnore implements SyntaxRule<Kind> {

    private static final Rule RULE = Rule.warning(
            "typescript/ts-ignore",
            "An error of the compiler is hidden",
            "Any error of the line is hidden, those of tomorrow too. Say why, or write `@ts-expect-error`, which tells when it is"
                    + " not needed any more.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PROGRAM);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role == FileRole.MAIN;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Tokens tokens = file.tokens();
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == Tokens.Kind.COMMENT
                    && BARE.matcher(tokens.text(index)).matches()
                    && !isExplained(tokens, index)) {
                findings.report(
                        RULE,
                        tokens.start(index),
                        tokens.end(index),
                        "any error of the next line is hidden, those of tomorrow too; say why, or write `@ts-expect-error`");
            }
        }
    }

    private static final Pattern BARE = Pattern.compile("/[/*]+\\s*@ts-(ignore|nocheck)[\\s:.*/-]{0,9}");

    /** Whether the comment before, or after on the same line, may say why. */
    private static boolean isExplained(Tokens tokens, int index) {
        return (index > 0 && tokens.kind(index - 1) == Tokens.Kind.COMMENT)
                || (index + 1 < tokens.size() && tokens.kind(index + 1) == Tokens.Kind.COMMENT);
    }
}
