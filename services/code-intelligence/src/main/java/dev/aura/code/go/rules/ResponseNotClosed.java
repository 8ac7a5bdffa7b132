package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Imports;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import java.util.List;
import java.util.Set;

/** The response of `http.Get` and the like, whose body is read at most by those that do not close it. */
final class ResponseNotClosed extends GoRule {

    private static final Rule RULE = Rule.warning(
            "go/response-not-closed",
            "The body of a response is never closed",
            "Its connection is neither reused nor freed. `defer resp.Body.Close()` once the error was looked at.");

    private static final List<String> CALLS = List.of("Get", "Post", "PostForm");
    private static final Set<String> READERS = Set.of(
            "io.ReadAll",
            "ioutil.ReadAll",
            "io.Copy",
            "json.NewDecoder",
            "xml.NewDecoder",
            "bufio.NewReader",
            "bufio.NewScanner");

    ResponseNotClosed() {
        super(RULE, Kind.SHORT_VAR_DECLARATION);
    }

    @Override
    public boolean speaksIn(FileRole role) {
        return role != FileRole.TEST;
    }

    @Override
    public void check(Node<Kind> node, SyntaxFile<Kind> file, Findings findings) {
        List<Node<Kind>> left = Nodes.expressions(node.field("left"));
        List<Node<Kind>> right = Nodes.expressions(node.field("right"));
        Node<Kind> function = Nodes.function(node);
        boolean asks = left.size() == 2
                && right.size() == 1
                && CALLS.stream().anyMatch(call -> Imports.calls(right.getFirst(), "net/http", call));
        if (!asks || function == null || left.getFirst().isText("_")) {
            return;
        }
        String response = left.getFirst().text();
        boolean harmless = function.descendants()
                .filter(use -> use.is(Kind.IDENTIFIER) && use.isText(response) && use != left.getFirst())
                .allMatch(ResponseNotClosed::leavesOpen);
        if (harmless) {
            findings.report(
                    RULE,
                    node.start(),
                    node.end(),
                    "the body of `" + response + "` is never closed; `defer " + response
                            + ".Body.Close()` once the error was looked at");
        }
    }

    /** Whether a use of the response closes nothing and gives it to nobody who might. */
    private static boolean leavesOpen(Node<Kind> use) {
        Node<Kind> field = use.parent();
        if (field == null || !field.is(Kind.SELECTOR_EXPRESSION)) {
            return false;
        }
        String name = field.fieldText("field");
        if (!name.equals("Body")) {
            return !name.equals("Write");
        }
        Node<Kind> arguments = field.parent();
        Node<Kind> call = arguments == null ? null : arguments.parent();
        return arguments != null
                && arguments.is(Kind.ARGUMENT_LIST)
                && call != null
                && READERS.contains(call.fieldText("function"));
    }
}
