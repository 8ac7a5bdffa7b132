package dev.aura.code.rust.calls;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.rust.tree.Kind;
import dev.aura.code.source.SourceText;
import dev.aura.code.syntax.Grammar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What calls of the standard library give, written down in Rust: `std.rs`, read when it is first asked for. */
public final class RustLibrary implements Supplier<CallFacts> {

    private final Grammar<Kind> grammar;
    private volatile @Nullable CallFacts known;

    public RustLibrary(Grammar<Kind> grammar) {
        this.grammar = grammar;
    }

    @Override
    public CallFacts get() {
        CallFacts facts = known;
        if (facts == null) {
            facts = read();
            known = facts;
        }
        return facts;
    }

    private CallFacts read() {
        try (InputStream stream =
                Objects.requireNonNull(RustLibrary.class.getResourceAsStream("std.rs"), "std.rs is missing")) {
            SourceText source = SourceText.decode(stream.readAllBytes());
            return RustCallFacts.of(source, grammar.parse(source.text()).root());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (UnparsableException broken) {
            throw new IllegalStateException("std.rs could not be parsed; ask again", broken);
        }
    }
}
