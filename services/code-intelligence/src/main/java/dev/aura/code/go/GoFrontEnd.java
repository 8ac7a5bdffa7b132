package dev.aura.code.go;

import dev.aura.code.go.calls.GoCallFacts;
import dev.aura.code.go.calls.GoCalls;
import dev.aura.code.go.modules.GoManifest;
import dev.aura.code.go.rules.GoRules;
import dev.aura.code.go.tree.Kind;
import dev.aura.code.go.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.Findings;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.Rule;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.repair.Notation;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.Node;
import dev.aura.code.syntax.ParserPool;
import dev.aura.code.syntax.Recovery;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRules;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Go, to the newest syntax that the grammar takes, and its manifests. */
public final class GoFrontEnd implements LanguageFrontEnd {

    private static final Pattern GENERATED = Pattern.compile("(?m)^// Code generated .* DO NOT EDIT\\.$");

    private static final Notation NOTATION = new Notation(GoLexer::tokens, "(){}[]", "(){}[];,.=<>!~:+-*/&|^%");

    private final Recovery<Kind> parser;
    private final SyntaxRules<Kind> rules = GoRules.all();

    public GoFrontEnd(ParserPool parsers) {
        Grammar<Kind> grammar = new Grammar<>("go", Kind.class, Kind.SOURCE_FILE, parsers);
        this.parser = new Recovery<>(grammar, NOTATION, Nodes::isNamedFunction);
    }

    @Override
    public String language() {
        return "go";
    }

    @Override
    public List<String> extensions() {
        return List.of("go");
    }

    @Override
    public boolean isManifest(String path) {
        return GoManifest.is(path);
    }

    @Override
    public String manifest(SourceText source) throws UnparsableException {
        return GoManifest.statements(source);
    }

    @Override
    public List<Rule> rules() {
        return rules.all();
    }

    @Override
    public boolean breaks(Declaration before, Declaration after) {
        return GoContract.breaks(before, after);
    }

    @Override
    public FileRole role(String path) {
        return path.endsWith("_test.go") ? FileRole.TEST : FileRole.MAIN;
    }

    @Override
    public ModuleSystem modules() {
        return new GoModules();
    }

    @Override
    public Optional<CallSystem> calls() {
        return Optional.of(new GoCalls());
    }

    @Override
    public Tokens tokens(SourceText source) {
        return GoLexer.tokens(source);
    }

    @Override
    public ParsedFile parse(SourceText source, FileRole role) throws UnparsableException {
        Grammar.Parsed<Kind> parsed = parser.parse(source.text());
        Node<Kind> file = parsed.root();
        if (parsed.partial() && file.children().isEmpty()) {
            throw new UnparsableException("no declaration found");
        }
        Tokens tokens = parser.tokens(source, parsed);
        Findings findings = new Findings(source);
        findings.withhold(parsed.text().guesses());
        if (!GENERATED.matcher(source.text()).find()) {
            rules.check(new SyntaxFile<>(source, tokens, role, file), findings);
        }
        List<Declaration> declarations = new GoOutline(source, tokens).of(file);
        List<FunctionMetrics> functions = new GoFunctions(source, tokens).of(file);
        return ParsedFile.of(
                        tokens,
                        source,
                        declarations,
                        GoImports.of(file),
                        functions,
                        findings,
                        GoImports.packageName(file),
                        GoMentions.of(file),
                        parsed.partial())
                .withTypes(GoTypeFacts.of(file, source, declarations, functions))
                .with(GoCallFacts.of(source, file));
    }
}
