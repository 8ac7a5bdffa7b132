package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.proto.code.v1.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RustFindingsTest {

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

    private List<String> in(String text) {
        return fixture.findings("src/a.rs", text);
    }

    private Finding first(String text) {
        return fixture.analyze("src/a.rs", text).getFindings(0);
    }

    @Test
    void valuesThatMayBeMissing() {
        assertThat(in("fn f(x: Option<u8>) -> u8 {\n    x.unwrap()\n}\n")).containsExactly("unwrap:2");
        assertThat(in("fn f(x: Option<u8>) -> Option<u8> {\n    Some(x.unwrap())\n}\n"))
                .containsExactly("unwrap-in-result:2");
        assertThat(in("fn main() {\n    g().unwrap();\n}\n")).isEmpty();
        assertThat(in("#[cfg(test)]\nmod tests {\n    fn f() {\n        g().unwrap();\n    }\n}\n"))
                .isEmpty();
        assertThat(in("#[test]\nfn f() {\n    g().unwrap();\n}\n")).isEmpty();
        assertThat(in("fn f() {\n    m.lock().unwrap();\n    g().expect(\"there is one\");\n}\n"))
                .isEmpty();
        assertThat(in("fn f() {\n    // g is set by new\n    g().unwrap();\n    Regex::new(\"a\").unwrap();\n}\n"))
                .isEmpty();
        assertThat(fixture.findings("tests/a.rs", "fn f() {\n    g().unwrap();\n}\n"))
                .isEmpty();
    }

    @Test
    void unsafeCodeSaysWhy() {
        assertThat(in("fn f() {\n    let x = unsafe { g() };\n}\n")).containsExactly("unsafe-without-reason:2");
        assertThat(in("fn f() {\n    // SAFETY: g takes nothing\n    let x = unsafe { g() };\n}\n"))
                .isEmpty();
        assertThat(in("use std::mem;\nfn f() {\n    let x: u8 = mem::transmute(y);\n}\n"))
                .containsExactly("transmute:3");
        assertThat(in("use my::mem;\nfn f() {\n    let x: u8 = mem::transmute(y);\n}\n"))
                .isEmpty();
        assertThat(in("fn f() {\n    let x: u8 = std::mem::uninitialized();\n}\n"))
                .containsExactly("uninitialized:2");
        assertThat(in("static mut COUNT: u8 = 0;\nstatic NAME: &str = \"\";\n")).containsExactly("static-mut:1");
    }

    @Test
    void memoryThatIsNotFreed() {
        assertThat(in("use std::mem::forget;\nfn f() {\n    forget(x);\n}\n")).containsExactly("forget:3");
        assertThat(in("fn f() {\n    forget(x);\n    std::mem::drop(x);\n}\n")).isEmpty();
        assertThat(in("struct N {\n    parent: Option<Rc<RefCell<N>>>,\n    children: Vec<Rc<RefCell<N>>>,\n}\n"))
                .containsExactly("rc-cycle:2");
        assertThat(in("struct N {\n    parent: Option<Weak<RefCell<N>>>,\n    children: Vec<Rc<RefCell<N>>>,\n}\n"))
                .isEmpty();
        assertThat(in("fn f() {\n    drop(&x);\n    drop(x);\n}\n")).containsExactly("drop-of-reference:2");
    }

    @Test
    void locksAndTasks() {
        assertThat(in("async fn f() {\n    let a = m.lock().unwrap();\n    g().await;\n}\n"))
                .containsExactly("lock-across-await:2");
        assertThat(in("async fn f() {\n    let a = m.lock().unwrap();\n    drop(a);\n    g().await;\n}\n"))
                .isEmpty();
        assertThat(in("async fn f() {\n    let a = m.lock().await;\n    g().await;\n}\n"))
                .isEmpty();
        assertThat(in("async fn f() {\n    let a = m.lock().unwrap();\n    spawn(async { g().await });\n}\n"))
                .isEmpty();
        assertThat(
                        in(
                                "fn f() {\n    let _ = m.lock();\n    let _ = m.read().unwrap();\n    let _g = m.lock();\n    let _ = s.read();\n}\n"))
                .containsExactly("lock-dropped-at-once:2", "lock-dropped-at-once:3");
    }

    @Test
    void tasksThatBlock() {
        assertThat(in("use std::thread;\nasync fn f() {\n    thread::sleep(d);\n}\n"))
                .containsExactly("sleep-in-async:3");
        assertThat(
                        in(
                                "use std::thread;\nasync fn f() {\n    spawn_blocking(|| thread::sleep(d));\n}\nfn g() {\n    thread::sleep(d);\n}\n"))
                .isEmpty();
        assertThat(in("async fn f() {\n    rt.block_on(g());\n}\nfn h() {\n    rt.block_on(g());\n}\n"))
                .containsExactly("block-on-in-async:2");
    }

    @Test
    void codeThatIsNotFinished() {
        assertThat(in("fn f() {\n    todo!();\n}\n#[test]\nfn t() {\n    todo!();\n}\n"))
                .containsExactly("unfinished:2");
        assertThat(in("fn f() -> Result<u8, E> {\n    panic!(\"no\");\n}\nfn g() {\n    panic!(\"no\");\n}\n"))
                .containsExactly("panic-in-result:2");
        assertThat(in("fn f() {\n    dbg!(x);\n    println!(\"x\");\n}\n")).containsExactly("debug-left:2");
    }

    @Test
    void failuresThatAreDropped() {
        assertThat(in("fn f() {\n    match g() {\n        Ok(x) => h(x),\n        Err(_) => {}\n    }\n}\n"))
                .containsExactly("error-swallowed:4");
        assertThat(
                        in(
                                "fn f() {\n    match g() {\n        Ok(x) => h(x),\n        Err(_) => {} // it is gone already\n    }\n}\n"))
                .isEmpty();
        assertThat(in("fn f() {\n    if let Err(_) = g() {}\n}\n")).containsExactly("error-swallowed:2");
        assertThat(in("fn f() {\n    if let Err(e) = g() {\n        log(e);\n    }\n}\n"))
                .isEmpty();
        assertThat(in("fn f() {\n    let _ = w.flush();\n    let _ = tx.send(1);\n}\n"))
                .containsExactly("ignored-write:2");
    }

    @Test
    void numbers() {
        assertThat(in("fn f() {\n    let a = v.len() as u32;\n    let b = v.len() as u64;\n}\n"))
                .containsExactly("length-truncated:2");
        assertThat(in("fn f() {\n    if x == 0.1 || x == 0.5 || x == 1.0 {\n        g();\n    }\n}\n"))
                .containsExactly("float-equality:2");
        assertThat(in("fn f() {\n    if a.b && a.b {\n        g();\n    }\n    let c = x != x;\n}\n"))
                .containsExactly("same-operands:2");
    }

    @Test
    void typesThatAskForTooMuch() {
        assertThat(in("struct A {\n    a: Box<Vec<u8>>,\n    b: Box<[u8]>,\n}\n"))
                .containsExactly("boxed-collection:2");
        assertThat(in("fn f(a: &String) -> usize {\n    a.len()\n}\nfn g(a: &str, b: &mut String) {}\n"))
                .containsExactly("reference-to-owned:1");
        assertThat(in("fn f(a: &String) -> usize {\n    g(a)\n}\n")).isEmpty();
    }

    @Test
    void wordsThatCanGoComeWithFixes() {
        Finding result = first("fn f() -> u8 {\n    return 1;\n}\n");
        assertThat(result.getRuleId()).isEqualTo("rust/needless-return");
        assertThat(result.getFix().getEditsCount()).isEqualTo(2);
        assertThat(in("fn f() -> u8 {\n    if a {\n        return 1;\n    }\n    2\n}\n"))
                .isEmpty();
        Finding clone = first("fn f(a: u8) -> u8 {\n    a.clone()\n}\n");
        assertThat(clone.getRuleId()).isEqualTo("rust/clone-on-copy");
        assertThat(in("fn f(a: String) -> String {\n    a.clone()\n}\n")).isEmpty();
    }

    @Test
    void otherMistakes() {
        assertThat(in("fn f() -> u8 {\n    if a { 1 } else { 1 }\n}\n")).containsExactly("same-branches:2");
        assertThat(fixture.findings("src/lib.rs", "fn f() {\n    std::process::exit(1);\n}\n"))
                .containsExactly("exit-in-library:2");
        assertThat(fixture.findings("src/main.rs", "fn f() {\n    std::process::exit(1);\n}\n"))
                .isEmpty();
        String nested = "loop {\n".repeat(7) + "g();\n" + "}\n".repeat(7);
        assertThat(in("fn f() {\n" + nested + "}\n")).containsExactly("cognitive-complexity:1");
    }
}
