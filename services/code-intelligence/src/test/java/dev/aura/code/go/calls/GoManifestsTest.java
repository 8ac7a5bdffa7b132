package dev.aura.code.go.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.code.TestParsers;
import dev.aura.code.TiedFiles;
import dev.aura.code.go.GoFrontEnd;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Imports lead where `go.mod`, `go.work` and `vendor/modules.txt` say. */
@Timeout(60)
final class GoManifestsTest {

    @RegisterExtension
    static final TestParsers PARSERS = new TestParsers();

    private static TiedFiles files() {
        return new TiedFiles(new GoFrontEnd(PARSERS.pool()));
    }

    private static String user(String path) {
        return "package main\nimport x \"" + path + "\"\nfunc main() { x.F() }\n";
    }

    @Test
    void modulesOfOneRepositoryKnowEachOther() throws Exception {
        TiedFiles files = files().with("go.mod", "module example.com/shop\n")
                .with("tool/go.mod", "module example.com/tool // beside\n\nrequire example.com/shop v1.2.3\n")
                .with("core/core.go", "package core\nfunc F() {}\n")
                .with("tool/main.go", user("example.com/shop/core"));
        assertThat(files.ties("tool/main.go")).containsExactly("3 F IMPORT core/core.go:2");
    }

    @Test
    void aDirectoryStandsInForAModule() throws Exception {
        TiedFiles files = files().with("app/go.mod", """
                        module example.com/app

                        replace (
                            example.com/fork v1.0.0 => ../patched
                            example.com/gone => github.com/other/gone v1.0.0
                        )
                        """)
                .with("other/go.mod", "module example.com/other\n")
                .with("fork/go.mod", "module example.com/fork\n")
                .with("fork/sub/f.go", "package sub\nfunc F() {}\n")
                .with("patched/go.mod", "module example.com/fork\n")
                .with("patched/sub/f.go", "package sub\n\nfunc F() { g() }\n")
                .with("patched/sub/g.go", "package sub\nfunc g() {}\n")
                .with("app/main.go", user("example.com/fork/sub"))
                .with("app/gone.go", "package main\nimport \"example.com/gone\"\nfunc f() { gone.F() }\n")
                .with("other/main.go", user("example.com/fork/sub"));
        assertThat(files.ties("app/main.go")).containsExactly("3 F IMPORT patched/sub/f.go:3");
        assertThat(files.ties("app/gone.go")).containsExactly("3 F OUTSIDE");
        assertThat(files.ties("other/main.go")).as("replaces nothing").containsExactly("3 F IMPORT fork/sub/f.go:2");
        assertThat(files.ties("patched/sub/f.go")).containsExactly("3 g SAME_PACKAGE patched/sub/g.go:2");
    }

    @Test
    void aWorkspaceSaysWhichOfTwoIsMeant() throws Exception {
        TiedFiles files = files().with(
                        "go.work", "go 1.22\n\nuse (\n    ./app\n    ./new/lib\n)\nreplace example.com/x => ./x\n")
                .with("app/go.mod", "module example.com/app\n")
                .with("lib/go.mod", "module example.com/lib\n")
                .with("lib/f.go", "package lib\nfunc F() {}\n")
                .with("new/lib/go.mod", "module example.com/lib\n")
                .with("new/lib/f.go", "package lib\n\nfunc F() {}\n")
                .with("x/f.go", "package x\n\n\nfunc F() {}\n")
                .with("app/main.go", user("example.com/lib"))
                .with("app/x.go", user("example.com/x"));
        assertThat(files.ties("app/main.go")).containsExactly("3 F IMPORT new/lib/f.go:3");
        assertThat(files.ties("app/x.go")).containsExactly("3 F IMPORT x/f.go:4");
    }

    @Test
    void whatIsVendoredHasItsOwnNameAndIsForTheModuleAroundIt() throws Exception {
        TiedFiles files = files().with("go.mod", "module example.com/app\n")
                .with("vendor/modules.txt", "# github.com/a/lib v1.0.0\n## explicit; go 1.20\ngithub.com/a/lib/sub\n")
                .with("vendor/github.com/a/lib/sub/f.go", "package sub\nfunc F() { g() }\n")
                .with("vendor/github.com/a/lib/sub/g.go", "package sub\nfunc g() {}\n")
                .with("main.go", user("github.com/a/lib/sub"))
                .with("wrong.go", user("example.com/app/vendor/github.com/a/lib/sub"));
        assertThat(files.ties("main.go")).containsExactly("3 F IMPORT vendor/github.com/a/lib/sub/f.go:2");
        assertThat(files.ties("wrong.go")).containsExactly("3 F OUTSIDE");
        assertThat(files.ties("vendor/github.com/a/lib/sub/f.go"))
                .containsExactly("2 g SAME_PACKAGE vendor/github.com/a/lib/sub/g.go:2");
    }

    @Test
    void aManifestThatIsNoneSaysWhy() {
        assertThatThrownBy(() -> read("module a\nbogus line\n"))
                .isInstanceOf(UnparsableException.class)
                .hasMessage("line 2: `bogus` is no directive");
        assertThatThrownBy(() -> read("module a\nreplace (\n"))
                .isInstanceOf(UnparsableException.class)
                .hasMessage("`replace (` is not closed");
    }

    private static String read(String text) throws UnparsableException {
        return new GoFrontEnd(PARSERS.pool()).manifest(SourceText.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
