package dev.aura.cli.help;

import dev.aura.cli.command.Command;
import dev.aura.cli.command.GlobalOptions;
import dev.aura.cli.command.Option;
import dev.aura.cli.command.Parameter;
import dev.aura.cli.command.Syntax;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The completion script of fish. */
final class FishCompletion {

    private FishCompletion() {}

    static String script(List<Command> commands) {
        StringBuilder script = new StringBuilder("# Completion of aura for fish.\ncomplete -c aura -e\n");
        Set<String> groups = new LinkedHashSet<>();
        for (Command command : commands) {
            Syntax syntax = command.syntax();
            String[] words = syntax.name().split(" ");
            if (words.length == 2 && groups.add(words[0])) {
                script.append(word("__fish_use_subcommand", words[0], "commands of " + words[0]));
            }
            String before = words.length == 1 ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + words[0];
            script.append(word(before, words[words.length - 1], syntax.summary()));
            String seen = seen(words);
            syntax.options().forEach(option -> script.append(option(seen, option)));
            for (Parameter parameter : syntax.parameters()) {
                parameter.allowed().forEach(value -> script.append(word(seen, value, parameter.description())));
            }
        }
        GlobalOptions.DECLARED.forEach(option -> script.append(option("", option)));
        return script.toString();
    }

    private static String seen(String[] words) {
        StringBuilder condition = new StringBuilder();
        for (String word : words) {
            condition
                    .append(condition.isEmpty() ? "" : "; and ")
                    .append("__fish_seen_subcommand_from ")
                    .append(word);
        }
        return condition.toString();
    }

    private static String word(String condition, String word, String description) {
        return "complete -c aura -f -n " + quote(condition) + " -a " + quote(word) + " -d " + quote(description) + "\n";
    }

    private static String option(String condition, Option option) {
        StringBuilder line = new StringBuilder("complete -c aura");
        if (!condition.isEmpty()) {
            line.append(" -n ").append(quote(condition));
        }
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (!option.allowed().isEmpty()) {
            line.append(" -x -a ").append(quote(String.join(" ", option.allowed())));
        } else if (option.label() != null) {
            line.append(" -r");
        }
        return line.append(" -d ")
                .append(quote(option.description()))
                .append('\n')
                .toString();
    }

    private static String quote(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
