package dev.aura.code.java.tree;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.AnnotationDeclaration;
import com.github.javaparser.ast.body.AnnotationMemberDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TypePatternExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.Map;

/** What walks over a tree tell apart: a number is found faster than a class is tried, and most nodes are {@link #OTHER}. */
public enum NodeKind {
    OTHER,
    CLASS(true),
    OTHER_TYPE(true),
    METHOD(true),
    CONSTRUCTOR(true),
    COMPACT_CONSTRUCTOR(true),
    ENUM_CONSTANT(true),
    ANNOTATION_ELEMENT(true),
    OTHER_MEMBER(true),
    BLOCK,
    IF,
    FOR,
    FOR_EACH,
    WHILE,
    DO,
    SWITCH,
    TRY,
    CATCH,
    THROW,
    RETURN,
    BREAK,
    CONTINUE,
    CONDITIONAL,
    BINARY,
    UNARY,
    LAMBDA,
    CREATION,
    CALL,
    ASSIGNMENT,
    VARIABLE,
    PATTERN,
    PARAMETER;

    private static final Map<Class<?>, NodeKind> BY_CLASS = Map.ofEntries(
            Map.entry(ClassOrInterfaceDeclaration.class, CLASS),
            Map.entry(EnumDeclaration.class, OTHER_TYPE),
            Map.entry(RecordDeclaration.class, OTHER_TYPE),
            Map.entry(AnnotationDeclaration.class, OTHER_TYPE),
            Map.entry(MethodDeclaration.class, METHOD),
            Map.entry(ConstructorDeclaration.class, CONSTRUCTOR),
            Map.entry(CompactConstructorDeclaration.class, COMPACT_CONSTRUCTOR),
            Map.entry(EnumConstantDeclaration.class, ENUM_CONSTANT),
            Map.entry(FieldDeclaration.class, OTHER_MEMBER),
            Map.entry(InitializerDeclaration.class, OTHER_MEMBER),
            Map.entry(AnnotationMemberDeclaration.class, ANNOTATION_ELEMENT),
            Map.entry(BlockStmt.class, BLOCK),
            Map.entry(IfStmt.class, IF),
            Map.entry(ForStmt.class, FOR),
            Map.entry(ForEachStmt.class, FOR_EACH),
            Map.entry(WhileStmt.class, WHILE),
            Map.entry(DoStmt.class, DO),
            Map.entry(SwitchStmt.class, SWITCH),
            Map.entry(SwitchExpr.class, SWITCH),
            Map.entry(TryStmt.class, TRY),
            Map.entry(CatchClause.class, CATCH),
            Map.entry(ThrowStmt.class, THROW),
            Map.entry(ReturnStmt.class, RETURN),
            Map.entry(BreakStmt.class, BREAK),
            Map.entry(ContinueStmt.class, CONTINUE),
            Map.entry(ConditionalExpr.class, CONDITIONAL),
            Map.entry(BinaryExpr.class, BINARY),
            Map.entry(UnaryExpr.class, UNARY),
            Map.entry(LambdaExpr.class, LAMBDA),
            Map.entry(ObjectCreationExpr.class, CREATION),
            Map.entry(MethodCallExpr.class, CALL),
            Map.entry(AssignExpr.class, ASSIGNMENT),
            Map.entry(VariableDeclarator.class, VARIABLE),
            Map.entry(TypePatternExpr.class, PATTERN),
            Map.entry(Parameter.class, PARAMETER));

    private final boolean isMember;

    NodeKind() {
        this(false);
    }

    NodeKind(boolean isMember) {
        this.isMember = isMember;
    }

    static NodeKind of(Node node) {
        return BY_CLASS.getOrDefault(node.getClass(), OTHER);
    }

    /** Whether it declares a type. */
    public boolean isType() {
        return this == CLASS || this == OTHER_TYPE;
    }

    /** Whether it is a member of a type, or a type: what JavaParser calls a body declaration. */
    public boolean isMember() {
        return isMember;
    }
}
