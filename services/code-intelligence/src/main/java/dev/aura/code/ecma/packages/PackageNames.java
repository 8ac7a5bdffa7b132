package dev.aura.code.ecma.packages;

/** Names as imports write them: that of a package, and the path below it. */
final class PackageNames {

    private PackageNames() {}

    /** The package, with its scope. */
    static String of(String name) {
        int end = end(name);
        return end < 0 ? name : name.substring(0, end);
    }

    /** What is below the package; empty for the package itself. */
    static String below(String name) {
        int end = end(name);
        return end < 0 ? "" : name.substring(end + 1);
    }

    private static int end(String name) {
        int slash = name.indexOf('/');
        return name.startsWith("@") && slash > 0 ? name.indexOf('/', slash + 1) : slash;
    }
}
