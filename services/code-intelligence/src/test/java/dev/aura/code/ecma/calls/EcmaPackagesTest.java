package dev.aura.code.ecma.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aura.code.TestParsers;
import dev.aura.code.TiedFiles;
import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Imports lead where `tsconfig.json` and `package.json` say. */
@Timeout(60)
final class EcmaPackagesTest {

    @RegisterExtension
    static final TestParsers PARSERS = new TestParsers();

    private static TiedFiles files() {
        return new TiedFiles(new EcmaFrontEnd(Dialect.TYPESCRIPT, PARSERS.pool()));
    }

    private static String user(String name) {
        return "import { f } from '" + name + "';\nf();\n";
    }

    private static final String F = "export function f() {}\n";

    @Test
    void namesLeadWherePathsSay() throws Exception {
        TiedFiles files = files().with("tsconfig.json", """
                        // the root
                        {
                          "compilerOptions": {
                            "baseUrl": ".", /* of paths, too */
                            "paths": {
                              "@lib/*": ["missing/*", "packages/*/src"],
                              "@lib/deep/*": ["deep/*"],
                              "exact": ["packages/exact/main"],
                            },
                          },
                        }
                        """)
                .with("packages/one/src/index.ts", F)
                .with("deep/two.ts", F)
                .with("packages/exact/main.ts", F)
                .with("from/base.ts", F)
                .with("app/a.ts", user("@lib/one"))
                .with("app/b.ts", user("@lib/deep/two"))
                .with("app/c.ts", user("exact"))
                .with("app/d.ts", user("from/base"))
                .with("app/e.ts", user("@lib/none"));
        assertThat(files.ties("app/a.ts")).containsExactly("2 f IMPORT packages/one/src/index.ts:1");
        assertThat(files.ties("app/b.ts")).containsExactly("2 f IMPORT deep/two.ts:1");
        assertThat(files.ties("app/c.ts")).containsExactly("2 f IMPORT packages/exact/main.ts:1");
        assertThat(files.ties("app/d.ts")).containsExactly("2 f IMPORT from/base.ts:1");
        assertThat(files.ties("app/e.ts")).containsExactly("2 f OUTSIDE");
    }

    @Test
    void aConfigurationGoesOnFromAnother() throws Exception {
        TiedFiles files = files().with("config/tsconfig.base.json", """
                        { "compilerOptions": { "paths": { "#own/*": ["${configDir}/src/*"], "base/*": ["../shared/*"] } } }
                        """)
                .with(
                        "app/tsconfig.json",
                        "{ \"extends\": [\"../config/tsconfig.base\"], \"references\": [{ \"path\": \"./tsconfig.test.json\" }] }")
                .with(
                        "app/tsconfig.test.json",
                        "{ \"compilerOptions\": { \"paths\": { \"test/*\": [\"./helpers/*\"] } } }")
                .with("loop/tsconfig.json", "{ \"extends\": \"./tsconfig.json\" }")
                .with("app/src/own.ts", F)
                .with("app/helpers/help.ts", F)
                .with("shared/base.ts", F)
                .with("app/a.ts", user("#own/own"))
                .with("app/b.ts", user("base/base"))
                .with("app/c.ts", user("test/help"))
                .with("loop/a.ts", user("base/base"));
        assertThat(files.ties("app/a.ts")).containsExactly("2 f IMPORT app/src/own.ts:1");
        assertThat(files.ties("app/b.ts")).containsExactly("2 f IMPORT shared/base.ts:1");
        assertThat(files.ties("app/c.ts")).containsExactly("2 f IMPORT app/helpers/help.ts:1");
        assertThat(files.ties("loop/a.ts")).containsExactly("2 f OUTSIDE");
    }

    @Test
    void configurationsThatGoOnFromEachOtherEnd() throws Exception {
        StringBuilder all = new StringBuilder("{ \"extends\": [");
        for (int number = 0; number < 50; number++) {
            all.append(number == 0 ? "" : ", ")
                    .append('"')
                    .append("./".repeat(number + 1))
                    .append("tsconfig.json\"");
        }
        String paths = "], \"compilerOptions\": { \"paths\": { \"x/*\": [\"./*\"] } } }";
        TiedFiles files =
                files().with("tsconfig.json", all + paths).with("f.ts", F).with("a.ts", user("x/f"));
        assertThat(files.ties("a.ts")).containsExactly("2 f IMPORT f.ts:1");
    }

