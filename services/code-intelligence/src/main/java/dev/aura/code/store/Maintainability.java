package dev.aura.code.store;

import dev.aura.code.language.ParsedFile;
import dev.aura.code.source.Tokens;
import dev.aura.code.source.Words;
import dev.aura.proto.code.v1.FunctionMetrics;

/**
 * The maintainability index of a file: D. Coleman, D. Ash, B. Lowther, P. Oman, "Using metrics to evaluate software system
 * maintainability", IEEE Computer 27(8), 1994, with three metrics, as means of a function, scaled to 0 to 100 and cut off there.
 * Every token of code is an operator or operand of Halstead's volume.
 */
final class Maintainability {

    private Maintainability() {}

    static double of(ParsedFile file, int linesOfCode) {
        if (linesOfCode == 0) {
            return 100;
        }
        double functions = Math.max(1, file.functions().size());
        long cyclomatic = file.functions().stream()
                .mapToLong(FunctionMetrics::getCyclomatic)
                .sum();
        double index = 171
                - 5.2 * Math.log(Math.max(1, volume(file.tokens()) / functions))
                - 0.23 * Math.max(1, cyclomatic / functions)
                - 16.2 * Math.log(Math.max(1, linesOfCode / functions));
        return Math.clamp(index * 100 / 171, 0, 100);
    }

    private static double volume(Tokens tokens) {
        Words words = tokens.words();
        int length = 0;
        for (int index = 0; index < tokens.size(); index++) {
            length += words.number(index) >= 0 ? 1 : 0;
        }
        return length * Math.log(Math.max(2, words.count())) / Math.log(2);
    }
}
