package dev.aura.code.language;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** How a language names modules and finds what an import leads to, by names and by what manifests say. */
public interface ModuleSystem {

    /** Names of modules that files of the workspace make up, manifests among them. A fresh one is made for each question. */
    Index index(Collection<SourceUnit> units);

    /**
     * A file as the module system sees it.
     *
     * @param path relative to the workspace
     * @param module the module its text names; empty where the path decides. Of a manifest what it says
     * @param types simple names of the types or names it declares at top level
     */
    record SourceUnit(String path, String module, List<String> types) {}

    /** The modules of one workspace. */
    interface Index {

        /** Module that a file belongs to: a node of the import graph. */
        String moduleOf(SourceUnit unit);

        /** Modules of the workspace that an import leads to; empty where it leads outside. */
        Set<String> modulesOf(SourceUnit importer, String importedName);

        /** Files of the workspace that an import leads to; of a whole package only those that a mentioned name picks out. */
        Set<String> filesOf(SourceUnit importer, String importedName, Collection<String> mentionedNames);

        /** Files that are used without an import, by a name that the code mentions. */
        Set<String> filesWithoutImport(SourceUnit user, String mentionedName);

        /** How a name from outside is counted, such as the package of a class. */
        String external(String importedName);
    }
}
