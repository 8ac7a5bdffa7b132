package dev.aura.code.rust.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.TestParsers;
import dev.aura.code.TiedFiles;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.language.calls.CallSystem.TiedCall;
import dev.aura.code.rust.RustFrontEnd;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
final class RustCallsTest {

    private static final String MARK = "//=";

    @RegisterExtension
    static final TestParsers PARSERS = new TestParsers();

    private static TiedFiles files() {
        return new TiedFiles(new RustFrontEnd(PARSERS.pool()));
    }

    private static List<String> ties(String text) throws Exception {
        return files().with("src/lib.rs", text).ties("src/lib.rs");
    }

    @Test
    void everyCallOfTheBenchmarkIsTiedOnItsLine() throws Exception {
        Path root = benchmark();
        TiedFiles files = files();
        Set<String> expected = new TreeSet<>();
        List<String> paths = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = root.relativize(file).toString();
                paths.add(path);
                files.with(path, Files.readString(file));
                marked(path, Files.readAllLines(file), expected);
            }
        }
        CallSystem.Index index = files.index();
        Set<String> found = new TreeSet<>();
        for (String path : paths) {
            for (TiedCall call : index.callsIn(path)) {
                String at = path + ":" + call.line() + " " + call.name();
                if (!call.targets().isEmpty() && expected.contains(at)) {
                    found.add(at);
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(70);
        expected.removeAll(found);
        assertThat(expected).isEmpty();
    }

    private static Path benchmark() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(RustCallsTest.class.getResource("/rust-calls"))
                .toURI());
    }

    /** Simple names, as they are called there. */
    private static void marked(String path, List<String> lines, Set<String> into) throws IOException {
        for (int line = 0; line < lines.size(); line++) {
            int mark = lines.get(line).indexOf(MARK);
            mark = lines.get(line).contains("`") ? -1 : mark;
            String code = mark < 0 ? "" : lines.get(line).substring(0, mark);
            for (String call : mark < 0
                    ? new String[0]
                    : lines.get(line).substring(mark + 3).split(",", -1)) {
                String simple = call.strip().substring(call.strip().lastIndexOf('.') + 1);
                if (code.contains(simple)) {
                    into.add(path + ":" + (line + 1) + " " + simple);
                }
            }
        }
    }

    @Test
    void pathsLeadThroughModulesImportsAndWhatTheyShow() throws Exception {
        TiedFiles files = files().with("shop/src/lib.rs", "mod core;\npub use core::price as cost;\npub mod till;\n")
                .with("shop/src/core.rs", "pub fn price() {}\n")
                .with("shop/src/till/mod.rs", "pub mod drawer;\npub fn open() { drawer::shut(); super::cost(); }\n")
                .with("shop/src/till/drawer.rs", "pub fn shut() { crate::core::price() }\n")
                .with("app/src/main.rs", """
                        use shop::{self, cost, till::*};
                        use other::thing;
                        mod inner { pub fn f() { super::g() } }
                        fn g() {}
                        fn main() {
                            cost();
                            open();
                            shop::till::drawer::shut();
                            thing();
                            inner::f();
                            gone();
                        }
                        """);
        assertThat(files.ties("app/src/main.rs"))
                .containsExactlyInAnyOrder(
                        "3 g SAME_FILE 4",
                        "6 cost IMPORT shop/src/core.rs:1",
                        "7 open IMPORT shop/src/till/mod.rs:2",
                        "8 shut IMPORT shop/src/till/drawer.rs:1",
                        "9 thing OUTSIDE",
                        "10 f SAME_FILE 3",
                        "11 gone UNKNOWN");
        assertThat(files.ties("shop/src/till/mod.rs"))
                .containsExactlyInAnyOrder(
                        "2 shut IMPORT shop/src/till/drawer.rs:1", "2 cost IMPORT shop/src/core.rs:1");
        assertThat(files.ties("shop/src/till/drawer.rs")).containsExactly("1 price IMPORT shop/src/core.rs:1");
        assertThat(files.index().callsOf("price")).extracting(TiedCall::name).containsExactly("cost", "price", "cost");
    }

    @Test
    void traitsHaveTheTypesThatImplementThem() throws Exception {
        CallSystem.Index index = files().with("src/lib.rs", """
                        trait Store { fn get(&self); fn all(&self) { self.get() } }
                        struct Disk;
                        struct Memory;
                        impl Store for Disk { fn get(&self) {} }
                        impl Store for Memory { fn get(&self) {} }
                        impl Disk { fn own(&self) {} }
                        fn f(a: &dyn Store, b: Disk, c: impl Store) { a.get(); b.get(); c.all(); }
                        """).index();
        assertThat(index.implementers(new Place("src/lib.rs", 1, 7)))
                .containsExactly(new Place("src/lib.rs", 2, 8), new Place("src/lib.rs", 3, 8));
        assertThat(index.implementers(new Place("src/lib.rs", 1, 18)))
                .containsExactly(new Place("src/lib.rs", 4, 26), new Place("src/lib.rs", 5, 28));
        assertThat(index.overridden(new Place("src/lib.rs", 4, 26))).containsExactly(new Place("src/lib.rs", 1, 18));
        assertThat(index.overridden(new Place("src/lib.rs", 6, 16))).isEmpty();
        assertThat(index.callsOf("get"))
                .extracting(call -> call.targets().getFirst().line())
                .containsExactlyInAnyOrder(1, 1, 4);
    }

    @Test
    void whatMacrosAreGivenIsReadAsFarAsItLooksLikeCalls() throws Exception {
        assertThat(ties("""
                        struct A;
                        impl A { fn n(&self) -> usize { 1 } fn make() -> A { A } }
                        fn f(a: A, list: Vec<A>) {
                            assert_eq!(a.n() + A::make().n(), 2, "{}", list[0].n());
                            println!("{}", list.iter().map(|one| one.n()).sum::<usize>());
                            select! { x = a.n() => {} }
                        }
                        """))
                .filteredOn(tie -> tie.contains(" n ") || tie.contains(" make "))
                .containsExactlyInAnyOrder(
                        "4 n TYPE 2", "4 make TYPE 2", "4 n TYPE 2", "4 n TYPE 2", "5 n TYPE 2", "6 n TYPE 2");
    }

    @Test
    void whatArmsOfMacrosBindIsNoCallAndAwaitIsFollowed() throws Exception {
        assertThat(ties("""
                        struct A;
                        impl A { fn n(&self) -> usize { 1 } }
                        async fn make() -> A { A }
                        async fn f() {
                            select! { x = make() => x, Some(y) = make(), if x.n() => { y }  _ = make() => {} }
                            assert_eq!(make().await.n(), 1);
                        }
                        """))
                .containsExactlyInAnyOrder(
                        "3 A SAME_FILE 1",
                        "5 make SAME_FILE 3",
                        "5 make SAME_FILE 3",
                        "5 n UNKNOWN",
                        "5 make SAME_FILE 3",
                        "6 make SAME_FILE 3",
                        "6 n TYPE 2");
    }

    @Test
    void whatIsKeptForEachThreadIsReachedThroughItsKey() throws Exception {
        assertThat(ties("""
                        struct A;
                        impl A { fn n(&self) {} }
                        std::thread_local! { static KEY: A = const { A }; }
                        fn f() {
                            thread_local! { static INNER: A = A; }
                            KEY.with(|a| a.n());
                            INNER.with(|a| a.n());
                        }
                        """))
                .contains(
                        "6 KEY SAME_FILE 3",
                        "6 with OUTSIDE",
                        "6 n TYPE 2",
                        "7 INNER SAME_FILE 5",
                        "7 with OUTSIDE",
                        "7 n TYPE 2");
    }

    @Test
    void whatIsNotKnownIsSaidToBe() throws Exception {
        assertThat(ties("""
                        mod gone;
                        use crate::gone::Lost;
                        struct A;
                        impl A { fn m(&self) {} }
                        fn f(lost: Lost, a: A, other: outside::Thing) {
                            lost.m();
                            a.missing();
                            other.m();
                            crate::gone::call();
                        }
                        """))
                .containsExactlyInAnyOrder("6 m UNKNOWN", "7 missing UNKNOWN", "8 m OUTSIDE", "9 call UNKNOWN");
    }

    @Test
    void namesForTypesAndImportsThatMeanThemselvesEnd() throws Exception {
        assertThat(ties("""
                        use self::a::b as c;
                        use c as a;
                        type X = Y;
                        type Y = X;
                        trait T where Self: T { type I: T; fn m(&self) -> <Self as T>::I; }
                        struct S(Box<S>);
                        impl std::ops::Deref for S { type Target = S; }
                        impl Iterator for S { type Item = <S as Iterator>::Item; }
                        fn f(x: X, s: S, t: impl T) {
                            x.m();
                            s.gone();
                            s.0 .0.next().m();
                            t.m().m().m();
                            a::d();
                        }
                        """)).contains("10 m UNKNOWN");
    }
}
