package dev.aura.code.java.design;

import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import dev.aura.code.java.calls.OwnUses;
import dev.aura.code.java.tree.JavaFile;
import dev.aura.code.java.tree.JavaTree;
import dev.aura.code.java.tree.Offsets;
import dev.aura.code.language.Declaration.Span;
import dev.aura.code.language.design.Complexities;
import dev.aura.code.language.design.FieldFacts;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Words;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FunctionMetrics;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes the types of a compilation unit; local and anonymous ones count for the methods that they stand in. */
public final class JavaTypes {

    private final JavaTree tree;
    private final Offsets offsets;
    private final Complexities complexities;
    private final OwnUses uses;
    private final Tokens tokens;

    /** Which tokens are names that begin with a capital. */
    private final BitSet capitals = new BitSet();

    private final List<TypeFacts> found = new ArrayList<>();

    public JavaTypes(JavaFile file, List<FunctionMetrics> functions, OwnUses uses) {
        this.tree = file.tree();
        this.tokens = file.tokens();
        this.offsets = file.offsets();
        this.complexities = new Complexities(functions);
        this.uses = uses;
        for (int index = 0; index < tokens.size(); index++) {
            capitals.set(index, tokens.kind(index) == Tokens.Kind.NAME && tokens.startsWithCapital(index));
        }
    }

    public List<TypeFacts> of(CompilationUnit unit) {
        unit.getTypes().forEach(type -> add(type, "", false));
        return found;
    }

    private void add(TypeDeclaration<?> type, String outer, boolean inInterface) {
        String name = outer.isEmpty() ? type.getNameAsString() : outer + "." + type.getNameAsString();
        boolean isInterface = isInterface(type);
        List<FieldFacts> fields = fields(type, isInterface);
        List<String> names = fields.stream().map(FieldFacts::name).toList();
        MethodReader reader = new MethodReader(tree, complexities, uses, names, isInterface);
        List<MethodFacts> methods = new ArrayList<>();
        type.getMembers().forEach(member -> reader.read(member).ifPresent(methods::add));
        Position place = place(type.getName());
        found.add(new TypeFacts(
                name,
                kind(type),
                flags(type, inInterface),
                place.line,
                place.column,
                startLine(type),
                type.getEnd().map(end -> end.line).orElse(place.line),
                supertypes(type),
                fields,
                methods,
                mentions(type)));
        for (BodyDeclaration<?> member : type.getMembers()) {
            if (member instanceof TypeDeclaration<?> nested) {
                add(nested, name, isInterface);
            }
        }
    }

    private static boolean isInterface(TypeDeclaration<?> type) {
        return type instanceof AnnotationDeclaration
                || (type instanceof ClassOrInterfaceDeclaration declaration && declaration.isInterface());
    }

    private static Entity.Kind kind(TypeDeclaration<?> type) {
        return switch (type) {
            case ClassOrInterfaceDeclaration declaration when declaration.isInterface() -> Entity.Kind.INTERFACE;
            case EnumDeclaration ignored -> Entity.Kind.ENUM;
            case RecordDeclaration ignored -> Entity.Kind.RECORD;
            case AnnotationDeclaration ignored -> Entity.Kind.ANNOTATION;
            default -> Entity.Kind.CLASS;
        };
    }

    private static int flags(TypeDeclaration<?> type, boolean inInterface) {
        boolean isAbstract = type instanceof ClassOrInterfaceDeclaration declaration
                && (declaration.isAbstract() || declaration.isInterface());
        return (isAbstract ? Flags.ABSTRACT : 0)
                | (type.isPublic() || inInterface ? Flags.PUBLIC : 0)
                | (type.isPrivate() ? Flags.PRIVATE : 0)
                | (type.isStatic() ? Flags.STATIC : 0);
    }

    private static int startLine(TypeDeclaration<?> type) {
        return type.getBegin().map(begin -> begin.line).orElse(place(type.getName()).line);
    }

    private static List<FieldFacts> fields(TypeDeclaration<?> type, boolean isInterface) {
        List<FieldFacts> fields = new ArrayList<>();
        if (type instanceof RecordDeclaration declaration) {
            declaration
                    .getParameters()
                    .forEach(component -> fields.add(new FieldFacts(
                            component.getNameAsString(),
                            component.getTypeAsString(),
                            Flags.PRIVATE | Flags.FINAL,
                            place(component.getName()).line)));
        }
        type.getMembers().forEach(member -> {
            if (member instanceof FieldDeclaration field) {
                int flags = (field.isStatic() || isInterface ? Flags.STATIC : 0)
                        | (field.isFinal() || isInterface ? Flags.FINAL : 0)
                        | (field.isPrivate() ? Flags.PRIVATE : 0)
                        | (field.isPublic() || isInterface ? Flags.PUBLIC : 0);
                field.getVariables()
                        .forEach(variable -> fields.add(new FieldFacts(
                                variable.getNameAsString(),
                                variable.getTypeAsString(),
                                flags,
                                place(variable.getName()).line)));
            }
        });
        return fields;
    }

    private static List<String> supertypes(TypeDeclaration<?> type) {
        List<String> supertypes = new ArrayList<>();
        switch (type) {
            case ClassOrInterfaceDeclaration declaration -> {
                declaration.getExtendedTypes().forEach(named -> supertypes.add(named.asString()));
                declaration.getImplementedTypes().forEach(named -> supertypes.add(named.asString()));
            }
            case EnumDeclaration declaration ->
                declaration.getImplementedTypes().forEach(named -> supertypes.add(named.asString()));
            case RecordDeclaration declaration ->
                declaration.getImplementedTypes().forEach(named -> supertypes.add(named.asString()));
            default -> {}
        }
        return supertypes;
    }

    /** What stands in a type, but in no type within it. */
    private List<String> mentions(TypeDeclaration<?> type) {
        List<Span> nested = type.getMembers().stream()
                .filter(member -> member instanceof TypeDeclaration<?>)
                .map(offsets::of)
                .toList();
        Span span = offsets.of(type);
        SortedSet<String> names = new TreeSet<>();
        Words words = tokens.words();
        BitSet seen = new BitSet(words.count());
        for (int index = capitals.nextSetBit(tokens.from(span.start()));
                index >= 0 && tokens.start(index) < span.end();
                index = capitals.nextSetBit(index + 1)) {
            int word = words.number(index);
            if (!seen.get(word) && !isIn(nested, tokens.start(index))) {
                seen.set(word);
                names.add(words.text(word));
            }
        }
        names.remove(type.getNameAsString());
        return List.copyOf(names);
    }

    private static boolean isIn(List<Span> spans, int offset) {
        for (Span span : spans) {
            if (span.covers(offset)) {
                return true;
            }
        }
        return false;
    }

    static Position place(SimpleName name) {
        return name.getBegin().orElse(new Position(0, 0));
    }
}
