package dev.aura.code.java.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class JavaCallsTest {

    private static CallSystem.Index index(Map<String, String> files) throws UnparsableException {
        List<CallUnit> units = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            ParsedFile parsed = new JavaFrontEnd()
                    .parse(SourceText.decode(file.getValue().getBytes(StandardCharsets.UTF_8)), FileRole.MAIN);
            List<String> imports =
                    parsed.imports().stream().map(found -> found.name()).toList();
            units.add(new CallUnit(file.getKey(), parsed.module(), imports, parsed.calls()));
        }
        return new JavaCalls().index(units);
    }

    /** Line of each call with the line of what it reaches, such as {@code 4 f>2 SAME_FILE}. */
    private static List<String> ties(String text) throws UnparsableException {
        return ties(Map.of("A.java", text), "A.java");
    }

    private static List<String> ties(Map<String, String> files, String path) throws UnparsableException {
        return index(files).callsIn(path).stream().map(JavaCallsTest::print).toList();
    }

    private static String print(TiedCall call) {
        String target = call.targets().isEmpty()
                ? "-"
                : String.valueOf(call.targets().getFirst().line());
        return call.line() + " " + call.name() + ">" + target + " " + call.tie();
    }

    @Test
    void overloadsAreChosenByTheTypesOfArguments() throws Exception {
        assertThat(ties("""
                        class A {
                            void f(int i) {}
                            void f(long l) {}
                            void f(Object o) {}
                            void f(String... s) {}
                            void f(char[] c) {}
                            void g(byte b, Integer boxed, String s) {
                                f(b);
                                f(b + 1L);
                                f(boxed);
                                f(s);
                                f();
                                f(s.toCharArray());
                                f(s.length());
                                f(b > 0 ? 'x' : 1);
                            }
                        }
                        """))
                .filteredOn(tie -> tie.contains("f>"))
                .containsExactly(
                        "8 f>2 SAME_FILE",
                        "9 f>3 SAME_FILE",
                        "10 f>4 SAME_FILE",
                        "11 f>4 SAME_FILE",
                        "12 f>5 SAME_FILE",
                        "13 f>6 SAME_FILE",
                        "14 f>2 SAME_FILE",
                        "15 f>2 SAME_FILE");
    }

    @Test
    void receiversAreFollowedThroughFieldsChainsAndGenerics() throws Exception {
        assertThat(ties("""
                        import java.util.*;
                        class A {
                            static class Box<T> { T value; T get() { return value; } <R> R map(java.util.function.Function<T, R> f) { return f.apply(value); } }
                            static class Item { String name() { return ""; } Item next() { return this; } }
                            Box<Item> box;
                            Map<String, List<Item>> all;
                            void m() {
                                box.get().next().name();
                                this.box.value.name();
                                var first = all.get("x").get(0);
                                first.name();
                                for (var entry : all.entrySet()) entry.getValue().get(0).next();
                                all.values().stream().flatMap(List::stream).filter(i -> i.next() != null).map(Item::name);
                                box.map(i -> i.next()).name();
                                Object o = box;
                                if (o instanceof Item i) i.name();
                                new Item[] {null}[0].name();
                            }
                        }
                        """))
                .filteredOn(tie -> !tie.endsWith("OUTSIDE"))
                .containsExactly(
                        "8 get>3 SAME_FILE",
                        "8 next>4 SAME_FILE",
                        "8 name>4 SAME_FILE",
                        "9 name>4 SAME_FILE",
                        "11 name>4 SAME_FILE",
                        "12 next>4 SAME_FILE",
                        "13 next>4 SAME_FILE",
                        "13 name>4 SAME_FILE",
                        "14 next>4 SAME_FILE",
                        "14 map>3 SAME_FILE",
                        "14 name>4 SAME_FILE",
                        "16 name>4 SAME_FILE",
                        "17 name>4 SAME_FILE");
    }

    @Test
    void inheritedNestedAndStaticallyImportedMethodsAreFound() throws Exception {
        Map<String, String> files = new TreeMap<>(Map.of(
                "a/Base.java",
                """
                package a;
                public class Base<T> {
                    protected T make() { return null; }
                    public static void help() {}
                }
                """,
                "a/Face.java",
                "package a;\npublic interface Face {\n default int size() { return 0; }\n}\n",
                "b/Use.java",
                """
                package b;
                import a.Base;
                import a.Face;
                import static a.Base.help;
                class Use extends Base<String> implements Face {
                    void m() {
                        make().length();
                        size();
                        help();
                        Base.help();
                        Runnable r = new Runnable() { public void run() { size(); run(); } };
                        other().n();
                    }
                    Other other() { return new Other(1); }
                }
                class Other { Other(int i) {} Other() { this(1); } void n() { } }
                """));
        assertThat(ties(files, "b/Use.java"))
                .containsExactly(
                        "7 make>3 TYPE",
                        "7 length>- OUTSIDE",
                        "8 size>3 TYPE",
                        "9 help>4 TYPE",
                        "10 help>4 IMPORT",
                        "11 Runnable>- OUTSIDE",
                        "11 size>3 TYPE",
                        "11 run>11 SAME_FILE",
                        "12 other>14 SAME_FILE",
                        "12 n>16 SAME_FILE",
                        "14 Other>16 SAME_FILE",
                        "16 this>16 SAME_FILE");
    }

    @Test
    void whatIsNotKnownIsSaidToBe() throws Exception {
        assertThat(ties("""
                        import far.Away;
                        class A extends Away {
                            void m(Away away) {
                                away.go();
                                inherited();
                                away.next().m(null);
                            }
                        }
                        class B { void m() { missing(); } }
                        """))
                .containsExactly(
                        "4 go>- OUTSIDE",
                        "5 inherited>- OUTSIDE",
                        "6 next>- OUTSIDE",
                        "6 m>- UNKNOWN",
                        "9 missing>- UNKNOWN");
    }

    @Test
    void implementersAndOverridersAreFoundThroughOtherTypes() throws Exception {
        CallSystem.Index index = index(Map.of("A.java", """
                interface Face<T> { void go(T t); }
                abstract class Half implements Face<String> { void other() {} }
                class Whole extends Half { public void go(String s) {} public void go(Object o) {} }
                class User { Face<Integer> f = new Face<>() { public void go(Integer i) {} }; }
                """));
        assertThat(index.implementers(new Place("A.java", 1, 11)))
                .extracting(Place::line)
                .containsExactly(2, 3, 4);
        assertThat(index.implementers(new Place("A.java", 1, 26)))
                .extracting(Place::line)
                .containsExactly(3, 4);
        assertThat(index.overridden(new Place("A.java", 3, 40)))
                .extracting(Place::line)
                .containsExactly(1);
    }

    @Test
    void typesThatExtendThemselvesDoNotHang() throws Exception {
        assertThat(ties("class A extends B { void m() { n(); } }\nclass B extends A { void n() { m(); } }\n"))
                .containsExactly("1 n>2 SAME_FILE", "2 m>1 SAME_FILE");
        assertThat(ties("class A<T extends A<?>> { T t; void m() { t.m(); } }\n"))
                .containsExactly("1 m>1 SAME_FILE");
    }
}