    @Test
    void aPackageIsFoundByItsNameAndWhatItExports() throws Exception {
        TiedFiles files = files().with("packages/kit/package.json", """
                        {
                          "name": "@scope/the-kit",
                          "exports": {
                            ".": { "types": "./dist/index.d.ts", "default": "./dist/index.js" },
                            "./tools/*": ["./dist/esm/tools/*.js"],
                            "./package.json": "./package.json"
                          },
                          "imports": { "#inner/*": { "node": "./dist/inner/*.js" } }
                        }
                        """)
                .with(
                        "packages/kit/tsconfig.build.json",
                        "{ \"compilerOptions\": { \"outDir\": \"dist\", \"rootDir\": \"source\" } }")
                .with("packages/kit/source/index.ts", F)
                .with("packages/kit/source/inner/x.ts", F)
                .with("packages/kit/src/tools/saw.ts", F)
                .with("packages/kit/source/self.ts", user("@scope/the-kit"))
                .with("packages/kit/source/hash.ts", user("#inner/x"))
                .with("plain/package.json", "{ \"name\": \"plain\", \"main\": \"lib/start.js\" }")
                .with("plain/lib/start.ts", F)
                .with("plain/lib/other.ts", F)
                .with(
                        "app/package.json",
                        "{ \"dependencies\": { \"@scope/the-kit\": \"workspace:*\", \"plain\": \"*\" } }")
                .with("app/a.ts", user("@scope/the-kit"))
                .with("app/b.ts", user("@scope/the-kit/tools/saw"))
                .with("app/c.ts", user("plain"))
                .with("app/d.ts", user("plain/lib/other"))
                .with("stranger/a.ts", user("plain"));
        assertThat(files.ties("app/a.ts")).containsExactly("2 f IMPORT packages/kit/source/index.ts:1");
        assertThat(files.ties("app/b.ts")).containsExactly("2 f IMPORT packages/kit/src/tools/saw.ts:1");
        assertThat(files.ties("app/c.ts")).containsExactly("2 f IMPORT plain/lib/start.ts:1");
        assertThat(files.ties("app/d.ts")).containsExactly("2 f IMPORT plain/lib/other.ts:1");
        assertThat(files.ties("packages/kit/source/self.ts"))
                .containsExactly("2 f IMPORT packages/kit/source/index.ts:1");
        assertThat(files.ties("packages/kit/source/hash.ts"))
                .containsExactly("2 f IMPORT packages/kit/source/inner/x.ts:1");
        assertThat(files.ties("stranger/a.ts"))
                .as("uses another package of that name")
                .containsExactly("2 f OUTSIDE");
    }

    @Test
    void whatIsWrittenIsMeantRatherThanItsDeclarations() throws Exception {
        TiedFiles files = files().with(
                        "kit/package.json",
                        "{ \"name\": \"kit\", \"exports\": { \".\": { \"types\": \"./index.d.ts\", \"default\": \"./dist/index.js\" } } }")
                .with("kit/index.d.ts", "export declare function f(): void;\n")
                .with("kit/src/index.ts", F)
                .with("package.json", "{ \"dependencies\": { \"kit\": \"*\" } }")
                .with("a.ts", user("kit"));
        assertThat(files.ties("a.ts")).containsExactly("2 f IMPORT kit/src/index.ts:1");
    }

    @Test
    void packagesOfOneWorkspaceNeedNotBeListed() throws Exception {
        TiedFiles files = files().with(
                        "package.json", "{ \"workspaces\": { \"packages\": [\"libs/*\", \"!libs/old\"] } }")
                .with("libs/one/package.json", "{ \"name\": \"one\" }")
                .with("libs/one/src/index.ts", F)
                .with("libs/old/package.json", "{ \"name\": \"old\" }")
                .with("libs/old/src/index.ts", F)
                .with("tools/a.ts", user("one"))
                .with("tools/b.ts", user("old"));
        assertThat(files.ties("tools/a.ts")).containsExactly("2 f IMPORT libs/one/src/index.ts:1");
        assertThat(files.ties("tools/b.ts")).containsExactly("2 f OUTSIDE");
    }

    @Test
    void whatIsUsedFromOutsideIsNoDirectoryOfThatName() throws Exception {
        TiedFiles files = files().with("package.json", "{ \"devDependencies\": { \"@types/node\": \"1\" } }")
                .with("src/node/index.ts", F)
                .with("a.ts", user("@types/node"));
        assertThat(files.ties("a.ts")).containsExactly("2 f OUTSIDE");
    }

    @Test
    void aManifestThatIsNoneSaysWhere() throws Exception {
        assertThatThrownBy(() -> read("{\n  \"name\": \n}"))
                .isInstanceOf(UnparsableException.class)
                .hasMessageStartingWith("line 3: ");
        assertThatThrownBy(() -> read("[1]")).isInstanceOf(UnparsableException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(UnparsableException.class);
        assertThat(read("")).isEmpty();
        assertThat(read("{ \"name\": 1, \"exports\": 2, \"workspaces\": 3, \"compilerOptions\": [], \"paths\": 1 }"))
                .isEmpty();
        assertThat(read("{ \"name\": \"a\\u0009b\" }")).as("no tab in a name").isEmpty();
    }

    private static String read(String text) throws UnparsableException {
        return new EcmaFrontEnd(Dialect.TYPESCRIPT, PARSERS.pool())
                .manifest(SourceText.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
