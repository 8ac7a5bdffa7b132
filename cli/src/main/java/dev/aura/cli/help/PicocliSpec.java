package dev.aura.cli.help;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.GlobalOptions;
import dev.aura.cli.command.Option;
import dev.aura.cli.command.Parameter;
import dev.aura.cli.command.Syntax;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The verbs as picocli sees them, for help pages and completion scripts. */
final class PicocliSpec {

    private static final String GLOBAL_HEADING = "%nGlobal options:%n";

    private PicocliSpec() {}

    /** The whole tree of {@code aura}. */
    static CommandSpec tree(List<Command> commands) {
        CommandSpec root = CommandSpec.create().name("aura");
        for (Command command : commands) {
            Syntax syntax = command.syntax();
            CommandSpec parent = root;
            String[] words = syntax.name().split(" ", -1);
            for (int i = 0; i < words.length - 1; i++) {
                parent = group(parent, words[i]);
            }
            parent.addSubcommand(words[words.length - 1], of(syntax));
        }
        return root;
    }

    /** One verb. */
    static CommandSpec of(Syntax syntax) {
        CommandSpec spec = CommandSpec.create().name("aura " + syntax.name());
        spec.usageMessage()
                .description(escaped(syntax.summary()) + ".")
                .customSynopsis(synopsis(syntax))
                .optionListHeading(syntax.options().isEmpty() ? "" : "%nOptions:%n")
                .parameterListHeading("%nParameters:%n")
                .sortOptions(false)
                .footer(syntax.notes().stream().map(PicocliSpec::escaped).toArray(String[]::new))
                .footerHeading(syntax.notes().isEmpty() ? "" : "%n");
        spec.parser().separator(" ");
        int index = 0;
        for (Parameter parameter : syntax.parameters()) {
            spec.addPositional(positional(parameter, index++));
        }
        CommandLine.Model.ArgGroupSpec.Builder global = CommandLine.Model.ArgGroupSpec.builder()
                .heading(GLOBAL_HEADING)
                .exclusive(false)
                .validate(false)
                .order(1000);
        syntax.options().forEach(option -> spec.addOption(option(option)));
        for (Option option : GlobalOptions.DECLARED) {
            if (syntax.options().stream().noneMatch(own -> own.names().stream().anyMatch(option.names()::contains))) {
                global.addArg(option(option));
            }
        }
        return spec.addArgGroup(global.build());
    }

    private static String synopsis(Syntax syntax) {
        StringBuilder synopsis = new StringBuilder("aura ").append(syntax.name());
        for (Parameter parameter : syntax.parameters()) {
            String words = parameter.label() + (parameter.maximum() > 1 ? "…" : "");
            synopsis.append(parameter.minimum() == 0 ? " [" + words + "]" : " " + words);
        }
        return escaped(synopsis.append(" [OPTIONS]").toString());
    }

    private static CommandSpec group(CommandSpec parent, String word) {
        CommandLine existing = parent.subcommands().get(word);
        if (existing != null) {
            return existing.getCommandSpec();
        }
        CommandSpec group = CommandSpec.create().name(word);
        parent.addSubcommand(word, group);
        return group;
    }

    private static OptionSpec option(Option option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.names().toArray(String[]::new))
                .description(escaped(option.description()) + standard(option));
        if (option.label() == null) {
            return builder.arity("0").type(boolean.class).build();
        }
        if (!option.allowed().isEmpty()) {
            builder.completionCandidates(option.allowed());
        }
        return builder.arity("1").type(String.class).paramLabel(option.label()).build();
    }

    private static String standard(Option option) {
        return option.defaultValue() == null ? "" : " (default: " + option.defaultValue() + ")";
    }

    private static PositionalParamSpec positional(Parameter parameter, int index) {
        boolean many = parameter.maximum() > 1;
        PositionalParamSpec.Builder builder = PositionalParamSpec.builder()
                .index(many ? index + "..*" : Integer.toString(index))
                .arity(parameter.minimum() + ".." + (many ? "*" : "1"))
                .type(many ? List.class : String.class)
                .auxiliaryTypes(String.class)
                .paramLabel(parameter.label())
                .description(escaped(parameter.description()));
        if (!parameter.allowed().isEmpty()) {
            builder.completionCandidates(parameter.allowed());
        }
        return builder.build();
    }

    /** Picocli takes percent signs and {@code @|…|@} for its own. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }
}
