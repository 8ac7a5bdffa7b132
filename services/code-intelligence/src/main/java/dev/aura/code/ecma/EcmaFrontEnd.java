package dev.aura.code.ecma;

import dev.aura.code.ecma.calls.EcmaCallFacts;
import dev.aura.code.ecma.packages.EcmaManifest;
import dev.aura.code.ecma.rules.EcmaRules;
import dev.aura.code.ecma.tree.Kind;
import dev.aura.code.ecma.tree.Nodes;
import dev.aura.code.language.Declaration;
import dev.aura.code.language.DocTags;
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
import dev.aura.code.repair.Notation;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.Grammar;
import dev.aura.code.syntax.ParserPool;
import dev.aura.code.syntax.Recovery;
import dev.aura.code.syntax.SyntaxFile;
import dev.aura.code.syntax.SyntaxRules;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** JavaScript or TypeScript, each with JSX. */
public final class EcmaFrontEnd implements LanguageFrontEnd {

    private static final Pattern TEST_PATH =
            Pattern.compile("(^|.*/)(__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress)/.*"
                    + "|.*[._-](test|tests|spec|e2e|stories)\\.[cm]?[jt]sx?"
                    + "|(^|.*/)(test|tests|spec)\\.[cm]?[jt]sx?");
    private static final Pattern DECLARATIONS_PATH = Pattern.compile(".*\\.d\\.([cm]?ts|\\w+\\.ts)");

    private final Dialect dialect;
    private static final Notation NOTATION = new Notation(EcmaLexer::tokens, "(){}[]", "(){}[];,.=<>!~?:+-*/&|^%@#\\");

    private final Recovery<Kind> parser;
    private final SyntaxRules<Kind> rules;

    public EcmaFrontEnd(Dialect dialect, ParserPool parsers) {
        this.dialect = dialect;
        this.parser = new Recovery<>(EcmaParser.of(dialect, parsers), NOTATION, Nodes::isNamedFunction);
        this.rules = dialect == Dialect.JAVASCRIPT ? EcmaRules.javascript() : EcmaRules.typescript();
    }

    @Override
    public String language() {
        return dialect.language();
    }

    @Override
    public List<String> extensions() {
        return dialect.extensions();
    }

    @Override
    public List<Rule> rules() {
        return rules.all();
    }

    @Override
    public Optional<CallSystem> calls() {
        return Optional.of(new FlowCalls(new EcmaCalls()));
    }

    @Override
    public Tokens tokens(SourceText source) {
        return EcmaLexer.tokens(source);
    }

    @Override
    public boolean breaks(Declaration before, Declaration after) {
        return EcmaContract.breaks(before, after);
    }

    @Override
    public boolean isManifest(String path) {
        return EcmaManifest.is(path);
    }

    @Override
    public String manifest(SourceText source) throws UnparsableException {
        return EcmaManifest.statements(source);
    }

    /** Each imports the other. */
    @Override
    public Set<String> siblings() {
        return Set.of(Dialect.JAVASCRIPT.language(), Dialect.TYPESCRIPT.language());
    }

    @Override
    public FileRole role(String path) {
        if (DECLARATIONS_PATH.matcher(path).matches()) {
            return FileRole.INDEX;
        }
        return TEST_PATH.matcher(path).matches() ? FileRole.TEST : FileRole.MAIN;
    }

    @Override
    public ModuleSystem modules() {
        return new EcmaModules();
    }

    @Override
    public ParsedFile parse(SourceText source, FileRole role) throws UnparsableException {
        Grammar.Parsed<Kind> parsed = parser.parse(source.text());
        if (parsed.partial() && parsed.root().children().isEmpty()) {
            throw new UnparsableException("no statement found");
        }
        Tokens tokens = parser.tokens(source, parsed);
        List<Declaration> declarations = new EcmaOutline(tokens, Exports.of(parsed.root(), role)).of(parsed.root());
        Findings findings = new Findings(source);
        findings.withhold(parsed.text().guesses());
        if (!Minified.is(source)) {
            rules.check(new SyntaxFile<>(source, tokens, role, parsed.root()), findings);
        }
        List<FunctionMetrics> functions = new EcmaFunctions(source, tokens, declarations).of(parsed.root());
        ParsedFile file = ParsedFile.of(
                        tokens,
                        source,
                        declarations,
                        EcmaImports.of(parsed.root()),
                        functions,
                        findings,
                        "",
                        new TreeSet<>(),
                        parsed.partial())
                .with(SignatureCoverage.of(declarations, EcmaSignatures.of(parsed.root()), DocTags::read))
                .withTypes(EcmaTypes.of(parsed.root(), source, declarations, functions));
        return Minified.is(source) ? file : file.with(EcmaCallFacts.of(source, parsed.root()));
    }
}
