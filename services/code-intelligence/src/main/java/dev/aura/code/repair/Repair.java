package dev.aura.code.repair;

/** Mends the literals of a text, then its brackets. */
public final class Repair {

    private Repair() {}

    public static Repaired of(String text, Notation notation) {
        return BracketRepair.of(text, LiteralRepair.of(text, notation), notation);
    }
}
