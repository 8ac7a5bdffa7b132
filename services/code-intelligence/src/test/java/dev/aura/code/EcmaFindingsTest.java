package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.Finding;
import dev.aura.proto.code.v1.ListRulesRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EcmaFindingsTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<String> js(String text) {
        return fixture.findings("a.js", text);
    }

    private List<String> ts(String text) {
        return fixture.findings("a.ts", text);
    }

    /** The text after the fix of its first finding. */
    private String fixed(String path, String text) {
        Finding finding = fixture.analyze(path, text).getFindings(0);
        StringBuilder result = new StringBuilder(text);
        for (int index = finding.getFix().getEditsCount() - 1; index >= 0; index--) {
            int start = finding.getFix().getEdits(index).getRange().getStart().getColumn() - 1;
            int end = finding.getFix().getEdits(index).getRange().getEnd().getColumn() - 1;
            result.replace(start, end, finding.getFix().getEdits(index).getText());
        }
        return result.toString();
    }

    @Test
    void conditionsThatAreNotWhatTheyLookLike() {
        assertThat(js("if (a = b) { c(); }")).containsExactly("assignment-in-condition:1");
        assertThat(js("if ((a = b)) { c(); }\nif (a = next()) { c(); }\nwhile (a = b) { c(); }"))
                .isEmpty();
        assertThat(js("x = a < a;\ny = b.c && b.c;")).containsExactly("self-comparison:1", "self-comparison:2");
        assertThat(js("x = a !== a;\ny = f() < f();\nz = a < b;")).isEmpty();
        assertThat(js("x = typeof a === 'strnig';")).containsExactly("typeof-typo:1");
        assertThat(js("x = typeof a === 'string' && typeof b === typeof c;")).isEmpty();
        assertThat(js("x = !a in b;\ny = !a instanceof B;")).containsExactly("negated-operand:1", "negated-operand:2");
        assertThat(fixed("a.js", "x = !a in b;")).isEqualTo("x = !(a in b);");
        assertThat(js("x = !(a in b);")).isEmpty();
    }

    @Test
    void comparisonsThatSurprise() {
        assertThat(js("x = a == b;")).containsExactly("loose-equality:1");
        assertThat(js("x = a == null || undefined != b || typeof a == 'string' || a === b;"))
                .isEmpty();
        assertThat(js("x = a === NaN;")).containsExactly("nan-comparison:1");
        assertThat(fixed("a.js", "x = a.b !== NaN;")).isEqualTo("x = !Number.isNaN(a.b);");
        assertThat(js("x = Number.isNaN(a);")).isEmpty();
    }

    @Test
    void keysAndCasesThatStandTwice() {
        assertThat(js("x = {\n a: 1,\n 'a': 2 };")).containsExactly("duplicate-key:3");
        assertThat(js("x = { a: 1, ...b, a: 2, get c() { return 1; }, set c(v) {}, [d]: 1, [d]: 2 };"))
                .isEmpty();
        assertThat(js("switch (a) {\n case 1: f(); break;\n case 1: g(); }")).containsExactly("duplicate-case:3");
        assertThat(js("switch (a) {\n case 1: f(); break;\n case 2: g(); }")).isEmpty();
    }

    @Test
    void casesThatRunOn() {
        assertThat(js("switch (a) {\n case 1: f();\n case 2: g(); }")).containsExactly("switch-fallthrough:3");
        assertThat(
                        js(
                                "switch (a) {\n case 1:\n case 2: g(); break;\n case 3: if (b) { return; } else { throw b; }\n"
                                        + " case 4: f(); // falls through\n case 5: { break; }\n case 6: process.exit(1);\n default: }"))
                .isEmpty();
    }

    @Test
    void codeThatIsNeverReached() {
        assertThat(js("function f() {\n return 1;\n g();\n}")).containsExactly("unreachable-code:3");
        assertThat(js("function f() {\n return g();\n var x;\n function g() {}\n}"))
                .isEmpty();
        assertThat(js("switch (a) { case 1: return 1; break; }")).isEmpty();
    }

    @Test
    void failuresThatAreDropped() {
        assertThat(js("try { f(); } catch (e) {}")).containsExactly("empty-catch:1");
        assertThat(
                        js(
                                "try { f(); } catch (e) { // why\n}\ntry { f(); } catch (ignored) {}\ntry { f(); } catch { g(); }"))
                .isEmpty();
        assertThat(js("function f() {\n try { g(); } finally {\n return 1; }\n}"))
                .containsExactly("unsafe-finally:3");
        assertThat(js("try { g(); } finally { for (const a of b) { if (a) { break; } } h(() => { return 1; }); }"))
                .isEmpty();
        assertThat(js("throw 'a';")).containsExactly("throw-literal:1");
        assertThat(fixed("a.js", "throw `no ${a}`;")).isEqualTo("throw new Error(`no ${a}`);");
        assertThat(js("throw new Error('a');\n")).isEmpty();
        assertThat(js("function f(e) { throw e; }")).isEmpty();
    }

    @Test
    void textThatIsRun() {
        assertThat(js("eval(a);\nx = new Function('a', b);")).containsExactly("eval:1", "eval:2");
        assertThat(js("eval('1');\nx = new Function('a', 'return a');")).isEmpty();
        assertThat(js("const { exec } = require('child_process');\nexec(`rm ${a}`);\nexec('rm ' + a);"))
                .containsExactly("command-injection:2", "command-injection:3");
        assertThat(js("const { exec } = require('child_process');\nexec('ls');\n/a/.exec(`${b}`);\n"))
                .isEmpty();
        assertThat(js("a.innerHTML = b;\na.innerHTML += `<p>${c}</p>`;"))
                .containsExactly("inner-html:1", "inner-html:2");
        assertThat(
                        js(
                                "a.innerHTML = '';\na.innerHTML = escapeHtml(b);\na.innerHTML = `<p></p>`;\na.innerHTML = b.innerHTML;\n"))
                .isEmpty();
    }

    @Test
    void promisesThatNobodyAwaits() {
        assertThat(js("async function save() { await write(); }\nfunction f() {\n save();\n}"))
                .containsExactly("floating-promise:3");
        assertThat(js("async function save() { await write(); }\nasync function f() { await save(); void save();\n"
                        + " save().catch(log); const p = save(); return save(); }\nsave();"))
                .isEmpty();
        assertThat(js("async function safe() { try { await a(); } catch (e) { log(e); } }\nfunction f() { safe(); }"))
                .isEmpty();
        assertThat(js("function f(save) { save(); }\nasync function save() { await a(); }"))
                .isEmpty();
        assertThat(js("load().then(a => use(a));")).containsExactly("floating-promise:1");
        assertThat(js("load().then(a => use(a), log);\nload().then(a => use(a)).catch(log);"))
                .isEmpty();
        assertThat(js("x = new Promise(async (resolve) => { resolve(await a()); });"))
                .containsExactly("promise-executor-async:1");
        assertThat(js("x = new Promise((resolve) => { resolve(a()); });")).isEmpty();
        assertThat(js("a.forEach(async (b) => { await b(); });")).containsExactly("foreach-async:1");
        assertThat(js("async function f() { for (const a of b) { await a(); } }"))
                .containsExactly("await-in-loop:1");
        assertThat(js("async function f() { for await (const a of b) { await a(); }\n"
                        + " for (const a of b) { if (await a()) { break; } } while (c) { await d(); } }"))
                .isEmpty();
        assertThat(fixture.findings("a.test.js", "async function f() { for (const a of b) { await a(); } }"))
                .isEmpty();
    }

    @Test
    void mistakesWithArraysAndThis() {
        assertThat(js("x = a.map(parseInt);")).containsExactly("parse-int-in-map:1");
        assertThat(js("x = a.map(b => parseInt(b, 10));")).isEmpty();
        assertThat(js("for (const i in [1, 2]) { f(i); }")).containsExactly("for-in-array:1");
        assertThat(js("for (const i in a) { f(i); }\nfor (const i of [1, 2]) { f(i); }"))
                .isEmpty();
        assertThat(js("class A { run() { this.a(); }\n go() { setTimeout(this.run, 1); } }"))
                .containsExactly("lost-this:2");
        assertThat(js("class A { constructor() { this.run = this.run.bind(this); } run() { this.a(); }\n"
                        + " go() { setTimeout(this.run, 1); b.map(this.run, this); } }"))
                .isEmpty();
        assertThat(js("class A { run = () => { this.a(); };\n plain() { return 1; }\n"
                        + " go() { setTimeout(this.run, 1); setTimeout(this.plain, 1); } }"))
                .isEmpty();
    }

    @Test
    void privateMembersThatNobodyUses() {
        assertThat(js("class A { #a = 1;\n #b() { return this.#c; }\n #c = 2; }"))
                .containsExactly("unused-private:1", "unused-private:2");
        assertThat(
                        ts(
                                "class A { private a = 1;\n private b() { return this.c; }\n private c = 2; go() { this.b(); } }"))
                .containsExactly("unused-private:1");
        assertThat(ts("class A { @Input() private a = 1; private constructor() {} public b = 1; }"))
                .isEmpty();
    }

    @Test
    void typesThatCheckNothing() {
        assertThat(ts("function f(a: any): void { use(a as any); }"))
                .containsExactly("explicit-any:1", "explicit-any:1");
        assertThat(ts("function f<T extends any[]>(...a: any[]): unknown { return a; }"))
                .isEmpty();
        assertThat(fixture.findings("a.d.ts", "declare function f(a: any): void;"))
                .isEmpty();
        assertThat(ts("x = a?.b!;\ny = a?.b()!;"))
                .containsExactly("non-null-on-optional-chain:1", "non-null-on-optional-chain:2");
        assertThat(ts("x = a!.b;\ny = a?.b!.c;\nz = a.b!;")).isEmpty();
        assertThat(ts("// @ts-ignore\na();\n")).containsExactly("ts-ignore:1");
        assertThat(ts("// @ts-ignore: the type is wrong\na();\n// @ts-expect-error\nb();"))
                .isEmpty();
        assertThat(fixed("a.ts", "let a: String;")).isEqualTo("let a: string;");
        assertThat(ts("let a: string = String(1);\nclass Number {}\nlet b: ts.Symbol;"))
                .isEmpty();
        assertThat(ts("import { Symbol } from './symbols';\nlet a: Symbol;")).isEmpty();
    }

    @Test
    void squeezedCodeIsNotJudged() {
        assertThat(js("x=a==b;".repeat(400))).isEmpty();
    }

    @Test
    void atLeastSixteenRulesALanguage() {
        for (String language : List.of("javascript", "typescript")) {
            assertThat(fixture.code
                            .listRules(ListRulesRequest.newBuilder()
                                    .setLanguage(language)
                                    .build())
                            .getRulesList())
                    .hasSizeGreaterThanOrEqualTo(16)
                    .allSatisfy(rule -> assertThat(rule.getRationale()).isNotEmpty());
        }
    }
}
