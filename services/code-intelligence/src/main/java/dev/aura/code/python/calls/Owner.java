package dev.aura.code.python.calls;

/**
 * What the code that is read belongs to.
 *
 * @param type step of the class around; -1 where there is none
 * @param self step of the first parameter of the method around; -1 outside of methods
 * @param result step of what the function gives; -1 outside of functions
 * @param yields step of the container that a generator gives; -1 where the function is none
 */
record Owner(int type, int self, int result, int yields) {

    static final Owner MODULE = new Owner(-1, -1, -1, -1);
}
