package dev.aura.code.language;

import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one language. A new language is one of these, with its rules. */
public interface LanguageFrontEnd {

    /** Name, lower case, such as {@code java}. */
    String language();

    /** File name extensions without dot. */
    List<String> extensions();

    /** Whether a file is a manifest of the language, such as {@code go.mod}: it holds no code, and says how packages are called and where they are. */
    default boolean isManifest(String path) {
        return false;
    }

    /**
     * What a manifest says, as the language's {@link #modules} and {@link #calls} read it.
     *
     * @throws UnparsableException when it cannot be read
     */
    default String manifest(SourceText source) throws UnparsableException {
        throw new UnparsableException("no manifest of " + language());
    }

    /** The rules that findings come from. */
    List<Rule> rules();

    /** Splits a text into tokens; accepts any text. */
    Tokens tokens(SourceText source);

    /**
     * Parses a file that is no manifest. What does not parse is left out and the result marked partial.
     *
     * @throws UnparsableException when nothing could be made of it
     */
    ParsedFile parse(SourceText source, FileRole role) throws UnparsableException;

    /** Whether who used an entity of the public API as it was must change now that it is otherwise. */
    boolean breaks(Declaration before, Declaration after);

    /** What a file is for, as the language's conventions have it. */
    FileRole role(String path);

    /** The languages whose files import each other, where there are several; empty for those of one alone. */
    default Set<String> siblings() {
        return Set.of();
    }

    /** How the language names modules and finds what an import leads to. */
    ModuleSystem modules();

    /** How the language ties calls to declarations; empty where calls are told by names alone. */
    default Optional<CallSystem> calls() {
        return Optional.empty();
    }
}
