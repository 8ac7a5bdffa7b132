package dev.aura.code;

import dev.aura.bus.host.Daemon;
import dev.aura.bus.host.DaemonContext;
import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.index.IndexLimits;
import dev.aura.code.index.Indexes;
import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.Languages;
import dev.aura.code.policy.RulePolicies;
import dev.aura.code.python.PythonFrontEnd;
import dev.aura.code.query.RuleCatalog;
import dev.aura.code.rust.RustFrontEnd;
import dev.aura.code.store.AnalysisStore;
import dev.aura.code.store.DeepStack;
import dev.aura.code.store.ScanSettings;
import dev.aura.code.store.Workspaces;
import dev.aura.code.syntax.ParserPool;
import io.grpc.BindableService;
import java.util.List;

/** The daemon that answers questions about source code. */
public final class CodeIntelligence implements Daemon {

    private static final int THREADS_DEFAULT_MAX = 8;
    private static final long MEBIBYTE = 1024L * 1024;

    @Override
    public String name() {
        return "code-intelligence";
    }

    @Override
    public Running start(DaemonContext context) {
        int threads = context.configuration().get(CodeKeys.PARSER_THREADS);
        int parsing = threads > 0 ? threads : defaultThreads();
        ParserPool parsers = new ParserPool(parsing, context.directories().cache());
        Languages languages = new Languages(List.of(
                new JavaFrontEnd(),
                new PythonFrontEnd(),
                new EcmaFrontEnd(Dialect.JAVASCRIPT, parsers),
                new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers),
                new GoFrontEnd(parsers),
                new RustFrontEnd(parsers)));
        AnalysisStore store = new AnalysisStore(
                context.directories().cache().resolve("code.db"),
                context.configuration().get(CodeKeys.CACHE_MEBIBYTES_MAX) * MEBIBYTE);
        ScanSettings settings = new ScanSettings(
                languages,
                store,
                new DeepStack(parsing),
                context.configuration().get(CodeKeys.FILE_BYTES_MAX),
                context.clock());
        Indexes indexes = new Indexes(settings, limits(context), context.events());
        RulePolicies policies = new RulePolicies(context.configuration(), new RuleCatalog(languages).ids());
        BindableService service = new CodeEndpoint(
                new Workspaces(settings), indexes, policies, context.events(), context.configuration());
        return new Running() {
            @Override
            public List<BindableService> services() {
                return List.of(service);
            }

            @Override
            public void close() {
                indexes.close();
                parsers.close();
                store.close();
            }
        };
    }

    private static IndexLimits limits(DaemonContext context) {
        return new IndexLimits(
                context.configuration().get(CodeKeys.INDEX_MEBIBYTES_MAX) * MEBIBYTE,
                context.configuration().get(CodeKeys.INDEX_WORKSPACES_MAX),
                context.configuration().get(CodeKeys.WATCH_DIRECTORIES_MAX),
                context.configuration().get(CodeKeys.FRESH_WAIT),
                context.directories().runtime().resolve("code"),
                context.directories().cache().resolve("index"));
    }

    private static int defaultThreads() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, THREADS_DEFAULT_MAX);
    }
}
