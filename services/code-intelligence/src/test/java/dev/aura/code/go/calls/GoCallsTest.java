package dev.aura.code.go.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.TestParsers;
import dev.aura.code.TiedFiles;
import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
final class GoCallsTest {

    @RegisterExtension
    static final TestParsers PARSERS = new TestParsers();

    private static TiedFiles files() {
        return new TiedFiles(new GoFrontEnd(PARSERS.pool()));
    }

    private static List<String> ties(String text) throws Exception {
        return files().with("main.go", text).ties("main.go");
    }

    @Test
    void packagesAreFoundByTheirModuleAndTheNamesTheyAreGiven() throws Exception {
        TiedFiles files = files().with("go.mod", "module example.com/shop\n")
                .with("core/core.go", "package core\nfunc Price() int { return tax() }\n")
                .with("core/asm.go", "package main\nfunc main() {}\nfunc tax() {}\n")
                .with("core/tax.go", "package core\nfunc tax() int { return 1 }\n")
                .with("store/v2/disk.go", "package disk\nfunc Open() {}\n")
                .with("main.go", """
                        package main
                        import (
                            "fmt"
                            c "example.com/shop/core"
                            "example.com/shop/store/v2"
                        )
                        func main() {
                            c.Price()
                            disk.Open()
                            fmt.Println()
                            helper()
                            gone()
                            c.Gone()
                        }
                        """)
                .with("helper.go", "package main\nfunc helper() {}\n");
        assertThat(files.ties("main.go"))
                .containsExactly(
                        "8 Price IMPORT core/core.go:2",
                        "9 Open IMPORT store/v2/disk.go:2",
                        "10 Println OUTSIDE",
                        "11 helper SAME_PACKAGE helper.go:2",
                        "12 gone UNKNOWN",
                        "13 Gone UNKNOWN");
        assertThat(files.ties("core/core.go")).containsExactly("2 tax SAME_PACKAGE core/tax.go:2");
    }

    @Test
    void receiversAreFollowedThroughDeclaredTypesResultsAndFields() throws Exception {
        assertThat(ties("""
                        package main
                        type Part struct{ name string }
                        func (p *Part) run() *Part { return p }
                        type Car struct {
                            part  Part
                            parts []*Part
                            named map[string]Part
                        }
                        func newCar() (*Car, error) { return &Car{}, nil }
                        func use(given Part, many ...Part) {
                            car, _ := newCar()
                            car.part.run().run()
                            for _, one := range car.parts {
                                one.run()
                            }
                            other := car.named["x"]
                            other.run()
                            (&Part{}).run()
                            given.run()
                            many[0].run()
                            var any interface{} = given
                            if p, ok := any.(*Part); ok {
                                p.run()
                            }
                            switch t := any.(type) {
                            case Part:
                                t.run()
                            }
                            new(Part).run()
                            made := make(chan *Part, 1)
                            (<-made).run()
                        }
                        """))
                .filteredOn(tie -> tie.contains(" run "))
                .containsExactly(
                        "12 run TYPE 3",
                        "12 run TYPE 3",
                        "14 run TYPE 3",
                        "17 run TYPE 3",
                        "18 run TYPE 3",
                        "19 run TYPE 3",
                        "20 run TYPE 3",
                        "23 run TYPE 3",
                        "27 run TYPE 3",
                        "29 run TYPE 3",
                        "31 run TYPE 3");
    }

    @Test
    void embeddedTypesLendTheirMembersTheNearestFirst() throws Exception {
        assertThat(ties("""
                        package main
                        import "sync"
                        type Base struct{}
                        func (Base) id() {}
                        func (Base) name() {}
                        type Mid struct{ *Base }
                        func (m Mid) name() {}
                        type Top struct {
                            Mid
                            sync.Mutex
                            log interface{ Print() }
                        }
                        func use(t Top) {
                            t.id()
                            t.name()
                            t.Base.name()
                            t.Lock()
                            t.log.Print()
                        }
                        """))
                .containsExactlyInAnyOrder(
                        "14 id TYPE 4",
                        "15 name TYPE 7",
                        "16 Base TYPE 6",
                        "16 name TYPE 5",
                        "17 Lock OUTSIDE",
                        "18 log TYPE 11",
                        "18 Print TYPE 11");
    }

