package dev.aura.code.java.rules;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.SimpleName;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.JavaTree;
import dev.aura.code.language.Findings;
import dev.aura.code.language.Rule;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Words;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A private field or method whose name occurs nowhere else in the file, not in a string either. */
final class UnusedPrivate implements JavaRule<CompilationUnit> {

    private static final Rule RULE = Rule.warning(
            "java/unused-private",
            "A private member is not used",
            "Nothing else can use it, so it is dead code, or a call to it is missing. Delete it, or use it.");

    private static final Set<String> CALLED_BY_THE_PLATFORM = Set.of(
            "serialVersionUID",
            "serialPersistentFields",
            "readObject",
            "readObjectNoData",
            "readResolve",
            "writeObject",
            "writeReplace",
            "main");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public Class<CompilationUnit> nodeType() {
        return CompilationUnit.class;
    }

    @Override
    public void check(CompilationUnit node, JavaFile file, Findings findings) {
        Map<String, SimpleName> candidates = new HashMap<>();
        Set<String> declaredTwice = new HashSet<>();
        JavaTree tree = file.tree();
        for (int index = 0; index < tree.size(); index++) {
            if (tree.kind(index).isType()) {
                TypeDeclaration<?> type = (TypeDeclaration<?>) tree.node(index);
                type.getMembers().forEach(member -> candidates(member, type, candidates, declaredTwice));
            }
        }
        candidates.keySet().removeAll(declaredTwice);
        if (!candidates.isEmpty()) {
            Set<String> used = used(file, candidates);
            candidates.forEach((name, declared) -> {
                if (!used.contains(name)) {
                    Reports.at(
                            declared,
                            RULE,
                            file,
                            findings,
                            "`" + name + "` is private and not used; delete it, or use it");
                }
            });
        }
    }

    private static void candidates(
            BodyDeclaration<?> member, TypeDeclaration<?> type, Map<String, SimpleName> into, Set<String> twice) {
        if (!member.getAnnotations().isEmpty()) {
            return;
        }
        if (member instanceof FieldDeclaration field
                && field.isPrivate()
                && type.getAnnotations().isEmpty()) {
            for (VariableDeclarator variable : field.getVariables()) {
                candidate(variable.getName(), into, twice);
            }
        }
        if (member instanceof MethodDeclaration method && method.isPrivate() && !method.isNative()) {
            candidate(method.getName(), into, twice);
        }
    }

    private static void candidate(SimpleName name, Map<String, SimpleName> into, Set<String> twice) {
        String text = name.getIdentifier();
        if (!CALLED_BY_THE_PLATFORM.contains(text) && into.put(text, name) != null) {
            twice.add(text);
        }
    }

    /** Names that occur as a token elsewhere than at the declaration, or inside a string (for reflection). */
    private static Set<String> used(JavaFile file, Map<String, SimpleName> candidates) {
        Set<String> used = new HashSet<>();
        Map<String, Integer> declaredAt = new HashMap<>();
        candidates.forEach((name, node) ->
                declaredAt.put(name, file.offsets().of((Node) node).start()));
        Tokens tokens = file.tokens();
        Words words = tokens.words();
        BitSet wanted = new BitSet(words.count());
        for (int word = 0; word < words.count(); word++) {
            wanted.set(word, candidates.containsKey(words.text(word)));
        }
        BitSet strings = new BitSet(words.count());
        for (int index = 0; index < tokens.size(); index++) {
            int word = words.number(index);
            if (tokens.kind(index) == Tokens.Kind.STRING) {
                strings.set(word);
            } else if (tokens.kind(index) == Tokens.Kind.NAME && wanted.get(word)) {
                Integer declared = declaredAt.get(words.text(word));
                if (declared != null && declared != tokens.start(index)) {
                    used.add(words.text(word));
                }
            }
        }
        for (String name : candidates.keySet()) {
            if (!used.contains(name)
                    && strings.stream().anyMatch(word -> words.text(word).contains(name))) {
                used.add(name);
            }
        }
        return used;
    }
}
