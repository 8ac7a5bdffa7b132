package dev.aura.code.language.flow;

import dev.aura.code.language.calls.CallSystem.CallUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** What languages whose values are followed do in their own ways. */
public interface FlowLanguage {

    /** The languages whose files call each other, where there are several. */
    default Set<String> languages() {
        return Set.of();
    }

    /** How modules are found among files. */
    Modules modules(Collection<CallUnit> units);

    /** The name of the function that makes an object ready; empty where there is none. */
    String constructor();

    /** The name of the function that is called when an object is; empty where objects are not called. */
    String callable();

    /** What a function of the language's own containers does with values. */
    Effect effect(String function);

    /** Whether a function that is kept in an object is given that object. */
    boolean givesHolder();

    /** Whether the language brings a name along, so that it leads outside where nothing in the file declares it. */
    boolean brings(String name);

    /** Whether a function from outside calls those that it is given, by its last name. */
    boolean callsBack(String name);

    /**
     * The functions that a loop over an object calls: the first of the object, the second of what that gives; empty for none. The third
     * is the member of what the second gives that is the item; empty where it is the item itself.
     */
    default String[] iteration() {
        return new String[] {"", "", ""};
    }

    /** Finds modules. A module is a file, or a directory, whose name ends with a slash. */
    interface Modules {

        /** The module that an import leads to. */
        Optional<String> find(String importer, String name);

        /** The module of a name below another. */
        Optional<String> below(String module, String name);
    }

    /** What is done with values by a function that the language brings along for its containers. */
    enum Effect {
        /** Nothing that matters. */
        NONE,
        /** Keeps its last argument. */
        KEEPS,
        /** Keeps what its arguments hold. */
        KEEPS_ALL,
        /** Gives one of what is held. */
        GIVES,
        /** Gives a container that holds the same. */
        GIVES_ALL,
        /** Calls its first argument with what is held. */
        CALLS,
        /** Likewise, and gives a container of some of what is held. */
        SIFTS,
        /** Likewise, and gives a container of the results. */
        MAPS,
        /** Calls its first argument with what it gave before and what is held. */
        FOLDS
    }
}