    @Test
    void typeParametersStandForWhatArgumentsSay() throws Exception {
        assertThat(ties("""
                        package main
                        type Stack[T any] struct{ items []T }
                        func (s *Stack[E]) Pop() E { return s.items[0] }
                        type Named interface{ name() }
                        type A struct{}
                        func (A) name() {}
                        func first[T any](list []T) T { return list[0] }
                        func each[T Named](t T, f func(T)) { t.name(); f(t) }
                        func mapped[F, T any](from []F, f func(F) T) []T { return nil }
                        func use(s Stack[A], list []A) {
                            s.Pop().name()
                            first(list).name()
                            first[A](nil).name()
                            first[[]A](nil)[0].name()
                            mapped(list, func(a A) *A { return &a })[0].name()
                        }
                        """))
                .filteredOn(tie -> tie.contains(" name "))
                .containsExactlyInAnyOrder(
                        "8 name TYPE 4",
                        "11 name TYPE 6",
                        "12 name TYPE 6",
                        "13 name TYPE 6",
                        "14 name TYPE 6",
                        "15 name TYPE 6");
    }

    @Test
    void functionsThatAreValuesAreTiedWhereTheyAreNamed() throws Exception {
        assertThat(ties("""
                        package main
                        type T struct{ hook func() }
                        func (T) m() {}
                        func f() {}
                        func use(t T, given func()) {
                            g := f
                            g()
                            t.hook = f
                            t.hook()
                            run(t.m, T.m)
                            given()
                            func() { f() }()
                        }
                        func run(many ...interface{}) {}
                        """))
                .containsExactlyInAnyOrder(
                        "6 f SAME_FILE 4",
                        "7 g SAME_FILE 4",
                        "8 f SAME_FILE 4",
                        "8 hook TYPE 2",
                        "9 hook TYPE 2",
                        "10 run SAME_FILE 14",
                        "10 m TYPE 3",
                        "10 m TYPE 3",
                        "12 f SAME_FILE 4");
    }

    @Test
    void conversionsAndBuiltinsAreNoCallsOfTheWorkspace() throws Exception {
        assertThat(ties("""
                        package main
                        type ID string
                        func use(list []ID, s string) {
                            list = append(list, ID(s))
                            _ = []byte(s)
                            len(list)
                        }
                        """)).containsExactlyInAnyOrder("4 append OUTSIDE", "6 len OUTSIDE");
    }

    @Test
    void interfacesHaveTheTypesThatHaveTheirMethods() throws Exception {
        CallSystem.Index index = files().with("go.mod", "module m\n")
                .with("store/store.go", """
                        package store
                        type Store interface {
                            Get(key string) (string, error)
                            Closer
                        }
                        type Closer interface{ Close() error }
                        """)
                .with("disk/disk.go", """
                        package disk
                        import "m/store"
                        type base struct{}
                        func (base) Close() error { return nil }
                        type Disk struct{ base }
                        func (d *Disk) Get(key string) (string, error) { return "", nil }
                        type Wrong struct{ base }
                        func (w *Wrong) Get(key int) (string, error) { return "", nil }
                        func use(s store.Store) { s.Close(); s.Get("") }
                        """)
                .index();
        assertThat(index.implementers(new Place("store/store.go", 2, 6)))
                .containsExactly(new Place("disk/disk.go", 5, 6));
        assertThat(index.implementers(new Place("store/store.go", 6, 6)))
                .extracting(Place::line)
                .containsExactly(3, 5, 7, 2);
        assertThat(index.implementers(new Place("store/store.go", 3, 5)))
                .containsExactly(new Place("disk/disk.go", 6, 16));
        assertThat(index.overridden(new Place("disk/disk.go", 6, 16)))
                .containsExactly(new Place("store/store.go", 3, 5));
        assertThat(index.overridden(new Place("disk/disk.go", 8, 17))).isEmpty();
        assertThat(index.overridden(new Place("disk/disk.go", 4, 13)))
                .containsExactly(new Place("store/store.go", 6, 24));
        assertThat(index.callsOf("Close")).hasSize(1);
    }

    @Test
    void namesForTypesAndTypesMadeOfThemselvesEnd() throws Exception {
        assertThat(ties("""
                        package main
                        type A = B
                        type B = A
                        type L []L
                        type S struct{ S2 }
                        type S2 struct{ *S }
                        func (S2) m() {}
                        type P *P
                        var x = y
                        var y = x
                        func use(a A, l L, s S, p P) {
                            a.m()
                            l[0][0].m()
                            s.m()
                            s.gone()
                            p.m()
                            x.m()
                        }
                        """))
                .filteredOn(tie -> tie.contains(" m "))
                .containsExactlyInAnyOrder(
                        "12 m UNKNOWN", "13 m UNKNOWN", "14 m TYPE 7", "16 m UNKNOWN", "17 m UNKNOWN");
    }

    @Test
    void aNameForEachPlatformIsOneFunctionInSeveralPlaces() throws Exception {
        assertThat(files().with("a_linux.go", "package a\nfunc open() {}\n")
                        .with("a_windows.go", "package a\n\nfunc open() {}\n")
                        .with("use.go", "package a\nfunc use() { open() }\n")
                        .ties("use.go"))
                .containsExactly("2 open SAME_PACKAGE a_linux.go:2 a_windows.go:3");
    }
}
