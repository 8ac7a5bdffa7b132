package dev.aura.code.query;

import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.Declaration;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.ModuleSystem;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.Rule;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Java by another name, whose calls are tied when the test lets them be, and counted. */
final class CountedCalls implements LanguageFrontEnd, CallSystem {

    private static final int SECONDS_MAX = 30;

    final AtomicInteger made = new AtomicInteger();
    final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch allowed;
    private final JavaFrontEnd java = new JavaFrontEnd();
    private final String name;

    private CountedCalls(String name, int waits) {
        this.name = name;
        this.allowed = new CountDownLatch(waits);
    }

    /** A language whose files end with its name. */
    static CountedCalls of(String name) {
        return new CountedCalls(name, 0);
    }

    /** The same, which ties nothing until it is allowed to. */
    static CountedCalls waiting(String name) {
        return new CountedCalls(name, 1);
    }

    void allow() {
        allowed.countDown();
    }

    @Override
    public Index index(Collection<CallUnit> units) {
        made.incrementAndGet();
        begun.countDown();
        try {
            if (!allowed.await(SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not allowed within " + SECONDS_MAX + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return java.calls().orElseThrow().index(units);
    }

    @Override
    public Optional<CallSystem> calls() {
        return Optional.of(this);
    }

    @Override
    public String language() {
        return name;
    }

    @Override
    public List<String> extensions() {
        return List.of(name);
    }

    @Override
    public List<Rule> rules() {
        return java.rules();
    }

    @Override
    public Tokens tokens(SourceText source) {
        return java.tokens(source);
    }

    @Override
    public ParsedFile parse(SourceText source, FileRole role) throws UnparsableException {
        return java.parse(source, role);
    }

    @Override
    public boolean breaks(Declaration before, Declaration after) {
        return java.breaks(before, after);
    }

    @Override
    public FileRole role(String path) {
        return java.role(path);
    }

    @Override
    public ModuleSystem modules() {
        return java.modules();
    }
}
