package dev.aura.code.java.tree;

import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.FileRole;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;

/**
 * A parsed file as the rules see it.
 *
 * @param tree all its nodes
 * @param complexities of its functions
 */
public record JavaFile(
        SourceText source,
        Tokens tokens,
        Offsets offsets,
        FileRole role,
        CompilationUnit unit,
        JavaTree tree,
        Complexities complexities) {

    public JavaFile(SourceText source, Tokens tokens, FileRole role, CompilationUnit unit) {
        this(source, tokens, role, unit, new JavaTree(unit));
    }

    private JavaFile(SourceText source, Tokens tokens, FileRole role, CompilationUnit unit, JavaTree tree) {
        this(source, tokens, new Offsets(source), role, unit, tree, new Complexities(tree));
    }
}
