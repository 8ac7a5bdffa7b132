package dev.aura.code.diff;

import dev.aura.code.language.Declaration;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.source.Tokens;
import dev.aura.proto.code.v1.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entity of one version of a file, with prints of its parts that do not change with white space, comments or place.
 *
 * @param frontEnd its language
 * @param file the version
 * @param path where it stands
 * @param declaration the entity
 * @param parent what encloses it; null at top level
 * @param header print of the header
 * @param namelessHeader the same with the name left out
 * @param body print of the body without the bodies of entities inside
 * @param tokens tokens of code in the whole entity
 * @param children entities inside, in order
 */
record VersionedEntity(
        LanguageFrontEnd frontEnd,
        ParsedFile file,
        String path,
        Declaration declaration,
        @Nullable VersionedEntity parent,
        long header,
        long namelessHeader,
        long body,
        int tokens,
        List<VersionedEntity> children) {

    /** The top-level entities of a version, each with its own. */
    static List<VersionedEntity> of(LanguageFrontEnd frontEnd, ParsedFile file, String path) {
        return of(frontEnd, file, path, file.declarations(), null);
    }

    private static List<VersionedEntity> of(
            LanguageFrontEnd frontEnd,
            ParsedFile file,
            String path,
            List<Declaration> declarations,
            @Nullable VersionedEntity parent) {
        List<VersionedEntity> entities = new ArrayList<>();
        for (Declaration declaration : declarations) {
            Span span = declaration.span();
            List<Span> inner =
                    declaration.children().stream().map(Declaration::span).toList();
            Tokens tokens = file.tokens();
            VersionedEntity entity = new VersionedEntity(
                    frontEnd,
                    file,
                    path,
                    declaration,
                    parent,
                    Prints.of(tokens, span.start(), declaration.bodyStart(), List.of()),
                    Prints.of(tokens, span.start(), declaration.bodyStart(), List.of(declaration.nameSpan())),
                    Prints.of(tokens, declaration.bodyStart(), span.end(), inner),
                    Prints.count(tokens, span.start(), span.end()),
                    new ArrayList<>());
            entity.children.addAll(of(frontEnd, file, path, declaration.children(), entity));
            entities.add(entity);
        }
        return entities;
    }

    Entity.Kind kind() {
        return declaration.kind();
    }

    String name() {
        return declaration.name();
    }

    boolean isType() {
        return switch (kind()) {
            case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION -> true;
            default -> false;
        };
    }

    /** Tells it from its siblings: name, and parameter types where it has some. */
    String localKey() {
        int dot = parent == null ? -1 : parent.declaration().qualifiedName().length();
        return declaration.key().substring(dot + 1);
    }

    Entity entity() {
        return declaration.toLeaf(file.source());
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return path + ":" + declaration.key();
    }
}
