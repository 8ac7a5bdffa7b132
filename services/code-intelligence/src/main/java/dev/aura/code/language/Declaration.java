package dev.aura.code.language;

import dev.aura.code.source.SourceText;
import dev.aura.proto.code.v1.Entity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named piece of code with its offsets.
 *
 * @param kind what it is
 * @param name simple name
 * @param qualifiedName with the names of what encloses it
 * @param key tells it from its siblings: the qualified name, with parameter types for functions
 * @param signature for a reader, one line
 * @param span the whole of it, documentation excluded
 * @param nameSpan the name alone
 * @param bodyStart where the header ends and the body begins; the end where it has no body
 * @param modifiers as written
 * @param annotations names without arguments
 * @param documentation the documentation as written, comment marks stripped; empty where there is none
 * @param isPublic whether it can be used from other modules
 * @param countsAsApi whether documentation is expected of it: public, and not an override that inherits it
 * @param children in order
 */
public record Declaration(
        Entity.Kind kind,
        String name,
        String qualifiedName,
        String key,
        String signature,
        Span span,
        Span nameSpan,
        int bodyStart,
        List<String> modifiers,
        List<String> annotations,
        String documentation,
        boolean isPublic,
        boolean countsAsApi,
        List<Declaration> children) {

    /** A stretch of the text. */
    public record Span(int start, int end) {
        public boolean covers(int offset) {
            return start <= offset && offset < end;
        }
    }

    /** The entity with its children. */
    public Entity toEntity(SourceText source) {
        Entity.Builder entity = toBuilder(source);
        children.forEach(child -> entity.addChildren(child.toEntity(source)));
        return entity.build();
    }

    /** The entity without its children. */
    public Entity toLeaf(SourceText source) {
        return toBuilder(source).build();
    }

    private Entity.Builder toBuilder(SourceText source) {
        return Entity.newBuilder()
                .setKind(kind)
                .setName(name)
                .setQualifiedName(qualifiedName)
                .setSignature(signature)
                .setRange(source.range(span.start(), span.end()))
                .setNameRange(source.range(nameSpan.start(), nameSpan.end()))
                .addAllModifiers(modifiers)
                .addAllAnnotations(annotations)
                .setDocumentation(Documentation.firstSentence(documentation))
                .setPublic(isPublic);
    }

    /** Whether it has at most so many levels, itself included. */
    boolean isWithin(int levels) {
        for (Declaration child : children) {
            if (levels <= 1 || !child.isWithin(levels - 1)) {
                return false;
            }
        }
        return true;
    }

    /** The same without what is nested deeper than so many levels, itself included. */
    Declaration upTo(int levels) {
        return new Declaration(
                kind,
                name,
                qualifiedName,
                key,
                signature,
                span,
                nameSpan,
                bodyStart,
                modifiers,
                annotations,
                documentation,
                isPublic,
                countsAsApi,
                levels <= 1
                        ? List.of()
                        : children.stream().map(child -> child.upTo(levels - 1)).toList());
    }

    static @Nullable Declaration innermost(List<Declaration> declarations, int offset) {
        for (Declaration declaration : declarations) {
            if (declaration.span.covers(offset)) {
                Declaration inner = innermost(declaration.children, offset);
                return inner == null ? declaration : inner;
            }
        }
        return null;
    }
}
