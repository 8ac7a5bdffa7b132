package dev.aura.code.python;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.Rule;
import dev.aura.code.language.SignatureCoverage;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.flow.FlowCalls;
import dev.aura.code.python.calls.PythonCallFacts;
import dev.aura.code.python.calls.PythonCalls;
import dev.aura.code.python.rules.PythonRules;
import dev.aura.code.python.syntax.PythonParser;
import dev.aura.code.python.tree.Docstrings;
import dev.aura.code.python.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRules;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Python 3, and what of Python 2 reads alike or has statements of its own. */
public final class PythonFrontEnd implements LanguageFrontEnd {

    private static final Pattern TEST_PATH =
            Pattern.compile("(^|.*/)(tests?|testing)/.*|(^|.*/)(test_\\w+|\\w+_test|conftest)\\.pyi?");

    private final SyntaxRules<Kind> rules = PythonRules.all();

    @Override
    public String language() {
        return "python";
    }

    @Override
    public List<String> extensions() {
        return List.of("py", "pyi");
    }

    @Override
    public List<Rule> rules() {
        return rules.all();
    }

    @Override
    public boolean breaks(Declaration before, Declaration after) {
        return PythonContract.breaks(before, after);
    }

    @Override
    public FileRole role(String path) {
        if (path.endsWith("__init__.py") || path.endsWith(".pyi")) {
            return FileRole.INDEX;
        }
        return TEST_PATH.matcher(path).matches() ? FileRole.TEST : FileRole.MAIN;
    }

    @Override
    public ModuleSystem modules() {
        return new PythonModules();
    }

    @Override
    public Optional<CallSystem> calls() {
        return Optional.of(new FlowCalls(new PythonCalls()));
    }

    @Override
    public Tokens tokens(SourceText source) {
        return PythonLexer.tokens(source);
    }

    @Override
    public ParsedFile parse(SourceText source, FileRole role) throws UnparsableException {
        Grammar.Parsed<Kind> parsed = PythonParser.parse(source.text());
        Node<Kind> module = parsed.root();
        if (parsed.partial() && module.children().isEmpty()) {
            throw new UnparsableException("no statement found");
        }
        Tokens tokens = tokens(source);
        PythonParts parts = PythonParts.of(module);
        Docstrings.mark(module, parts.definitions, tokens);
        List<Declaration> declarations = new PythonOutline(tokens).of(module);
        Findings findings = new Findings(source);
        rules.check(new SyntaxFile<>(source, tokens, role, module), findings);
        List<FunctionMetrics> functions = new PythonFunctions(source, tokens).of(module);
        return ParsedFile.of(
                        tokens,
                        source,
                        declarations,
                        PythonImports.of(parts.imports),
                        functions,
                        findings,
                        "",
                        mentionedModules(parts.wildcard),
                        parsed.partial())
                .with(SignatureCoverage.of(
                        declarations, PythonSignatures.of(parts.definitions), DocstringSections::read))
                .withTypes(parts.types.of(source, declarations, functions))
                .with(PythonCallFacts.of(source, module));
    }

    /** Python uses no module without importing it; names are kept for wildcard imports. */
    private static SortedSet<String> mentionedModules(boolean wildcard) {
        return wildcard ? new TreeSet<>(List.of("*")) : new TreeSet<>();
    }
}
