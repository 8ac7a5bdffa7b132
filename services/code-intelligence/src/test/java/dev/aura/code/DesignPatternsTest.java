package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each pattern is found where its structure stands, and not where one part of the structure is missing. */
@Timeout(60)
final class DesignPatternsTest {

    @TempDir
    Path directory;

    private PatternsFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new PatternsFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<String> at(String pattern, String text) throws Exception {
        fixture.write("p/A.java", "package p;\n" + text);
        fixture.patterns().forEach(found -> assertThat(found.getMessage()).isNotEmpty());
        fixture.patterns(pattern).forEach(found -> assertThat(found.getSmell()).isFalse());
        return fixture.at(pattern);
    }

    @Test
    void aSingletonHasOneObjectOfItself() throws Exception {
        assertThat(at("singleton", """
                final class Eager {
                    private static final Eager INSTANCE = new Eager();
                    private Eager() {}
                    static Eager get() { return INSTANCE; }
                }
                class Lazy {
                    private static Lazy it;
                    private Lazy() {}
                    static synchronized Lazy get() { if (it == null) { it = new Lazy(); } return it; }
                }
                class Held {
                    private Held() {}
                    static Held get() { return Holder.HELD; }
                    private static class Holder { static final Held HELD = new Held(); }
                }
                class Open {
                    static final Open INSTANCE = new Open();
                    private Open() {}
                }
                """)).containsExactly("Eager", "Lazy", "Held", "Open");
    }

    @Test
    void aClassOfWhichOthersCanBeMadeIsNoSingleton() throws Exception {
        assertThat(at("singleton", """
                class Several {
                    static final Several A = new Several();
                    static final Several B = new Several();
                    private Several() {}
                }
                class Empty {
                    static final Empty EMPTY = new Empty(0);
                    private Empty(int x) {}
                    static Empty of(int x) { return x == 0 ? EMPTY : new Empty(x); }
                }
                class Public { static final Public IT = new Public(); public Public() {} }
                class Helpers { private Helpers() {} static int one() { return 1; } }
                class Kept { private static Kept kept; private Kept() {} }
                """)).isEmpty();
    }

    private static final String SHAPES = """
            interface Shape {}
            class Circle implements Shape {}
            class Square implements Shape {}
            """;

    @Test
    void aFactoryMethodIsLeftToSubclassesAndUsed() throws Exception {
        assertThat(at("factory-method", SHAPES + """
                abstract class Editor {
                    void draw() { Shape shape = make(); }
                    protected abstract Shape make();
                }
                class Round extends Editor { protected Shape make() { return new Circle(); } }
                class Cornered extends Editor { protected Shape make() { return new Square(); } }
                """)).containsExactly("Editor.make");
    }

    @Test
    void withoutUseOrWithoutNewProductsItIsNoFactoryMethod() throws Exception {
        assertThat(at("factory-method", SHAPES + """
                abstract class Unused { protected abstract Shape make(); }
                class U1 extends Unused { protected Shape make() { return new Circle(); } }
                class U2 extends Unused { protected Shape make() { return new Square(); } }
                abstract class Finder {
                    void draw() { Shape shape = find(); }
                    protected abstract Shape find();
                }
                class F1 extends Finder { Shape kept; protected Shape find() { return kept; } }
                class F2 extends Finder { protected Shape find() { return new Square(); } }
                """)).isEmpty();
    }

    @Test
    void aBuilderCollectsAndMakes() throws Exception {
        assertThat(at("builder", """
                class House {
                    static class Builder {
                        private int doors;
                        private int floors;
                        Builder doors(int n) { doors = n; return this; }
                        Builder floors(int n) { this.floors = n; return this; }
                        House done() { return new House(); }
                    }
                }
                class HouseMaker {
                    private int doors;
                    HouseMaker doors(int n) { doors = n; return this; }
                    HouseMaker more(int n) { doors += n; return this; }
                    House build() { return new House(); }
                }
                """)).containsExactly("House.Builder", "HouseMaker");
    }

