package dev.aura.code.types;

import dev.aura.code.language.FileRole;
import dev.aura.code.language.ModuleSystem.SourceUnit;
import dev.aura.code.language.design.TypeFacts;
import dev.aura.code.store.ScannedFile;
import dev.aura.proto.code.v1.Import;
import java.util.BitSet;
import java.util.List;

/**
 * What of a file patterns are told by.
 *
 * @param unit as its module system sees it
 * @param language lower case
 * @param role what it is for
 * @param imports in order
 * @param deferred which of the imports run only when a function is called
 * @param usedNames simple names that it mentions
 * @param types the types in it
 */
public record SourceFile(
        SourceUnit unit,
        String language,
        FileRole role,
        List<Import> imports,
        BitSet deferred,
        List<String> usedNames,
        List<TypeFacts> types) {

    public static SourceFile of(ScannedFile file) {
        return new SourceFile(
                file.unit(),
                file.language(),
                file.role(),
                file.facts().imports(),
                file.facts().deferred(),
                file.facts().usedNames(),
                file.analysis().types());
    }

    public String path() {
        return unit.path();
    }

    /** Whether it is more than a manifest. */
    public boolean isCode() {
        return role != FileRole.MANIFEST;
    }

    public boolean isTest() {
        return role == FileRole.TEST;
    }
}
