package dev.aura.code.rust.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.code.TestParsers;
import dev.aura.code.TiedFiles;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.rust.RustFrontEnd;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Crates are called, and lie, as `Cargo.toml` says. */
@Timeout(60)
final class CargoManifestsTest {

    @RegisterExtension
    static final TestParsers PARSERS = new TestParsers();

    private static TiedFiles files() {
        return new TiedFiles(new RustFrontEnd(PARSERS.pool()));
    }

    private static TiedFiles library(String directory, String manifest) {
        return files().with(directory + "/Cargo.toml", manifest)
                .with(directory + "/src/lib.rs", "pub mod deep;\npub fn top() {}\n")
                .with(directory + "/src/deep.rs", "pub fn low() { crate::top() }\n");
    }

    private static String app(String dependencies) {
        return "[package]\nname = \"app\"\nedition = \"2021\"\n" + dependencies;
    }

    @Test
    void aCrateHasTheNameOfItsPackage() throws Exception {
        TiedFiles files = library("crates/core", "[package]\nname = \"the-core\"\nedition = \"2021\"\n")
                .with("app/Cargo.toml", app("[dependencies]\nthe-core = { path = \"../crates/core\" }\n"))
                .with(
                        "app/src/main.rs",
                        "use the_core::deep;\nfn main() {\n    the_core::top();\n    deep::low();\n    core::top();\n}\n");
        assertThat(files.ties("app/src/main.rs"))
                .containsExactly(
                        "3 top IMPORT crates/core/src/lib.rs:2",
                        "4 low IMPORT crates/core/src/deep.rs:1",
                        "5 top OUTSIDE");
        assertThat(files.ties("crates/core/src/deep.rs")).containsExactly("1 top IMPORT crates/core/src/lib.rs:2");
    }

    @Test
    void aDependencyMayHaveAnotherNameAndBeSharedByTheWorkspace() throws Exception {
        TiedFiles files = library("one", "[package]\nname = \"one\"\n[lib]\nname = \"first\"\n")
                .with("Cargo.toml", """
                        [workspace]
                        members = ["one", "app"]
                        [workspace.dependencies]
                        shared = { package = "one", path = "one" }
                        [patch.crates-io]
                        one = { path = "one" }
                        """)
                .with("app/Cargo.toml", app("""
                        [dependencies]
                        renamed = { package = "one", path = "../one" }
                        shared.workspace = true
                        [target.'cfg(unix)'.dev-dependencies]
                        patched = { package = "one", version = "1" }
                        elsewhere = "1"
                        """))
                .with("app/src/lib.rs", """
                        fn f() {
                            renamed::top();
                            shared::top();
                            patched::top();
                            elsewhere::top();
                            one::top();
                        }
                        """);
        assertThat(files.ties("app/src/lib.rs"))
                .containsExactly(
                        "2 top IMPORT one/src/lib.rs:2",
                        "3 top IMPORT one/src/lib.rs:2",
                        "4 top IMPORT one/src/lib.rs:2",
                        "5 top OUTSIDE",
                        "6 top OUTSIDE");
    }

    @Test
    void rootsOfCratesLieWhereTheManifestSays() throws Exception {
        TiedFiles files = files().with("Cargo.toml", """
                        [package]
                        name = "search"
                        edition = "2024"
                        [[bin]]
                        name = "s"
                        path = "crates/main/main.rs"
                        [[test]]
                        name = "all"
                        path = "tests/all.rs"
                        [dependencies]
                        inner = { path = "crates/inner" }
                        """)
                .with("crates/main/main.rs", "mod flags;\nfn main() { flags::read(); inner::go() }\n")
                .with("crates/main/flags.rs", "pub fn read() { crate::main() }\n")
                .with("crates/inner/Cargo.toml", "[package]\nname = \"inner\"\n[lib]\npath = \"root.rs\"\n")
                .with("crates/inner/root.rs", "mod part;\npub fn go() { part::p() }\n")
                .with("crates/inner/part.rs", "pub fn p() { ::part::p() }\n")
                .with("tests/all.rs", "mod support;\nfn t() { support::help(); inner::go() }\n")
                .with("tests/support/mod.rs", "pub fn help() {}\n");
        assertThat(files.ties("crates/main/main.rs"))
                .containsExactly("2 read IMPORT crates/main/flags.rs:1", "2 go IMPORT crates/inner/root.rs:2");
        assertThat(files.ties("crates/main/flags.rs")).containsExactly("1 main IMPORT crates/main/main.rs:2");
        assertThat(files.ties("crates/inner/root.rs")).containsExactly("2 p IMPORT crates/inner/part.rs:1");
        assertThat(files.ties("tests/all.rs"))
                .containsExactly("2 help IMPORT tests/support/mod.rs:1", "2 go IMPORT crates/inner/root.rs:2");
    }

    @Test
    void importsOfRust2015BeginAtTheRootOfTheCrate() throws Exception {
        TiedFiles old = library("old", "[package]\nname = \"old\"\n")
                .with("old/src/other.rs", "use deep::low;\nfn f() { low() }\n");
        assertThat(old.ties("old/src/other.rs")).containsExactly("2 low IMPORT old/src/deep.rs:1");
    }

    @Test
    void itemsThatAMacroIsGivenAreItems() throws Exception {
        TiedFiles files = files().with("src/lib.rs", """
                        cfg_rt! {
                            pub mod task;
                            cfg_io! {
                                pub fn deep() {}
                            }
                        }
                        #[cfg(unix)]
                        pin_project! {
                            /// A future.
                            pub struct Waiter { #[pin] left: usize }
                        }
                        impl Waiter {
                            cfg_rt! { pub fn poll(&self) -> usize { deep(); self.left } }
                        }
                        cfg_if::cfg_if! {
                            if #[cfg(unix)] { fn here() {} } else { mod other { pub fn there() {} } }
                        }
                        odd! { fn a b c }
                        fn f(w: Waiter) { task::run(); w.poll(); here(); other::there(); }
                        """).with("src/task.rs", "pub fn run() {}\n");
        assertThat(files.ties("src/lib.rs"))
                .contains(
                        "13 deep SAME_FILE 4",
                        "19 run IMPORT src/task.rs:1",
                        "19 poll TYPE 13",
                        "19 here SAME_FILE 16",
                        "19 there SAME_FILE 16");
    }

    @Test
    void aManifestThatIsNoneSaysWhere() {
        assertThat(failure("[package]\nname = \"a\n")).startsWith("line 2: ");
        assertThat(failure("[package\n")).startsWith("line 1: ");
        for (String cut : List.of("a = [[[[", "= 1", "a.b = 1\na = 2", "\"", "[[bin]]\nname = {")) {
            assertThat(failure(cut)).as(cut).isNotEmpty();
        }
    }

    private static String failure(String manifest) {
        StringBuilder message = new StringBuilder();
        assertThatThrownBy(() -> new RustFrontEnd(PARSERS.pool())
                        .manifest(SourceText.decode(manifest.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnparsableException.class)
                .satisfies(thrown -> message.append(thrown.getMessage()));
        return message.toString();
    }
}
