package dev.aura.bench.code;

import dev.aura.proto.code.v1.AnalyzeRequest;
import dev.aura.proto.code.v1.AnalyzeResponse;
import dev.aura.proto.code.v1.CodeServiceGrpc;
import dev.aura.proto.code.v1.FileMetrics;
import dev.aura.proto.code.v1.MeasureRequest;
import dev.aura.proto.code.v1.MeasureResponse;
import dev.aura.proto.code.v1.SearchSymbolsRequest;
import dev.aura.proto.code.v1.SearchSymbolsResponse;
import java.nio.file.Path;
import java.util.Map;

/** The process that {@link PmdSpeed} starts: indexes, measures and reviews a directory with the cache in a scratch directory. */
final class ColdAnalysis {

    private ColdAnalysis() {}

    /** Arguments: the scratch directory and the directory to look at. */
    public static void main(String[] arguments) throws Exception {
        String root = Path.of(arguments[1]).toRealPath().toString();
        try (LocalCodeService code = LocalCodeService.in(Path.of(arguments[0]).toRealPath(), Map.of())) {
            SearchSymbolsResponse index = code.ask(
                    CodeServiceGrpc.AsyncService::searchSymbols,
                    SearchSymbolsRequest.newBuilder()
                            .setWorkspace(root)
                            .setQuery("toString")
                            .build());
            MeasureResponse metrics = code.ask(
                    CodeServiceGrpc.AsyncService::measure,
                    MeasureRequest.newBuilder().setWorkspace(root).build());
            AnalyzeResponse findings = code.ask(
                    CodeServiceGrpc.AsyncService::analyze,
                    AnalyzeRequest.newBuilder().setWorkspace(root).build());
            System.out.printf(
                    "%,d files, %,d of them parsed, %,d symbols named toString, %,d functions, %,d findings%n",
                    index.getCoverage().getFiles(),
                    index.getFreshness().getComputedFiles(),
                    index.getTotal(),
                    metrics.getFilesList().stream()
                            .mapToInt(FileMetrics::getFunctionsCount)
                            .sum(),
                    findings.getFindingsCount());
        }
    }
}
