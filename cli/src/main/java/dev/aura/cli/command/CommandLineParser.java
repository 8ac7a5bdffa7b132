package dev.aura.cli.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command line in one pass: options may stand anywhere, the first words name the verb, and only that verb's class is
 * built. Written by hand because a start of picocli costs 50 to 90 ms; picocli prints the help.
 */
public final class CommandLineParser {

    /**
     * A command line, understood.
     *
     * @param name the words that name the verb or the group of verbs; empty for none
     * @param command the verb; null where the words name a group or nothing was given
     * @param arguments what the verb was given; null where help was asked for or there is no verb
     */
    public record Parsed(
            String name,
            @Nullable Command command,
            @Nullable Arguments arguments,
            GlobalOptions global,
            boolean help,
            boolean version) {}

    private final Function<String, @Nullable Command> table;
    private final Predicate<String> groups;
    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> globals = new LinkedHashMap<>();
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private String name = "";
    private @Nullable Command command;
    private @Nullable Syntax syntax;

    /**
     * @param table builds the verb of a name; null for a name that is no verb
     * @param groups whether a word begins names of several words, such as {@code git}
     */
    public CommandLineParser(Function<String, @Nullable Command> table, Predicate<String> groups) {
        this.table = table;
        this.groups = groups;
    }

    /** Reads the command line; throws {@link UsageException} where it makes no sense. */
    public Parsed parse(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        boolean optionsEnded = false;
        while (rest.hasNext()) {
            String argument = rest.next();
            if (optionsEnded || !argument.startsWith("-") || argument.equals("-")) {
                word(argument);
                optionsEnded |= syntax != null && syntax.verbatim() && !words.isEmpty();
            } else if (argument.equals("--")) {
                optionsEnded = true;
            } else {
                option(argument, rest);
            }
        }
        boolean help = globals.containsKey("--help");
        GlobalOptions global = global();
        boolean version = globals.containsKey("--version");
        Arguments checked = syntax == null || help || version ? null : checked(syntax);
        return new Parsed(name, command, checked, global, help, version);
    }

    /** Whether JSON was asked for, by a look that never fails: for errors in the command line itself. */
    public static boolean asksForJson(List<String> arguments) {
        return arguments.contains("--json");
    }

    private void word(String word) {
        if (syntax != null) {
            words.add(word);
            return;
        }
        name = name.isEmpty() ? word : name + " " + word;
        command = table.apply(name);
        if (command != null) {
            syntax = command.syntax();
        } else if (!groups.test(name)) {
            throw new UsageException("'" + name + "' is not a command (aura --help lists them)");
        }
    }

    private void option(String argument, Iterator<String> rest) {
        int equals = argument.indexOf('=');
        boolean isLong = argument.startsWith("--");
        String typed = isLong && equals > 0 ? argument.substring(0, equals) : argument;
        String attached = isLong && equals > 0 ? argument.substring(equals + 1) : null;
        if (!isLong && argument.length() > 2) {
            typed = argument.substring(0, 2);
            attached = argument.substring(2);
        }
        Option own = syntax == null ? null : find(syntax.options(), typed);
        Option option = own == null ? find(GlobalOptions.DECLARED, typed) : own;
        if (option == null) {
            throw new UsageException("unknown option " + typed + where());
        }
        store(own == null ? globals : options, option, value(option, typed, attached, rest));
    }

    private String value(Option option, String typed, @Nullable String attached, Iterator<String> rest) {
        if (!option.takesValue()) {
            if (attached != null) {
                throw new UsageException(typed + " takes no value, but got '" + attached + "'");
            }
            return "";
        }
        if (attached == null && !rest.hasNext()) {
            throw new UsageException(typed + " needs a value: " + typed + " " + option.label());
        }
        String value = attached == null ? rest.next() : attached;
        if (!option.allowed().isEmpty() && !option.allowed().contains(value)) {
            throw new UsageException(typed + " takes " + String.join(", ", option.allowed()) + ", not '" + value + "'");
        }
        return value;
    }

    private static void store(Map<String, List<String>> into, Option option, String value) {
        List<String> values = into.computeIfAbsent(option.name(), name -> new ArrayList<>());
        if (!values.isEmpty() && !option.repeatable()) {
            throw new UsageException(option.name() + " was given twice");
        }
        values.add(value);
    }

    private Arguments checked(Syntax syntax) {
        int next = 0;
        for (Parameter parameter : syntax.parameters()) {
            int given = Math.min(words.size() - next, parameter.maximum());
            if (given < parameter.minimum()) {
                throw new UsageException("aura " + name + " needs " + parameter.label() + ": " + parameter.description()
                        + " (see aura " + name + " --help)");
            }
            if (given > 0
                    && !parameter.allowed().isEmpty()
                    && !parameter.allowed().contains(words.get(next))) {
                throw new UsageException("aura " + name + " takes " + String.join(", ", parameter.allowed())
                        + " here, not '" + words.get(next) + "'");
            }
            next += given;
        }
        if (next < words.size() && !syntax.verbatim()) {
            throw new UsageException("unexpected '" + words.get(next) + "'" + where());
        }
        return new Arguments(syntax, words, options);
    }

    private GlobalOptions global() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String setting : globals.getOrDefault("--set", List.of())) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--set takes KEY=VALUE, not '" + setting + "'");
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String timeout = last("--timeout");
        return new GlobalOptions(
                globals.containsKey("--json"),
                globals.containsKey("--quiet"),
                !globals.containsKey("--no-color"),
                timeout == null ? null : Durations.parse("--timeout", timeout),
                last("--directory"),
                settings,
                !globals.containsKey("--no-autostart"));
    }

    private @Nullable String last(String option) {
        List<String> values = globals.get(option);
        return values == null ? null : values.getLast();
    }

    private static @Nullable Option find(List<Option> options, String name) {
        for (Option option : options) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        return null;
    }

    private String where() {
        return name.isEmpty() ? " (see aura --help)" : " for aura " + name + " (see aura " + name + " --help)";
    }
}