    @Test
    void aFluentClassThatMakesNothingIsNoBuilder() throws Exception {
        assertThat(at("builder", """
                class Query {
                    private int limit;
                    Query limit(int n) { limit = n; return this; }
                    Query twice(int n) { limit = 2 * n; return this; }
                    Cursor open() { return new Cursor(); }
                    Query build() { return new Query(); }
                    class Row {}
                    Row create() { return new Row(); }
                }
                class Cursor {}
                """)).isEmpty();
    }

    @Test
    void anObservedClassTellsAllThatJoined() throws Exception {
        assertThat(at("observer", """
                import java.util.*;
                interface Listener { void changed(); }
                class Loop {
                    private final List<Listener> listeners = new ArrayList<>();
                    void join(Listener listener) { listeners.add(listener); }
                    void fire() { for (Listener one : List.copyOf(listeners)) { one.changed(); } }
                }
                class Stream {
                    private final Set<Listener> all = new HashSet<>();
                    void join(Listener listener) { all.add(listener); }
                    void fire() { all.forEach(one -> one.changed()); }
                }
                class Named {
                    private final Set<Listener> all = new HashSet<>();
                    void join(Listener listener) { all.add(Objects.requireNonNull(listener)); }
                    void fire() { all.forEach(Listener::changed); }
                }
                """)).containsExactly("Loop", "Stream", "Named");
    }

    @Test
    void aCollectionThatNobodyIsToldThroughIsNoObserver() throws Exception {
        assertThat(at("observer", """
                import java.util.*;
                interface Listener { void changed(); }
                interface Part { int size(); }
                class Asking {
                    private final List<Part> parts = new ArrayList<>();
                    void join(Part part) { parts.add(part); }
                    int sum() { int n = 0; for (Part part : parts) { n += part.size(); } return n; }
                }
                class Silent {
                    private final List<Listener> listeners = new ArrayList<>();
                    void join(Listener listener) { listeners.add(listener); }
                    int count() { return listeners.size(); }
                }
                class Fixed {
                    private final List<Listener> listeners = new ArrayList<>();
                    void fire() { listeners.forEach(Listener::changed); }
                }
                class Composite implements Listener {
                    private final List<Listener> parts = new ArrayList<>();
                    void join(Listener part) { parts.add(part); }
                    public void changed() { parts.forEach(Listener::changed); }
                }
                """)).isEmpty();
    }

    private static final String PRICES = """
            interface Price { int of(int amount); }
            class Full implements Price { public int of(int amount) { return amount; } }
            class Half implements Price { public int of(int amount) { return amount / 2; } }
            """;

    @Test
    void aStrategyIsGivenAndCalled() throws Exception {
        assertThat(at("strategy", PRICES + """
                class Shop {
                    private final Price price;
                    Shop(Price price) { this.price = price; }
                    int pay(int n) { return price.of(n); }
                }
                """)).containsExactly("Price");
    }

    @Test
    void whatIsMadeInsideOrHasOneVariantIsNoStrategy() throws Exception {
        assertThat(at("strategy", PRICES + """
                interface Handle { void close(); }
                class First implements Handle { public void close() {} }
                class Second implements Handle { public void close() {} }
                class Holder { private final Handle h; Holder(Handle h) { this.h = h; } void end() { h.close(); } }
                interface Single { int of(int amount); }
                class Only implements Single { public int of(int amount) { return amount; } }
                class Maker { private final Price price = new Full(); int pay(int n) { return price.of(n); } }
                class Keeper { private final Price price; Keeper(Price price) { this.price = price; } }
                class User { private final Single s; User(Single s) { this.s = s; } int pay(int n) { return s.of(n); } }
                """)).isEmpty();
    }

    private static final String SOURCE = """
            interface Source { int read(); int size(); }
            class Plain implements Source { public int read() { return 1; } public int size() { return 2; } }
            """;

    @Test
    void aDecoratorAddsToWhatItIsGiven() throws Exception {
        assertThat(at("decorator", SOURCE + """
                class Counting implements Source {
                    private final Source inner;
                    private int count;
                    Counting(Source inner) { this.inner = inner; }
                    public int read() { count++; return inner.read(); }
                    public int size() { return inner.size(); }
                }
                """)).containsExactly("Counting");
    }

