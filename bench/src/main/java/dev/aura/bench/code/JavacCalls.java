package dev.aura.bench.code;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.aura.code.language.calls.CallSystem.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The calls of a source tree as javac attributes them. */
final class JavacCalls extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final Path directory;
    private final Trees trees;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;
    private final Map<Place, Call> calls;

    private JavacCalls(Path directory, Trees trees, CompilationUnitTree unit, Map<Place, Call> calls) {
        this.directory = directory;
        this.trees = trees;
        this.positions = trees.getSourcePositions();
        this.unit = unit;
        this.calls = calls;
    }

    /** Kind of a call. */
    enum Kind {
        METHOD_CALL,
        CONSTRUCTOR_CALL,
        METHOD_REFERENCE
    }

    /** A call, with the place of the declaration's name where that is in the tree. */
    record Call(Kind kind, String text, @Nullable Place declaration) {}

    static Map<Place, Call> of(Path directory, List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<Place, Call> calls = new HashMap<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    problem -> {},
                    List.of("-proc:none", "-XDshould-stop.ifError=FLOW"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            for (CompilationUnitTree unit : units) {
                new JavacCalls(directory, Trees.instance(task), unit, calls).scan(unit, null);
            }
        }
        return calls;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
        add(Kind.METHOD_CALL, call.getMethodSelect());
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void nothing) {
        // Of an anonymous class javac names the constructor that it makes, not the one that is called.
        if (creation.getClassBody() == null) {
            add(Kind.CONSTRUCTOR_CALL, creation.getIdentifier());
        }
        return super.visitNewClass(creation, null);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree reference, @Nullable Void nothing) {
        add(Kind.METHOD_REFERENCE, reference);
        return super.visitMemberReference(reference, null);
    }

    private void add(Kind kind, Tree named) {
        long at = nameStart(named);
        if (at >= 0 && !isImplicit(named) && trees.getElement(getCurrentPath()) instanceof ExecutableElement method) {
            calls.put(place(unit, at), new Call(kind, named.toString().replaceAll("\\s+", " "), declaration(method)));
        }
    }

    /** The call of the superclass's constructor that the compiler puts where none is written. */
    private boolean isImplicit(Tree named) {
        return named instanceof IdentifierTree call && call.getName().contentEquals("super") && end(named) < 0;
    }

    private long nameStart(Tree named) {
        return switch (named) {
            case IdentifierTree ignored -> positions.getStartPosition(unit, named);
            case MemberSelectTree select -> end(named) - select.getIdentifier().length();
            case MemberReferenceTree reference ->
                end(named)
                        - (reference.getMode() == MemberReferenceTree.ReferenceMode.NEW
                                ? "new".length()
                                : reference.getName().length());
            case ParameterizedTypeTree generic -> nameStart(generic.getType());
            case AnnotatedTypeTree annotated -> nameStart(annotated.getUnderlyingType());
            default -> -1;
        };
    }

    private long end(Tree tree) {
        return positions.getEndPosition(unit, tree);
    }

    private @Nullable Place declaration(ExecutableElement method) {
        TreePath path = trees.getPath(method);
        if (path == null) {
            return typeOf(method);
        }
        CompilationUnitTree home = path.getCompilationUnit();
        if (!(path.getLeaf() instanceof MethodTree tree) || positions.getEndPosition(home, tree) < 0) {
            return typeOf(method);
        }
        Tree before = tree.getReturnType() == null ? tree.getModifiers() : tree.getReturnType();
        long from = Math.max(positions.getStartPosition(home, tree), positions.getEndPosition(home, before));
        String name = method.getSimpleName().contentEquals("<init>")
                ? String.valueOf(typeAround(method).getSimpleName())
                : method.getSimpleName().toString();
        return find(home, (int) from, Pattern.compile("\\b(" + Pattern.quote(name) + ")\\s*[({]"));
    }

    /**
     * What stands for a method that is not written: for a constructor the name of its type, for a record's accessor that of the
     * component. Null for what else the compiler adds.
     */
    private @Nullable Place typeOf(ExecutableElement method) {
        Element type = typeAround(method);
        if (type.getKind() == ElementKind.RECORD && method.getParameters().isEmpty() && trees.getPath(type) != null) {
            return component(trees.getPath(type), method.getSimpleName().toString());
        }
        TreePath path = trees.getPath(type);
        if (!method.getSimpleName().contentEquals("<init>")
                || path == null
                || !(path.getLeaf() instanceof ClassTree tree)) {
            return null;
        }
        CompilationUnitTree home = path.getCompilationUnit();
        long from =
                Math.max(positions.getStartPosition(home, tree), positions.getEndPosition(home, tree.getModifiers()));
        return find(
                home,
                (int) from,
                Pattern.compile("\\b(" + Pattern.quote(type.getSimpleName().toString()) + ")\\b"));
    }

    private static Element typeAround(ExecutableElement method) {
        return Objects.requireNonNull(method.getEnclosingElement(), "a method stands in a type");
    }

    private @Nullable Place component(TreePath type, String name) {
        CompilationUnitTree home = type.getCompilationUnit();
        Tree modifiers = ((ClassTree) type.getLeaf()).getModifiers();
        long from =
                Math.max(positions.getStartPosition(home, type.getLeaf()), positions.getEndPosition(home, modifiers));
        return find(home, (int) from, Pattern.compile("(?<=[\\w>\\]] )(" + Pattern.quote(name) + ")\\s*[,)]"));
    }

    private @Nullable Place find(CompilationUnitTree home, int from, Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(home.getSourceFile().getCharContent(true));
            return matcher.find(from) ? place(home, matcher.start(1)) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Place place(CompilationUnitTree home, long offset) {
        long line = home.getLineMap().getLineNumber(offset);
        long column = offset - home.getLineMap().getStartPosition(line) + 1;
        String path =
                directory.relativize(Path.of(home.getSourceFile().toUri())).toString();
        return new Place(path, (int) line, (int) column);
    }
}
