package dev.aura.code.ecma.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.TestParsers;
import dev.aura.code.TiedFiles;
import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.language.calls.CallSystem;
import dev.aura.code.language.calls.CallSystem.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
final class EcmaCallsTest {

    @RegisterExtension
    static final TestParsers PARSERS = new TestParsers();

    private static TiedFiles files(Dialect dialect) {
        return new TiedFiles(new EcmaFrontEnd(dialect, PARSERS.pool()));
    }

    private static List<String> ties(String text) throws Exception {
        return files(Dialect.JAVASCRIPT).with("main.js", text).ties("main.js");
    }

    @Test
    void namesAreFollowedThroughModulesAndWhatTheyExportAgain() throws Exception {
        TiedFiles files = files(Dialect.JAVASCRIPT)
                .with("shop/index.js", "export { price as cost } from './core.js';\nexport * from './more';\n")
                .with("shop/core.js", "export function price() {}\nexport default class Till { open() {} }\n")
                .with("shop/more.js", "export const tax = () => {};\n")
                .with("old.js", "function sum() {}\nmodule.exports = { sum, max() {} };\nexports.min = () => 1;\n")
                .with("main.js", """
                        import { cost, tax } from './shop';
                        import Till, * as core from './shop/core.js';
                        const { sum, max } = require('./old');
                        cost();
                        tax();
                        core.price();
                        new Till().open();
                        sum(); max();
                        require('./old').min();
                        console.log(1);
                        import fs from 'fs';
                        fs.readFileSync();
                        """);
        assertThat(files.ties("main.js"))
                .containsExactly(
                        "4 cost IMPORT shop/core.js:1",
                        "5 tax IMPORT shop/more.js:1",
                        "6 price IMPORT shop/core.js:1",
                        "7 Till IMPORT shop/core.js:2",
                        "7 open TYPE shop/core.js:2",
                        "8 sum TYPE old.js:1",
                        "8 max TYPE old.js:2",
                        "9 min TYPE old.js:3",
                        "10 log OUTSIDE",
                        "12 readFileSync OUTSIDE");
    }

    @Test
    void classesPrototypesAndObjectsHaveMethods() throws Exception {
        assertThat(ties("""
                        class A {
                          constructor() { this.other = new B(); }
                          run() { this.step(); this.other.step(); }
                          step() {}
                          static make() { return new this(); }
                        }
                        class B extends A {
                          constructor() { super(); }
                          step() { super.step(); }
                        }
                        A.make().run();
                        function Old() { this.go(); }
                        Old.prototype.go = function () {};
                        new Old().go();
                        const o = { a() { this.b(); }, b: () => 1 };
                        o.a();
                        """))
                .contains(
                        "2 B SAME_FILE 7 8",
                        "3 step TYPE 4",
                        "3 step TYPE 9",
                        "8 super TYPE 1 2",
                        "9 step TYPE 4",
                        "11 make TYPE 5",
                        "11 run TYPE 3",
                        "12 go TYPE 13",
                        "14 Old SAME_FILE 12",
                        "14 go TYPE 13",
                        "15 b TYPE 15",
                        "16 a TYPE 15");
    }

    @Test
    void functionsArePassedReturnedAndBound() throws Exception {
        assertThat(ties("""
                        function f() {}
                        const g = () => f;
                        g()();
                        function each(list, call) { list.forEach(x => call(x)); }
                        each([1], f);
                        f.call(null); f.bind(null)();
                        [f].forEach(x => x());
                        Promise.resolve(1).then(f);
                        """))
                .contains(
                        "3 g SAME_FILE 2",
                        "3  TYPE 1",
                        "4 call TYPE 1",
                        "5 each SAME_FILE 4",
                        "6 call TYPE 1",
                        "7 x TYPE 1",
                        "8 f TYPE 1");
    }

    @Test
    void typesOfTypeScriptSayWhatAParameterOrFieldIs() throws Exception {
        TiedFiles files = files(Dialect.TYPESCRIPT)
                .with(
                        "store.ts",
                        "export interface Store { put(key: string): void; all(): Item[]; }\nexport class Item { use() {} }\n")
                .with("main.ts", """
                        import type { Store } from './store';
                        class Disk implements Store {
                          put(key: string) {}
                          all() { return []; }
                        }
                        class Shop {
                          private spare?: Store;
                          constructor(private readonly store: Store) {}
                          save(given: Store | undefined) {
                            this.store.put('a');
                            this.spare!.put('b');
                            given?.put('c');
                            for (const item of given.all()) item.use();
                          }
                        }
                        """);
        assertThat(files.ties("main.ts"))
                .containsExactly(
                        "10 put TYPE store.ts:1",
                        "11 put TYPE store.ts:1",
                        "12 put TYPE store.ts:1",
                        "13 all TYPE store.ts:1",
                        "13 use TYPE store.ts:2");
        CallSystem.Index index = files.index();
        assertThat(index.implementers(new Place("store.ts", 1, 18))).containsExactly(new Place("main.ts", 2, 7));
        assertThat(index.implementers(new Place("store.ts", 1, 26))).containsExactly(new Place("main.ts", 3, 3));
        assertThat(index.overridden(new Place("main.ts", 3, 3))).containsExactly(new Place("store.ts", 1, 26));
    }

    @Test
    void componentsAreCalledWhereTheyAreNamed() throws Exception {
        assertThat(ties("function Page() { return <Row a={make()} />; }\nfunction Row() {}\nfunction make() {}\n"))
                .contains("1 Row SAME_FILE 2", "1 make SAME_FILE 3");
    }

    @Test
    void whatIsNotKnownIsSaidToBeUnknownAndNeverGuessedByName() throws Exception {
        assertThat(ties("""
                        function save() {}
                        function go(x) { x.save(); window.save(); missing(); x[save](); }
                        """)).containsExactly("2 save UNKNOWN", "2 save OUTSIDE", "2 missing UNKNOWN", "2  UNKNOWN");
    }

    @Test
    void aNameInABlockHidesTheOneAround() throws Exception {
        assertThat(ties("""
                        function f() {}
                        function g() {}
                        let a = f;
                        { const a = g; a(); }
                        a();
                        function h(x) { if (x instanceof K) x.m(); }
                        class K { m() {} }
                        """)).containsExactly("4 a SAME_FILE 2", "5 a SAME_FILE 1", "6 m TYPE 7");
    }
}
