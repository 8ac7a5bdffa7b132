package dev.aura.code.java.calls;

import dev.aura.code.language.calls.Value;

/**
 * What a lambda looks like from outside.
 *
 * @param parameters how many it takes
 * @param body `e` an expression, `s` one that may stand as a statement, `v` a block with a value, `n` one without, `a` one that ends
 *     in neither
 */
record LambdaForm(int parameters, char body) {

    static LambdaForm of(Value lambda) {
        String text = lambda.text();
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        return new LambdaForm(Integer.parseInt(text.substring(0, digits)), text.charAt(digits));
    }
}
