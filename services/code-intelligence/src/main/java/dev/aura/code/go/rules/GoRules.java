package dev.aura.code.go.rules;

import dev.aura.code.go.tree.Kind;
import dev.aura.code.syntax.SyntaxRules;
import java.util.List;

/** All rules for Go. */
public final class GoRules {

    private GoRules() {}

    public static SyntaxRules<Kind> all() {
        return new SyntaxRules<>(
                Kind.class,
                List.of(
                        new BusySelect(),
                        new CognitiveComplexityLimit(),
                        new ContextInStruct(),
                        new ContextPlace(),
                        new DeferInLoop(),
                        new DeferredLock(),
                        new EmptyErrorBranch(),
                        new ErrorOverwritten(),
                        new ErrorTextCompared(),
                        new ErrorsNewSprintf(),
                        new ExitAfterDefer(),
                        new InsecureRandom(),
                        new LockCopied(),
                        new LoopCapture(),
                        new RangeCopyModified(),
                        new ResponseNotClosed(),
                        new ResultBeforeError(),
                        new ReturnWhileLocked(),
                        new SameOperands(),
                        new SendAfterTimeout(),
                        new ShellCommand(),
                        new SqlFormat(),
                        new TimeAfterInLoop(),
                        new TypedNilError(),
                        new UnlockBeforeLock(),
                        new UselessAppend(),
                        new WaitGroupAdd()));
    }
}
