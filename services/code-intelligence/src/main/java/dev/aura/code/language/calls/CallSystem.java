package dev.aura.code.language.calls;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** How a language ties calls to declarations. */
public interface CallSystem {

    /** Takes in the files of a workspace. The index is for one thread at a time. */
    Index index(Collection<CallUnit> units);

    /** The languages whose files call each other, where there are several; empty for those of one alone. */
    default Set<String> languages() {
        return Set.of();
    }

    /** Files of a workspace up to which an editor's questions wait for calls to be tied. */
    default int filesAtHandMax() {
        return 2_500;
    }

    /**
     * A file as calls see it.
     *
     * @param path relative to the workspace
     * @param module the module it belongs to; of a manifest what it says
     * @param imports as written
     * @param facts its types and calls
     */
    record CallUnit(String path, String module, List<String> imports, CallFacts facts) {}

    /** The place of a name that is declared. */
    record Place(String path, int line, int column) {}

    /** How sure a tie is, and by what. */
    enum Tie {
        /** Declared in the same file, found without a receiver's type. */
        SAME_FILE,
        /** Through an import. */
        IMPORT,
        /** In the same package. */
        SAME_PACKAGE,
        /** Through the type of an expression, or a supertype. */
        TYPE,
        /** Leads out of the workspace. */
        OUTSIDE,
        /** Not known. */
        UNKNOWN
    }

    /**
     * A call with what it was tied to.
     *
     * @param path file that it stands in
     * @param line of its name
     * @param column of its name
     * @param name as written
     * @param tie how it was tied
     * @param targets declarations, one as a rule; none where it leads outside or is not known
     * @param byName whether it names what it calls, rather than something else that stands for it
     */
    record TiedCall(String path, int line, int column, String name, Tie tie, List<Place> targets, boolean byName) {

        public TiedCall(String path, int line, int column, String name, Tie tie, List<Place> targets) {
            this(path, line, column, name, tie, targets, true);
        }
    }

    /** The calls of one workspace. */
    interface Index {

        /** Does what the first question would wait for. */
        default void prepare() {}

        /** The calls of a name, in all files; of constructors by the name of their type. */
        List<TiedCall> callsOf(String name);

        /** All calls of a file. */
        List<TiedCall> callsIn(String path);

        /** The constructors of the type declared at a place; none where another thing is. */
        List<Place> constructors(Place place);

        /** Types under the one declared at a place, or functions that override the one declared there. */
        List<Place> implementers(Place place);

        /** Functions that the one declared at a place overrides. */
        List<Place> overridden(Place place);
    }
}
