package dev.aura.code.python.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.TiedFiles;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.Place;
import dev.aura.code.python.PythonFrontEnd;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class PythonCallsTest {

    private static TiedFiles files() {
        return new TiedFiles(new PythonFrontEnd());
    }

    private static List<String> ties(String text) throws Exception {
        return files().with("main.py", text).ties("main.py");
    }

    @Test
    void namesAreFollowedThroughImportsAliasesAndPackages() throws Exception {
        TiedFiles files = files().with("shop/__init__.py", "from .core import price as cost\nfrom .more import *\n")
                .with("shop/core.py", "def price(): pass\nclass Till:\n    def open(self): pass\n")
                .with("shop/more.py", "__all__ = ['tax']\ndef tax(): pass\n")
                .with("main.py", """
                        import shop.core as c
                        from shop import cost, tax
                        import shop
                        cost()
                        tax()
                        c.price()
                        shop.core.Till().open()
                        import os
                        os.getcwd()
                        """);
        assertThat(files.ties("main.py"))
                .containsExactly(
                        "4 cost IMPORT shop/core.py:1",
                        "5 tax IMPORT shop/more.py:2",
                        "6 price IMPORT shop/core.py:1",
                        "7 Till IMPORT shop/core.py:2",
                        "7 open TYPE shop/core.py:3",
                        "9 getcwd OUTSIDE");
    }

    @Test
    void methodsAreLookedUpInTheOrderOfTheClassesAbove() throws Exception {
        assertThat(ties("""
                        class A:
                            def __init__(self): self.helper = Helper()
                            def run(self): self.step()
                            def step(self): pass
                        class B(A):
                            def __init__(self):
                                super().__init__()
                            def step(self): self.helper.help()
                        class C:
                            def step(self): pass
                        class D(B, C): pass
                        class Helper:
                            def help(self): pass
                        D().step()
                        B.step(D())
                        """))
                .containsExactly(
                        "14 D SAME_FILE 11 6",
                        "14 step TYPE 8",
                        "15 D SAME_FILE 11 6",
                        "15 step TYPE 8",
                        "2 Helper SAME_FILE 12",
                        "3 step TYPE 4",
                        "7 __init__ TYPE 2",
                        "8 help TYPE 13");
    }

    @Test
    void aNameStandsForWhatItWasLastAssigned() throws Exception {
        assertThat(ties("""
                        def f(): pass
                        def g(): pass
                        a = f
                        a = g
                        a()
                        if f:
                            a = f
                        a()
                        d = {'x': f}
                        d['x'] = g
                        d['x']()
                        """)).containsExactly("5 a SAME_FILE 2", "8 a SAME_FILE 1 2", "11  SAME_FILE 2");
    }

    @Test
    void functionsArePassedReturnedAndDecorated() throws Exception {
        assertThat(ties("""
                        def logged(f):
                            def inner(*given):
                                return f(*given)
                            return inner
                        @logged
                        def work(x): pass
                        def pick(): return work
                        def call(it): it(1)
                        work(2)
                        pick()(3)
                        call(pick())
                        """))
                .contains(
                        "5 logged SAME_FILE 1",
                        "9 work SAME_FILE 2",
                        "10 pick SAME_FILE 7",
                        "10  TYPE 2",
                        "8 it TYPE 2",
                        "3 f TYPE 6");
    }

    @Test
    void annotationsAndInstanceChecksSayWhatAParameterIs() throws Exception {
        assertThat(ties("""
                        from typing import Optional, List
                        class Node:
                            def visit(self) -> 'Node': return self
                        def one(node: Optional[Node], all: List[Node], other):
                            node.visit().visit()
                            for each in all:
                                each.visit()
                            if isinstance(other, Node):
                                other.visit()
                        """))
                .containsExactly(
                        "5 visit TYPE 3", "5 visit TYPE 3", "7 visit TYPE 3", "8 isinstance OUTSIDE", "9 visit TYPE 3");
    }

    @Test
    void whatIsNotKnownIsSaidToBeUnknownAndNeverGuessedByName() throws Exception {
        assertThat(ties("""
                        from lib import Base
                        class Own(Base):
                            def run(self):
                                self.inherited()
                        def save(it): pass
                        def go(x):
                            x.save(1)
                            x.y.z()
                            len('').upper()
                            undeclared()
                        """))
                .containsExactly(
                        "4 inherited OUTSIDE",
                        "7 save UNKNOWN",
                        "8 z UNKNOWN",
                        "9 len OUTSIDE",
                        "9 upper OUTSIDE",
                        "10 undeclared UNKNOWN");
    }

    @Test
    void aFunctionHandedToCodeThatIsNotFollowedIsCalledThereOrNotKnownToBe() throws Exception {
        assertThat(ties("""
                        import threading, lib
                        def work(): pass
                        threading.Thread(target=work)
                        lib.keep(work)
                        """)).containsExactly("3 Thread OUTSIDE", "3 work TYPE 2", "4 keep OUTSIDE", "4 work UNKNOWN");
    }

    @Test
    void classesUnderAClassAndWhatTheyOverrideAreFound() throws Exception {
        CallSystem.Index index = files().with("a.py", "class A:\n    def m(self): pass\n")
                .with("b.py", "import a\nclass B(a.A):\n    def m(self): pass\nclass C(B): pass\n")
                .index();
        assertThat(index.implementers(new Place("a.py", 1, 7)))
                .containsExactly(new Place("b.py", 2, 7), new Place("b.py", 4, 7));
        assertThat(index.implementers(new Place("a.py", 2, 9))).containsExactly(new Place("b.py", 3, 9));
        assertThat(index.overridden(new Place("b.py", 3, 9))).containsExactly(new Place("a.py", 2, 9));
    }

    @Test
    void loopsThatFeedThemselvesComeToAnEnd() throws Exception {
        assertThat(ties("""
                        class L:
                            def next(self): return L()
                        def chase(x):
                            while x:
                                x = x.next()
                            return chase(x)
                        class X(X): pass
                        x = [x for x in chase(L())]
                        """)).contains("5 next TYPE 2", "6 chase SAME_FILE 3");
    }
}
