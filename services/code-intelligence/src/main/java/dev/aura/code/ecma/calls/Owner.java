package dev.aura.code.ecma.calls;

/**
 * What the code that is read belongs to.
 *
 * @param type step of the class around; -1 where there is none
 * @param self step of what `this` is; -1 where that is nothing
 * @param result step of what the function gives; -1 outside of functions
 * @param yields step of the container that a generator gives; -1 where the function is none
 */
record Owner(int type, int self, int result, int yields) {

    static final Owner MODULE = new Owner(-1, -1, -1, -1);
}
