package dev.aura.cli;

import dev.aura.cli.code.AnalyzeCommand;
import dev.aura.cli.code.ApiCommand;
import dev.aura.cli.code.CallersCommand;
import dev.aura.cli.code.DefinitionCommand;
import dev.aura.cli.code.DependenciesCommand;
import dev.aura.cli.code.DuplicatesCommand;
import dev.aura.cli.code.ImplementersCommand;
import dev.aura.cli.code.MetricsCommand;
import dev.aura.cli.code.OutlineCommand;
import dev.aura.cli.code.PatternsCommand;
import dev.aura.cli.code.ReferencesCommand;
import dev.aura.cli.code.SymbolsCommand;
import dev.aura.cli.code.TestsCommand;
import dev.aura.cli.code.WatchCommand;
import dev.aura.cli.command.Command;
import dev.aura.cli.config.ConfigExplainCommand;
import dev.aura.cli.config.ConfigGetCommand;
import dev.aura.cli.config.ConfigListCommand;
import dev.aura.cli.config.ConfigPathCommand;
import dev.aura.cli.config.ConfigSetCommand;
import dev.aura.cli.config.ConfigUnsetCommand;
import dev.aura.cli.config.ConfigValidateCommand;
import dev.aura.cli.daemon.DoctorCommand;
import dev.aura.cli.daemon.DownCommand;
import dev.aura.cli.daemon.LogsCommand;
import dev.aura.cli.daemon.RestartCommand;
import dev.aura.cli.daemon.StatusCommand;
import dev.aura.cli.daemon.UpCommand;
import dev.aura.cli.deadletters.DeadLettersListCommand;
import dev.aura.cli.deadletters.DeadLettersReplayCommand;
import dev.aura.cli.deadletters.DeadLettersShowCommand;
import dev.aura.cli.git.BranchCommand;
import dev.aura.cli.git.DiffCommand;
import dev.aura.cli.git.ImpactCommand;
import dev.aura.cli.git.MessageCommand;
import dev.aura.cli.git.ReviewCommand;
import dev.aura.cli.help.CompletionCommand;
import dev.aura.cli.help.ExplainCommand;
import dev.aura.cli.help.HelpCommand;
import dev.aura.cli.help.VersionCommand;
import dev.aura.cli.hooks.HookCommand;
import dev.aura.cli.hooks.HooksInstallCommand;
import dev.aura.cli.hooks.HooksStatusCommand;
import dev.aura.cli.hooks.HooksUninstallCommand;
import dev.aura.cli.llm.AskCommand;
import dev.aura.cli.llm.ModelsCommand;
import dev.aura.cli.llm.ProvidersCommand;
import dev.aura.cli.llm.UsageCommand;
import dev.aura.cli.observe.TopCommand;
import dev.aura.cli.observe.TraceCommand;
import dev.aura.cli.registry.CallCommand;
import dev.aura.cli.registry.EventsCommand;
import dev.aura.cli.registry.PublishCommand;
import dev.aura.cli.registry.ServicesCommand;
import dev.aura.cli.report.ReportCommand;
import dev.aura.cli.research.AdvisoriesCommand;
import dev.aura.cli.research.ImportCommand;
import dev.aura.cli.research.IngestCommand;
import dev.aura.cli.research.InsightsCommand;
import dev.aura.cli.research.LibraryCommand;
import dev.aura.cli.research.QueryCommand;
import dev.aura.cli.research.ScanCommand;
import dev.aura.cli.security.AuditListCommand;
import dev.aura.cli.security.AuditVerifyCommand;
import dev.aura.cli.security.KeysCreateCommand;
import dev.aura.cli.security.KeysShowCommand;
import dev.aura.cli.security.TokenCreateCommand;
import dev.aura.cli.security.TokenListCommand;
import dev.aura.cli.security.TokenRevokeCommand;
import dev.aura.cli.service.ServiceInstallCommand;
import dev.aura.cli.service.ServiceStatusCommand;
import dev.aura.cli.service.ServiceUninstallCommand;
import dev.aura.cli.subscriptions.SubscriptionsDeleteCommand;
import dev.aura.cli.subscriptions.SubscriptionsListCommand;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every verb there is. To add one: a name in {@link #NAMES}, where it stands is where help shows it, and a line in {@link #find}.
 * Looking one up builds that one only.
 */
final class CommandTable {

    /** All names, in the order of the help page. */
    static final List<String> NAMES = List.of(
            "report",
            "up",
            "down",
            "restart",
            "status",
            "doctor",
            "logs",
            "services",
            "top",
            "trace",
            "call",
            "events",
            "publish",
            "deadletters list",
            "deadletters show",
            "deadletters replay",
            "subscriptions list",
            "subscriptions delete",
            "analyze",
            "metrics",
            "outline",
            "symbols",
            "def",
            "refs",
            "callers",
            "implementers",
            "tests",
            "api",
            "deps",
            "duplicates",
            "patterns",
            "watch",
            "git message",
            "git branch",
            "git diff",
            "git review",
            "git impact",
            "ask",
            "llm providers",
            "llm models",
            "llm usage",
            "research scan",
            "research advisories",
            "research library",
            "research query",
            "research insights",
            "research import",
            "research ingest",
            "hooks install",
            "hooks uninstall",
            "hooks status",
            "hook",
            "config get",
            "config set",
            "config unset",
            "config list",
            "config explain",
            "config validate",
            "config path",
            "audit list",
            "audit verify",
            "keys create",
            "keys show",
            "token create",
            "token list",
            "token revoke",
            "service install",
            "service uninstall",
            "service status",
            "explain",
            "help",
            "version",
            "completion");

    private CommandTable() {}

    /** The verb of a name; null where there is none. */
    static @Nullable Command find(String name) {
        return switch (name) {
            case "report" -> new ReportCommand();
            case "up" -> new UpCommand();
            case "down" -> new DownCommand();
            case "restart" -> new RestartCommand();
            case "status" -> new StatusCommand();
            case "doctor" -> new DoctorCommand();
            case "logs" -> new LogsCommand();
            case "services" -> new ServicesCommand();
            case "top" -> new TopCommand();
            case "trace" -> new TraceCommand();
            case "call" -> new CallCommand();
            case "events" -> new EventsCommand();
            case "deadletters list" -> new DeadLettersListCommand();
            case "deadletters show" -> new DeadLettersShowCommand();
            case "deadletters replay" -> new DeadLettersReplayCommand();
            case "subscriptions list" -> new SubscriptionsListCommand();
            case "subscriptions delete" -> new SubscriptionsDeleteCommand();
            case "publish" -> new PublishCommand();
            case "analyze" -> new AnalyzeCommand();
            case "metrics" -> new MetricsCommand();
            case "outline" -> new OutlineCommand();
            case "symbols" -> new SymbolsCommand();
            case "def" -> new DefinitionCommand();
            case "refs" -> new ReferencesCommand();
            case "callers" -> new CallersCommand();
            case "implementers" -> new ImplementersCommand();
            case "tests" -> new TestsCommand();
            case "api" -> new ApiCommand();
            case "deps" -> new DependenciesCommand();
            case "duplicates" -> new DuplicatesCommand();
            case "patterns" -> new PatternsCommand();
            case "watch" -> new WatchCommand();
            case "git message" -> new MessageCommand();
            case "git branch" -> new BranchCommand();
            case "git diff" -> new DiffCommand();
            case "git review" -> new ReviewCommand();
            case "git impact" -> new ImpactCommand();
            case "ask" -> new AskCommand();
            case "llm providers" -> new ProvidersCommand();
            case "llm models" -> new ModelsCommand();
            case "llm usage" -> new UsageCommand();
            case "research scan" -> new ScanCommand();
            case "research advisories" -> new AdvisoriesCommand();
            case "research library" -> new LibraryCommand();
            case "research query" -> new QueryCommand();
            case "research insights" -> new InsightsCommand();
            case "research import" -> new ImportCommand();
            case "research ingest" -> new IngestCommand();
            case "hooks install" -> new HooksInstallCommand();
            case "hooks uninstall" -> new HooksUninstallCommand();
            case "hooks status" -> new HooksStatusCommand();
            case "hook" -> new HookCommand();
            case "config get" -> new ConfigGetCommand();
            case "config set" -> new ConfigSetCommand();
            case "config unset" -> new ConfigUnsetCommand();
            case "config list" -> new ConfigListCommand();
            case "config explain" -> new ConfigExplainCommand();
            case "config validate" -> new ConfigValidateCommand();
            case "config path" -> new ConfigPathCommand();
            case "audit list" -> new AuditListCommand();
            case "audit verify" -> new AuditVerifyCommand();
            case "keys create" -> new KeysCreateCommand();
            case "keys show" -> new KeysShowCommand();
            case "token create" -> new TokenCreateCommand();
            case "token list" -> new TokenListCommand();
            case "token revoke" -> new TokenRevokeCommand();
            case "service install" -> new ServiceInstallCommand();
            case "service uninstall" -> new ServiceUninstallCommand();
            case "service status" -> new ServiceStatusCommand();
            case "explain" -> new ExplainCommand();
            case "help" -> new HelpCommand(CommandTable::all);
            case "version" -> new VersionCommand();
            case "completion" -> new CompletionCommand(CommandTable::all);
            default -> null;
        };
    }

    /** Whether a word begins names of several words. */
    static boolean isGroup(String word) {
        String prefix = word + " ";
        for (String name : NAMES) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** All verbs, built: for help and completion only. */
    static List<Command> all() {
        return NAMES.stream()
                .map(name -> Objects.requireNonNull(find(name), name))
                .toList();
    }
}
