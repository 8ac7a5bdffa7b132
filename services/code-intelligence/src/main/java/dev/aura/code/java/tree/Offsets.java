package dev.aura.code.java.tree;

import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.source.SourceText;

/** Turns the parser's lines and columns into offsets. */
public record Offsets(SourceText source) {

    public Span of(Node node) {
        return node.getRange()
                .map(range -> new Span(offset(range.begin), end(range.end)))
                .orElseGet(() -> node.getParentNode().map(this::of).orElse(new Span(0, 0)));
    }

    /** After the last character; where braces were added to a line that lacks them, not after its end. */
    private int end(Position last) {
        return Math.min(offset(last) + 1, source.lineStart(last.line + 1));
    }

    private int offset(Position position) {
        return source.offset(position.line, position.column);
    }
}
