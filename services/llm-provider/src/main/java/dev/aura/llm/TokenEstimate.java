package dev.aura.llm;

/** Tokens of a text where nobody counted: four characters each, the rule of thumb for English and code. */
final class TokenEstimate {

    private TokenEstimate() {}

    static int of(long characters) {
        return (int) Math.min(Integer.MAX_VALUE, (characters + 3) / 4);
    }
}
