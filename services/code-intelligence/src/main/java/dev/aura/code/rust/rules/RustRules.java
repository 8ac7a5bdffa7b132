package dev.aura.code.rust.rules;

import dev.aura.code.rust.tree.Kind;
import dev.aura.code.syntax.SyntaxRules;
import java.util.List;

/** All rules for Rust. */
public final class RustRules {

    private RustRules() {}

    public static SyntaxRules<Kind> all() {
        return new SyntaxRules<>(
                Kind.class,
                List.of(
                        new BlockOnInAsync(),
                        new BoxedCollection(),
                        new CloneOnCopy(),
                        new CognitiveComplexityLimit(),
                        new DebugLeft(),
                        new DropOfReference(),
                        new ErrorSwallowed(),
                        new ExitInLibrary(),
                        new FloatEquality(),
                        new Forget(),
                        new IgnoredWrite(),
                        new LengthTruncated(),
                        new LockAcrossAwait(),
                        new LockDroppedAtOnce(),
                        new NeedlessReturn(),
                        new PanicInResult(),
                        new RcCycle(),
                        new ReferenceToOwned(),
                        new SameBranches(),
                        new SameOperands(),
                        new SleepInAsync(),
                        new StaticMut(),
                        new Transmute(),
                        new UnfinishedCode(),
                        new Uninitialized(),
                        new UnsafeWithoutReason(),
                        new Unwrap(),
                        new UnwrapInResult()));
    }
}
