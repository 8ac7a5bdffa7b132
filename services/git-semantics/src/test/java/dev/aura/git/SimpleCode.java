package dev.aura.git;

import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.DiffEntitiesResponse;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.FileContent;
import dev.aura.proto.code.v1.FileDiff;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.FileVersions;
import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.GetDependentsRequest;
import dev.aura.proto.code.v1.GetDependentsResponse;
import dev.aura.proto.mesh.v1.Coverage;
import dev.aura.proto.mesh.v1.Position;
import dev.aura.proto.mesh.v1.Range;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Stands in for code-intelligence, which lives in another module. It reads a toy language in {@code .java} files, one entity a line,
 * {@code public Name: body} or {@code hidden Name: body}; {@code TODO} in a body is a finding and each {@code if} a point of complexity.
 */
final class SimpleCode extends CodeServiceGrpc.CodeServiceImplBase {

    private int requests;
    private volatile List<String> importersAskedOf = List.of();

    int requests() {
        return requests;
    }

    /** Paths of the last question about importers. */
    List<String> importersAskedOf() {
        return importersAskedOf;
    }

    private record Line(int number, boolean open, String name, String body) {
        Entity entity() {
            boolean type = !name.contains(".");
            return Entity.newBuilder()
                    .setKind(type ? Entity.Kind.CLASS : Entity.Kind.METHOD)
                    .setName(name.substring(name.lastIndexOf('.') + 1))
                    .setQualifiedName(name)
                    .setPublic(open)
                    .setRange(range())
                    .build();
        }

        Range range() {
            return Range.newBuilder()
                    .setStart(Position.newBuilder().setLine(number).setColumn(1))
                    .setEnd(Position.newBuilder().setLine(number).setColumn(2))
                    .build();
        }
    }

    private static Map<String, Line> read(String text) {
        Map<String, Line> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String[] parts = line.strip().split("[ :]+", 3);
            if (parts.length == 3 && (parts[0].equals("public") || parts[0].equals("hidden"))) {
                lines.put(parts[1], new Line(number, parts[0].equals("public"), parts[1], parts[2]));
            }
        }
        return lines;
    }

    @Override
    public void diffEntities(DiffEntitiesRequest request, StreamObserver<DiffEntitiesResponse> observer) {
        requests++;
        DiffEntitiesResponse.Builder answer = DiffEntitiesResponse.newBuilder();
        for (FileVersions file : request.getFilesList()) {
            if (file.getPath().endsWith(".java")) {
                answer.addFiles(diff(file));
            }
        }
        observer.onNext(answer.setCoverage(
                        Coverage.newBuilder().setFiles(request.getFilesCount()).setParsed(answer.getFilesCount()))
                .build());
        observer.onCompleted();
    }

    private static FileDiff diff(FileVersions file) {
        Map<String, Line> before = read(file.getOldContent().toStringUtf8());
        Map<String, Line> after = read(file.getNewContent().toStringUtf8());
        FileDiff.Builder diff = FileDiff.newBuilder()
                .setPath(file.getPath())
                .setLanguage("java")
                .setCosmetic(bodies(before).equals(bodies(after)));
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            Line then = before.get(name);
            Line now = after.get(name);
            if (now == null && then != null) {
                diff.addChanges(change(file, EntityChange.Kind.REMOVED, then).setBreaking(then.open()));
            } else if (then == null && now != null) {
                diff.addChanges(change(file, EntityChange.Kind.ADDED, now));
            } else if (then != null && now != null && !then.body().equals(now.body())) {
                diff.addChanges(
                        change(file, EntityChange.Kind.BODY_CHANGED, now).setOldEntity(then.entity()));
            }
        }
        return diff.build();
    }

    private static List<String> bodies(Map<String, Line> lines) {
        return lines.values().stream()
                .map(line -> line.open() + " " + line.name() + " " + line.body())
                .toList();
    }

    private static EntityChange.Builder change(FileVersions file, EntityChange.Kind kind, Line line) {
        return EntityChange.newBuilder().setKind(kind).setPath(file.getPath()).setEntity(line.entity());
    }

    @Override
    public void analyzeContents(AnalyzeContentsRequest request, StreamObserver<AnalyzeContentsResponse> observer) {
        requests++;
        AnalyzeContentsResponse.Builder answer = AnalyzeContentsResponse.newBuilder();
        for (FileContent file : request.getFilesList()) {
            FileMetrics.Builder metrics =
                    FileMetrics.newBuilder().setPath(file.getPath()).setLanguage("java");
            for (Line line : read(file.getContent().toStringUtf8()).values()) {
                metrics.addFunctions(FunctionMetrics.newBuilder()
                        .setName(line.name())
                        .setStartLine(line.number())
                        .setCognitive(List.of(line.body().split(" ", -1)).stream()
                                .mapToInt(word -> word.equals("if") ? 1 : 0)
                                .sum()));
                if (line.body().contains("TODO")) {
                    answer.addFindings(Finding.newBuilder()
                            .setRuleId("java/todo")
                            .setPath(file.getPath())
                            .setRange(line.range())
                            .setEntity(line.name())
                            .setMessage("open work in " + line.name()));
                }
            }
            answer.addMetrics(metrics);
        }
        observer.onNext(answer.setCoverage(Coverage.newBuilder().setParsed(request.getFilesCount()))
                .build());
        observer.onCompleted();
    }

    @Override
    public void getDependents(GetDependentsRequest request, StreamObserver<GetDependentsResponse> observer) {
        requests++;
        importersAskedOf = List.copyOf(request.getPathsList());
        observer.onNext(GetDependentsResponse.newBuilder()
                .addDependents(GetDependentsResponse.Dependent.newBuilder()
                        .setPath("src/test/java/UserTest.java")
                        .setDistance(1)
                        .setVia(request.getPaths(0))
                        .setTest(true))
                .build());
        observer.onCompleted();
    }
}
