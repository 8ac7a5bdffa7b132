package dev.aura.code.rust;

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
import dev.aura.code.rust.calls.RustCallFacts;
import dev.aura.code.rust.calls.RustCalls;
import dev.aura.code.rust.calls.RustLibrary;
import dev.aura.code.rust.cargo.CargoManifest;
import dev.aura.code.rust.rules.RustRules;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.rust.tree.Nodes;
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

/** Rust, as far as it is not written by macros, and {@code Cargo.toml}. */
public final class RustFrontEnd implements LanguageFrontEnd {

    /** Tests, benchmarks and examples by Cargo's directories, build scripts, and modules that are usually tests. */
    private static final Pattern TEST_PATH =
            Pattern.compile("(^|.*/)(tests|benches|examples|fuzz)/.*|(^|.*/)(build|tests?|\\w+_tests?)\\.rs");

    private static final Notation NOTATION = new Notation(RustLexer::tokens, "(){}[]", "(){}[];,.=<>!~:+-*/&|^%@#$?'");

    private final Recovery<Kind> parser;
    private final RustLibrary library;
    private final SyntaxRules<Kind> rules = RustRules.all();

    public RustFrontEnd(ParserPool parsers) {
        Grammar<Kind> grammar = new Grammar<>("rust", Kind.class, Kind.SOURCE_FILE, parsers);
        this.parser = new Recovery<>(new RustParser(grammar), NOTATION, Nodes::isNamedFunction);
        this.library = new RustLibrary(grammar);
    }

    @Override
    public String language() {
        return "rust";
    }

    @Override
    public List<String> extensions() {
        return List.of("rs");
    }

    @Override
    public List<Rule> rules() {
        return rules.all();
    }

    @Override
    public boolean breaks(Declaration before, Declaration after) {
        return RustContract.breaks(before, after);
    }

    /** The root of a library is its index: what it imports publicly is its API. */
    @Override
    public FileRole role(String path) {
        if (TEST_PATH.matcher(path).matches()) {
            return FileRole.TEST;
        }
        return path.equals("src/lib.rs") || path.endsWith("/src/lib.rs") ? FileRole.INDEX : FileRole.MAIN;
    }

    @Override
    public ModuleSystem modules() {
        return new RustModules();
    }

    @Override
    public Optional<CallSystem> calls() {
        return Optional.of(new RustCalls(library));
    }

    @Override
    public boolean isManifest(String path) {
        return CargoManifest.is(path);
    }

    @Override
    public String manifest(SourceText source) throws UnparsableException {
        return CargoManifest.statements(source);
    }

    @Override
    public Tokens tokens(SourceText source) {
        return RustLexer.tokens(source);
    }

    @Override
    public ParsedFile parse(SourceText source, FileRole role) throws UnparsableException {
        Grammar.Parsed<Kind> parsed = parser.parse(source.text());
        Node<Kind> file = parsed.root();
        if (parsed.partial() && file.children().isEmpty()) {
            throw new UnparsableException("no item found");
        }
        Tokens tokens = parser.tokens(source, parsed);
        Findings findings = new Findings(source);
        findings.withhold(parsed.text().guesses());
        rules.check(new SyntaxFile<>(source, tokens, role, file), findings);
        List<Declaration> declarations = new RustOutline(tokens).of(file);
        List<FunctionMetrics> functions = new RustFunctions(source, tokens).of(file);
        return ParsedFile.of(
                        tokens,
                        source,
                        declarations,
                        RustImports.of(file),
                        functions,
                        findings,
                        "",
                        RustImports.mentions(file),
                        parsed.partial())
                .withTypes(RustTypeFacts.of(file, source, declarations, functions))
                .with(RustCallFacts.of(source, file));
    }
}
