package dev.aura.code.java.tree;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import dev.aura.code.language.FileRole;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.List;

/**
 * A parsed file as the rules see it.
 *
 * @param nodes all nodes of the tree, outer before inner
 * @param complexities of its functions
 */
public record JavaFile(
        SourceText source,
        Tokens tokens,
        Offsets offsets,
        FileRole role,
        CompilationUnit unit,
        List<Node> nodes,
        Complexities complexities) {

    public JavaFile(SourceText source, Tokens tokens, FileRole role, CompilationUnit unit) {
        this(source, tokens, new Offsets(source), role, unit, Nodes.in(unit), new Complexities());
    }
}
