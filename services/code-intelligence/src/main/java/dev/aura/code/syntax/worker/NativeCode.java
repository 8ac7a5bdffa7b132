package dev.aura.code.syntax.worker;

import dev.aura.bus.library.NativeLibraries;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * Loads the libraries out of the jars of io.github.bonede. The binding's own classes would unpack each into the temporary directory for every
 * process, where it stays when the process is killed.
 */
@SuppressWarnings("restricted") // loading native code is what it is for
final class NativeCode {

    private static final NativeLibraries LIBRARIES =
            new NativeLibraries(Path.of(Objects.requireNonNull(System.getProperty(ParserMain.CACHE_PROPERTY))));

    private NativeCode() {}

    /** Loads a library for as long as the process lives. */
    static SymbolLookup load(String name) {
        String resource = "/lib/" + resource(name);
        URL library = NativeCode.class.getResource(resource);
        if (library == null) {
            throw new UnsatisfiedLinkError("there is no tree-sitter for this platform: " + resource);
        }
        return SymbolLookup.libraryLookup(LIBRARIES.file(library), Arena.global());
    }

    /** As the jars name them. */
    private static String resource(String name) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean apple = system.startsWith("mac");
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return processor + (apple ? "-macos-" : "-linux-gnu-") + name + (apple ? ".dylib" : ".so");
    }
}
