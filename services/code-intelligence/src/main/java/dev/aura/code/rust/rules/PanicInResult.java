package dev.aura.code.rust.rules;

import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;

/** `panic!` in a function that gives back a `Result`. */
final class PanicInResult extends RustRule {

    private static final Rule RULE = Rule.warning(
            "rust/panic-in-result",
            "Ends the thread where it could give back an error",
            "The function can say to its caller what failed, and by this it does not. Give back an `Err`.");

    PanicInResult() {
        super(RULE, Kind.MACRO_INVOCATION);
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        Node<Kind> function = Nodes.namedFunction(node);
        if (function != null
                && node.fieldText("macro").equals("panic")
                && Nodes.function(node) == function
                && function.fieldText("return_type").matches("(?s)([\\w:]+::)?\\w*Result\\b.*")
                && !function.fieldText("name").equals("main")
                && !isForTests(node, file)
                && !isCommented(node, file)) {
            report(node, findings, "the function could give back an error; this ends the thread");
        }
    }
}
