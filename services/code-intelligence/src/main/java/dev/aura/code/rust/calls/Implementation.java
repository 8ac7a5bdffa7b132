package dev.aura.code.rust.calls;

import dev.aura.code.language.typed.Item;
import dev.aura.code.language.typed.Term;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An `impl`.
 *
 * @param file that it stands in
 * @param number of it there
 * @param self the type that it is for
 * @param trait the trait; unknown where it is of the type itself
 * @param items what it holds
 */
record Implementation(RustFile file, int number, Term self, Term trait, Map<String, Item> items) {

    static Implementation of(RustFile file, int number) {
        var supertypes = file.shape(number).supertypes();
        Map<String, Item> items = new HashMap<>();
        for (int index = 0; index < file.shape(number).members().size(); index++) {
            Item item = file.item(number, index);
            items.putIfAbsent(item.name(), item);
        }
        return new Implementation(
                file,
                number,
                file.term(number, -1, supertypes.getFirst()),
                supertypes.size() < 2 ? Term.UNKNOWN : file.term(number, -1, supertypes.get(1)),
                items);
    }

    boolean isInherent() {
        return file.shape(number).supertypes().size() < 2;
    }

    /** The trait, where we know it; null otherwise. */
    @Nullable
    RustType traitType() {
        return trait.head() instanceof RustType type ? type : null;
    }
}
