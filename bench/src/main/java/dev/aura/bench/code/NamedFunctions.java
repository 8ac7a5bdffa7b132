package dev.aura.bench.code;

import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.Step;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions and classes of a file by qualified names that begin with the module; those without a name have their number in what is around them. */
final class NamedFunctions {

    private final String path;
    private final String module;
    private final SourceText source;
    private final List<Named> all = new ArrayList<>();

    NamedFunctions(String path, ParsedFile file) {
        this.path = path;
        this.module = path.substring(0, path.lastIndexOf('.'))
                .replaceAll("/(__init__|index)$", "")
                .replace('/', '.');
        this.source = file.source();
        List<Step> steps = file.calls().steps().stream()
                .filter(step ->
                        step.line() > 0 && (step.kind() == Step.Kind.FUNCTION || step.kind() == Step.Kind.CLASS))
                .sorted(Comparator.comparingInt(Step::line).thenComparingInt(Step::column))
                .toList();
        Map<String, Integer> unnamed = new HashMap<>();
        for (Step step : steps) {
            int start = source.offset(step.line(), step.column());
            String holder = around(step.line(), step.column());
            boolean named = !step.text().isEmpty() && !isArrow(file.tokens(), start);
            String name = named ? step.text() : "<" + unnamed.merge(holder, 1, Integer::sum) + ">";
            int end = end(file.tokens(), start, step.text().isEmpty());
            all.add(new Named(
                    holder + (name.startsWith("[") ? "" : ".") + name, start, end, step.kind() == Step.Kind.FUNCTION));
        }
    }

    /** `x = (a) => …`: a benchmark gives it no name. */
    private static boolean isArrow(Tokens tokens, int start) {
        int index = tokens.at(start) + 1;
        if (index == 0 || index >= tokens.size() || !tokens.isText(index, "=")) {
            return false;
        }
        while (index < tokens.size() && !tokens.isText(index, "{") && !tokens.isText(index, ";")) {
            boolean arrow = index + 1 < tokens.size() && tokens.isText(index, "=") && tokens.isText(index + 1, ">");
            if (arrow || tokens.isText(index, "=>")) {
                return true;
            }
            index++;
        }
        return false;
    }

    private record Named(String name, int start, int end, boolean isFunction) {}

    List<String> names() {
        return all.stream().map(Named::name).toList();
    }

    /** The innermost function or class around a place; the module outside of all. */
    String around(int line, int column) {
        int offset = source.offset(line, column);
        return all.stream()
                .filter(named -> named.start() < offset && offset < named.end())
                .max(Comparator.comparingInt(Named::start))
                .map(Named::name)
                .orElse(module);
    }

    Optional<String> functionAt(Place place) {
        int offset = source.offset(place.line(), place.column());
        return all.stream()
                .filter(named -> named.start() == offset
                        && named.isFunction()
                        && place.path().equals(path))
                .map(Named::name)
                .findFirst();
    }

    /** Where a definition ends whose name, or first word, stands at an offset: with its block, else with its line or what is around it. */
    private int end(Tokens tokens, int start, boolean unnamed) {
        int depth = 0;
        boolean block = false;
        int line = source.line(start);
        for (int index = Math.max(tokens.at(start), 0); index < tokens.size(); index++) {
            if (unnamed && depth == 0 && !block && source.line(tokens.start(index)) != line) {
                return tokens.start(index);
            }
            line = source.line(tokens.start(index));
            Tokens.Kind kind = tokens.kind(index);
            String text = kind == Tokens.Kind.INDENT || kind == Tokens.Kind.DEDENT ? "" : tokens.text(index);
            boolean opens = kind == Tokens.Kind.INDENT || text.equals("{") || text.equals("(") || text.equals("[");
            boolean closes = kind == Tokens.Kind.DEDENT || text.equals("}") || text.equals(")") || text.equals("]");
            block |= depth == 0 && (kind == Tokens.Kind.INDENT || text.equals("{"));
            depth += opens ? 1 : closes ? -1 : 0;
            boolean ended = depth == 0 && closes && block;
            if (depth < 0 || ended || (depth == 0 && !block && (text.equals(",") || text.equals(";")))) {
                return Math.max(tokens.end(index), start);
            }
        }
        return tokens.size() == 0 ? start : tokens.end(tokens.size() - 1);
    }
}
