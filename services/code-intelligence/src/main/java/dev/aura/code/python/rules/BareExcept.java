package dev.aura.code.python.rules;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `except:` that does not raise again. */
final class BareExcept implements PythonRule {

    private static final Rule RULE = Rule.warning(
            "python/bare-except",
            "Every exception is caught, interrupts too",
            "`except:` also takes KeyboardInterrupt and SystemExit, so the program cannot be stopped. Name the exceptions, or at least"
                    + " `Exception`.");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Kind kind() {
        return Kind.EXCEPT_CLAUSE;
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        boolean bare = node.children().size() == 1 && node.children().getFirst().is(Kind.BLOCK);
        if (bare && !node.has(Kind.RAISE_STATEMENT)) {
            findings.report(
                    RULE,
                    node.start(),
                    node.start() + "except".length(),
                    "this catches KeyboardInterrupt and SystemExit too; name the exceptions, or at least `Exception`");
        }
    }
}
