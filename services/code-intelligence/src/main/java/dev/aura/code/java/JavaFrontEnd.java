package dev.aura.code.java;

import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.java.calls.JavaCallFacts;
import dev.aura.code.java.calls.JavaCalls;
import dev.aura.code.java.design.JavaTypes;
import dev.aura.code.java.rules.JavaRules;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.Offsets;
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
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Words;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Java, by syntax alone, in whatever version the newest parser reads. */
public final class JavaFrontEnd implements LanguageFrontEnd {

    private static final Pattern TEST_PATH =
            Pattern.compile("(^|.*/)(src/\\w*[tT]est\\w*|tests?)/.*|(^|.*/)\\w+(Test|Tests|TestCase|IT)\\.java");

    private final JavaRules rules = new JavaRules();

    @Override
    public String language() {
        return "java";
    }

    @Override
    public List<String> extensions() {
        return List.of("java");
    }

    @Override
    public List<Rule> rules() {
        return rules.all();
    }

    @Override
    public boolean breaks(Declaration before, Declaration after) {
        return JavaContract.breaks(before, after);
    }

    @Override
    public FileRole role(String path) {
        boolean mayBe = path.contains("est") || path.endsWith("IT.java");
        return mayBe && TEST_PATH.matcher(path).matches() ? FileRole.TEST : FileRole.MAIN;
    }

    @Override
    public ModuleSystem modules() {
        return new JavaPackages();
    }

    @Override
    public Tokens tokens(SourceText source) {
        return JavaLexer.tokens(source);
    }

    @Override
    public ParsedFile parse(SourceText source, FileRole role) throws UnparsableException {
        Tokens tokens = tokens(source);
        JavaSyntax syntax = JavaSyntax.parse(source, tokens);
        CompilationUnit unit = syntax.unit();
        JavaFile file = new JavaFile(source, tokens, role, unit);
        Offsets offsets = file.offsets();
        List<Declaration> declarations = new JavaOutline(source, tokens, offsets).of(unit);
        Findings findings = new Findings(source);
        findings.withhold(syntax.guesses());
        rules.check(file, findings);
        List<FunctionMetrics> functions = new JavaFunctions(file).of(unit);
        JavaCallFacts.Read read = JavaCallFacts.of(unit);
        return ParsedFile.of(
                        tokens,
                        source,
                        declarations,
                        JavaImports.of(unit, offsets),
                        functions,
                        findings,
                        unit.getPackageDeclaration()
                                .map(name -> name.getNameAsString())
                                .orElse(""),
                        mentionedTypes(tokens),
                        syntax.partial())
                .with(read.calls())
                .with(SignatureCoverage.of(declarations, JavaSignatures.of(unit, offsets), DocTags::read))
                .withTypes(new JavaTypes(file, functions, read.uses()).of(unit));
    }

    @Override
    public Optional<CallSystem> calls() {
        return Optional.of(new JavaCalls());
    }

    /** Names that begin with a capital: by convention types, and all that same-package use can be told by without symbols. */
    private static SortedSet<String> mentionedTypes(Tokens tokens) {
        SortedSet<String> names = new TreeSet<>();
        Words words = tokens.words();
        BitSet seen = new BitSet(words.count());
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == Tokens.Kind.NAME
                    && tokens.end(index) - tokens.start(index) > 1
                    && tokens.startsWithCapital(index)
                    && !seen.get(words.number(index))) {
                seen.set(words.number(index));
                names.add(words.text(words.number(index)));
            }
        }
        return names;
    }
}
