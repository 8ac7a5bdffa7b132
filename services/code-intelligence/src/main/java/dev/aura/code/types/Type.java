package dev.aura.code.types;

import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.proto.code.v1.DetectPatternsResponse.Place;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.Symbol;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import java.util.stream.Stream;

/** A type of the workspace with the file that declares it. Each is there once, so identity tells them apart. */
public final class Type {

    private final SourceFile file;
    private final TypeFacts facts;

    Type(SourceFile file, TypeFacts facts) {
        this.file = file;
        this.facts = facts;
    }

    public SourceFile file() {
        return file;
    }

    public String path() {
        return file.path();
    }

    public TypeFacts facts() {
        return facts;
    }

    public String name() {
        return facts.name();
    }

    public boolean is(int flag) {
        return facts.is(flag);
    }

    public boolean isInterface() {
        return facts.kind() == Entity.Kind.INTERFACE;
    }

    /** Whether objects are made of it directly. */
    public boolean isConcrete() {
        return !is(Flags.ABSTRACT) && facts.kind() != Entity.Kind.ANNOTATION;
    }

    public Stream<MethodFacts> methods() {
        return facts.methods().stream();
    }

    /** The name that says which type of the file is outermost around it. */
    public String outermost() {
        int dot = name().indexOf('.');
        return dot < 0 ? name() : name().substring(0, dot);
    }

    /** Whether one stands in the other, or both in a third. */
    public boolean sharesFileWith(Type other) {
        return file.path().equals(other.file.path()) && outermost().equals(other.outermost());
    }

    public Place place(String role) {
        return place(role, facts.line(), name());
    }

    public Place place(String role, MethodFacts method) {
        return place(role, method.line(), name() + "." + method.name());
    }

    public Place place(String role, int line, String name) {
        return Place.newBuilder()
                .setRole(role)
                .setPath(path())
                .setLine(line)
                .setName(name)
                .build();
    }

    public Symbol symbol() {
        return symbol(entity(facts.kind(), facts.simpleName(), name(), facts.line(), facts.column())
                .setRange(Range.newBuilder()
                        .setStart(
                                Position.newBuilder().setLine(facts.startLine()).setColumn(1))
                        .setEnd(Position.newBuilder().setLine(facts.endLine()).setColumn(1))));
    }

    public Symbol symbol(MethodFacts method) {
        Entity.Kind kind = method.is(Flags.CONSTRUCTOR) ? Entity.Kind.CONSTRUCTOR : Entity.Kind.METHOD;
        return symbol(entity(kind, method.name(), name() + "." + method.name(), method.line(), method.column())
                .setRange(Range.newBuilder()
                        .setStart(Position.newBuilder().setLine(method.line()).setColumn(1))
                        .setEnd(Position.newBuilder().setLine(method.endLine()).setColumn(1))));
    }

    private Symbol symbol(Entity.Builder entity) {
        return Symbol.newBuilder()
                .setEntity(entity)
                .setPath(path())
                .setLanguage(file.language())
                .build();
    }

    private static Entity.Builder entity(Entity.Kind kind, String name, String qualified, int line, int column) {
        Position.Builder start = Position.newBuilder().setLine(line).setColumn(column);
        return Entity.newBuilder()
                .setKind(kind)
                .setName(name)
                .setQualifiedName(qualified)
                .setNameRange(
                        Range.newBuilder().setStart(start).setEnd(start.clone().setColumn(column + name.length())));
    }

    @Override
    public String toString() {
        return path() + ":" + name();
    }
}