    @Test
    void whoOnlyForwardsOrMostlyDoesOtherThingsIsNoDecorator() throws Exception {
        assertThat(at("decorator", SOURCE + """
                class Forwarding implements Source {
                    private final Source inner;
                    Forwarding(Source inner) { this.inner = inner; }
                    public int read() { return inner.read(); }
                    public int size() { return inner.size(); }
                }
                class Stub implements Source {
                    private final Source spare;
                    Stub(Source spare) { this.spare = spare; }
                    public int read() { return 7; }
                    public int size() { return 8; }
                }
                class Both implements Source {
                    private final Source one;
                    private final Source two;
                    Both(Source one, Source two) { this.one = one; this.two = two; }
                    public int read() { return one.read() + two.read(); }
                    public int size() { return one.size() + two.size(); }
                }
                class Own implements Source {
                    private final Source inner = new Plain();
                    public int read() { System.out.println(); return inner.read(); }
                    public int size() { return inner.size(); }
                }
                """)).isEmpty();
    }

    @Test
    void anAdapterGivesAnotherFace() throws Exception {
        assertThat(at("adapter", SOURCE + """
                class Tape { int next() { return 0; } int length() { return 1; } }
                class TapeSource implements Source {
                    private final Tape tape;
                    TapeSource(Tape tape) { this.tape = tape; }
                    public int read() { return tape.next(); }
                    public int size() { return tape.length(); }
                }
                """)).containsExactly("TapeSource");
    }

    @Test
    void whoComputesIsNoAdapter() throws Exception {
        assertThat(at("adapter", SOURCE + """
                class Tape { int next() { return 0; } int length() { return 1; } }
                class Computing implements Source {
                    private final Tape tape;
                    Computing(Tape tape) { this.tape = tape; }
                    public int read() { return tape.next() * 2; }
                    public int size() { return tape.length(); }
                }
                class Busy implements Source {
                    private final Tape tape;
                    private int count;
                    Busy(Tape tape) { this.tape = tape; }
                    public int read() { return tape.next(); }
                    public int size() { return tape.length(); }
                }
                """)).isEmpty();
    }

    @Test
    void aVisitorIsHandedEachElement() throws Exception {
        assertThat(at("visitor", """
                interface Visitor { void number(Num n); void sum(Sum s); }
                class Num { void accept(Visitor v) { v.number(this); } }
                class Sum { void accept(Visitor v) { v.sum(this); } }
                """)).containsExactly("Visitor");
    }

    @Test
    void aListenerThatIsHandedObjectsOfOneTypeIsNoVisitor() throws Exception {
        assertThat(at("visitor", """
                interface Listener { void changed(Object o); void closed(Num n); }
                class Num { void fire(Listener l) { l.closed(this); } }
                class Sum { void fire(Listener l) { l.changed(this); } }
                class Dif { void fire(Listener l) { l.changed(this); } }
                """)).isEmpty();
    }

    @Test
    void aTemplateMethodLeavesStepsToSubclasses() throws Exception {
        assertThat(at("template-method", """
                abstract class Report {
                    final String print() { return head() + body(); }
                    protected abstract String body();
                    private String head() { return ""; }
                }
                class Long extends Report { protected String body() { return "long"; } }
                class Short extends Report { protected String body() { return "short"; } }
                """)).containsExactly("Report");
    }

    @Test
    void oneSubclassOrPublicStepsMakeNoTemplateMethod() throws Exception {
        assertThat(at("template-method", """
                abstract class Report {
                    final String print() { return body(); }
                    protected abstract String body();
                }
                class Long extends Report { protected String body() { return "long"; } }
                abstract class Bag {
                    public boolean isEmpty() { return size() == 0; }
                    public abstract int size();
                }
                class One extends Bag { public int size() { return 1; } }
                class Two extends Bag { public int size() { return 2; } }
                """)).isEmpty();
    }

    @Test
    void testsAreNoDesign() throws Exception {
        fixture.write("src/test/java/p/A.java", """
                package p;
                final class Eager {
                    private static final Eager INSTANCE = new Eager();
                    private Eager() {}
                    static Eager get() { return INSTANCE; }
                }
                """);
        List<Pattern> found = fixture.patterns();
        assertThat(found).isEmpty();
    }
}
