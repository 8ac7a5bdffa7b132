package dev.aura.code.java.design;

import com.github.javaparser.Position;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.aura.code.java.calls.OwnUses;
import dev.aura.code.java.tree.JavaTree;
import dev.aura.code.language.design.Complexities;
import dev.aura.code.language.design.Deed;
import dev.aura.code.language.design.Flags;
import dev.aura.code.language.design.MethodFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the methods and constructors of a type. */
final class MethodReader {

    private final JavaTree tree;
    private final Complexities complexities;
    private final OwnUses uses;
    private final List<String> fields;
    private final boolean inInterface;

    MethodReader(JavaTree tree, Complexities complexities, OwnUses uses, List<String> fields, boolean inInterface) {
        this.tree = tree;
        this.complexities = complexities;
        this.uses = uses;
        this.fields = fields;
        this.inInterface = inInterface;
    }

    /** A method or constructor; empty where a member is something else. */
    Optional<MethodFacts> read(BodyDeclaration<?> member) {
        return switch (member) {
            case MethodDeclaration method ->
                Optional.of(callable(method, method.getBody(), method.getTypeAsString(), flags(method)));
            case ConstructorDeclaration constructor ->
                Optional.of(callable(
                        constructor,
                        Optional.of(constructor.getBody()),
                        "",
                        Flags.CONSTRUCTOR | visibility(constructor)));
            case CompactConstructorDeclaration constructor -> Optional.of(compact(constructor));
            default -> Optional.empty();
        };
    }

    private int flags(MethodDeclaration method) {
        return visibility(method)
                | (method.isStatic() ? Flags.STATIC : 0)
                | (method.isFinal() ? Flags.FINAL : 0)
                | (method.isAnnotationPresent("Override") ? Flags.OVERRIDE : 0)
                | (method.getBody().isEmpty() ? Flags.BODILESS : 0)
                | (method.getBody().isEmpty() && !method.isNative() ? Flags.ABSTRACT : 0);
    }

    private int visibility(CallableDeclaration<?> callable) {
        return (callable.isPrivate() ? Flags.PRIVATE : 0)
                | (callable.isPublic() || (inInterface && !callable.isPrivate()) ? Flags.PUBLIC : 0);
    }

    private MethodFacts callable(CallableDeclaration<?> callable, Optional<BlockStmt> body, String result, int flags) {
        Position place = JavaTypes.place(callable.getName());
        int start = callable.getBegin().map(begin -> begin.line).orElse(place.line);
        int end = callable.getEnd().map(position -> position.line).orElse(place.line);
        OwnUses.Use used = uses.at(place.line, place.column);
        List<Deed> deeds =
                new ArrayList<>(body.map(block -> deeds(callable, block)).orElse(List.of()));
        deeds.addAll(used.touches());
        return new MethodFacts(
                callable.getNameAsString(),
                flags,
                place.line,
                place.column,
                end,
                body.isPresent() ? complexities.take(start, end) : 0,
                callable.getParameters().stream().map(MethodReader::type).toList(),
                result,
                List.copyOf(used.fields()),
                List.copyOf(used.calls()),
                deeds);
    }

    private List<Deed> deeds(CallableDeclaration<?> callable, BlockStmt body) {
        return new DeedReader(callable.getParameters(), fields).of(tree, tree.child(tree.index(callable), body), body);
    }

    private MethodFacts compact(CompactConstructorDeclaration constructor) {
        Position place = JavaTypes.place(constructor.getName());
        int start = constructor.getBegin().map(begin -> begin.line).orElse(place.line);
        int end = constructor.getEnd().map(position -> position.line).orElse(place.line);
        OwnUses.Use used = uses.at(place.line, place.column);
        return new MethodFacts(
                constructor.getNameAsString(),
                Flags.CONSTRUCTOR | Flags.PUBLIC,
                place.line,
                place.column,
                end,
                complexities.take(start, end),
                List.of(),
                "",
                List.copyOf(used.fields()),
                List.copyOf(used.calls()),
                List.copyOf(used.touches()));
    }

    static String type(Parameter parameter) {
        return parameter.getTypeAsString() + (parameter.isVarArgs() ? "..." : "");
    }
}
