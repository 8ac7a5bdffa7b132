package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.AlignVersionsRequest;
import dev.aura.proto.code.v1.AlignedFile;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.MergeVersions;
import dev.aura.proto.code.v1.Part;
import dev.aura.proto.code.v1.SideChange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a structural merge starts from. */
@Timeout(60)
final class AlignVersionsTest {

    private static final String BASE = """
            // license

            package p;

            import java.util.List;
            import java.util.Map; // maps

            /** Keeps. */
            @Deprecated
            final class Store {
                int a, b; // both

                // How many.
                private int size = 0;

                /** Adds. */
                void add(int x) {
                    size += x;
                }

                int size() { return size; }
            }
            """;

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

    @Test
    void coversEveryByteAndGivesCommentsToTheirEntities() {
        AlignedFile file = align("Store.java", BASE, BASE, BASE);
        assertThat(file.getProblem()).isEmpty();
        assertThat(texts(BASE, file.getBaseList()))
                .containsExactly(
                        "// license\n\npackage p;\n\n",
                        "import java.util.List;\n",
                        "import java.util.Map; // maps\n",
                        "\n",
                        BASE.substring(BASE.indexOf("/** Keeps")));
        Part store = file.getBaseList().getLast();
        assertThat(texts(BASE, store.getPartsList()))
                .containsExactly(
                        "/** Keeps. */\n@Deprecated\nfinal class Store {\n",
                        "    int a, b; // both\n",
                        "\n",
                        "    // How many.\n    private int size = 0;\n",
                        "\n",
                        "    /** Adds. */\n    void add(int x) {\n        size += x;\n    }\n",
                        "\n",
                        "    int size() { return size; }\n",
                        "}\n");
        assertThat(named(file.getBaseList(), "size").getOrdered()).isTrue();
        assertThat(named(file.getBaseList(), "add").getOrdered()).isFalse();
        assertThat(file.getLeftList()).isEqualTo(file.getBaseList());
        assertThat(file.getLeftChangesList()).isEmpty();
    }

    @Test
    void knowsAnEntityAgainWhatEverEachSideDidToIt() {
        String left = BASE.replace("void add(int x)", "void append(int x)").replace("    int a, b; // both\n", "");
        String right = BASE.replace("size += x;", "size = size + x;")
                .replace("    int size() {", "    int twice() { return 2 * size; }\n\n    int size() {");
        AlignedFile file = align("Store.java", BASE, left, right);
        int add = named(file.getBaseList(), "add").getId();
        assertThat(named(file.getLeftList(), "append").getId()).isEqualTo(add);
        assertThat(named(file.getRightList(), "add").getId()).isEqualTo(add);
        assertThat(named(file.getRightList(), "add").getPrint())
                .isNotEqualTo(named(file.getBaseList(), "add").getPrint());
        assertThat(kinds(file.getLeftChangesList()))
                .containsEntry(add, EntityChange.Kind.RENAMED)
                .containsEntry(named(file.getBaseList(), "a").getId(), EntityChange.Kind.REMOVED);
        assertThat(kinds(file.getRightChangesList()))
                .containsEntry(add, EntityChange.Kind.BODY_CHANGED)
                .containsEntry(named(file.getRightList(), "twice").getId(), EntityChange.Kind.ADDED);
    }

    @Test
    void givesWhatBothSidesBringOneNumberAndANewNamesakeAnother() {
        String right = BASE.replace("void add(int x)", "void append(int x)")
                .replace(
                        "    int size() {",
                        "    int twice() { return 2; }\n\n    void add(int x) { }\n\n    int size() {");
        String left = BASE.replace("    int size() {", "    int twice() { return size + size; }\n\n    int size() {");
        AlignedFile file = align("Store.java", BASE, left, right);
        assertThat(named(file.getLeftList(), "twice").getId())
                .isEqualTo(named(file.getRightList(), "twice").getId());
        int before = named(file.getBaseList(), "add").getId();
        assertThat(List.of(
                        named(file.getRightList(), "append").getId(),
                        named(file.getRightList(), "add").getId()))
                .containsOnlyOnce(before)
                .doesNotHaveDuplicates();
    }

    @Test
    void tiesImportsByWhatTheyImportWhereverTheyStand() {
        String left = BASE.replace("import java.util.List;\n", "").replace("// maps", "");
        AlignedFile file = align("Store.java", BASE, left, BASE);
        Part kept = file.getLeftList().stream()
                .filter(part -> part.getKind() == Part.Kind.IMPORT)
                .findFirst()
                .orElseThrow();
        assertThat(kept.getImportsList()).containsExactly("java.util.Map");
        assertThat(file.getBaseList()).anySatisfy(part -> {
            assertThat(part.getId()).isEqualTo(kept.getId());
            assertThat(part.getImportsList()).containsExactly("java.util.Map");
        });
    }

    @Test
    void hasNoPartsForWhatDoesNotParseAndSaysWhichVersion() {
        assertThat(align("Store.java", BASE, BASE, "class {").getProblem()).contains("right version");
        assertThat(align("a.txt", "a", "b", "c").getProblem()).contains("no parser");
        assertThat(align("Store.java", BASE, new String(new char[] {0}), BASE).getProblem())
                .contains("left version")
                .contains("binary");
    }

    @Test
    void countsBytesAndKeepsTheMarkAndLineEnds() {
        String content = "\uFEFF// ä 𝄞\r\nclass A {\r\n    // €\r\n    int x;\r\n}\r\n";
        AlignedFile file = align("A.java", content, content, content);
        assertThat(file.getProblem()).isEmpty();
        Part last = file.getBaseList().getLast();
        assertThat(last.getEnd()).isEqualTo(content.getBytes(StandardCharsets.UTF_8).length);
        assertThat(texts(content, last.getPartsList())).contains("    // €\r\n    int x;\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.py   | `import os\n\n# about f\n@decorated\ndef f():\n    return 1\n\nclass C(object):\n    # x\n    x = 1\n\n    def m(self):\n        pass\n` | f | `# about f\n@decorated\ndef f():\n    return 1\n`",
                "a.js   | `import a from 'a';\n\n/** Doc. */\nexport function f() { return 1; }\n\nexport class C { x = 1; m() { } }\n` | f | `/** Doc. */\nexport function f() { return 1; }\n`",
                "a.ts   | `interface I { x: number; m(): void }\n// one\nexport const c = 1, d = 2; // two\nlet e = 3\n` | c | `// one\nexport const c = 1, d = 2; // two\n`",
                "a.go   | `package p\n\nimport (\n\t\"io\"\n)\n\n// F does.\nfunc F() { }\n\nvar x, y = 1, 2\n` | F | `// F does.\nfunc F() { }\n`",
                "a.rs   | `use std::fmt;\n\n/// Doc.\n#[derive(Debug)]\npub struct S { a: u8, b: u8 }\n\nimpl S {\n    /// New.\n    pub fn new() -> S { S { a: 1, b: 2 } }\n}\n` | S | `/// Doc.\n#[derive(Debug)]\npub struct S { a: u8, b: u8 }\n`"
            })
    void laysOutEveryLanguage(String path, String content, String name, String whole) {
        AlignedFile file = align(path, content, content, content);
        assertThat(file.getProblem()).isEmpty();
        texts(content, file.getBaseList());
        Part part = named(file.getBaseList(), name);
        assertThat(slice(content, part)).isEqualTo(whole);
    }

    private AlignedFile align(String path, String base, String left, String right) {
        return fixture.code
                .alignVersions(AlignVersionsRequest.newBuilder()
                        .addFiles(MergeVersions.newBuilder()
                                .setPath(path)
                                .setBase(ByteString.copyFromUtf8(base))
                                .setLeft(ByteString.copyFromUtf8(left))
                                .setRight(ByteString.copyFromUtf8(right)))
                        .build())
                .getFiles(0);
    }

    /** The texts of parts, which are looked at for leaving nothing out, also inside. */
    private static List<String> texts(String content, List<Part> parts) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            assertThat(part.getEnd()).isGreaterThan(part.getStart());
            assertThat(i == 0 ? part.getStart() : parts.get(i - 1).getEnd()).isEqualTo(part.getStart());
            texts.add(slice(content, part));
            if (part.getPartsCount() > 0) {
                assertThat(String.join("", texts(content, part.getPartsList()))).isEqualTo(slice(content, part));
            }
        }
        return texts;
    }

    private static String slice(String content, Part part) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, part.getStart(), part.getEnd() - part.getStart(), StandardCharsets.UTF_8);
    }

    private static Part named(List<Part> parts, String name) {
        return all(parts).stream()
                .filter(part -> part.getEntity().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Part> all(List<Part> parts) {
        List<Part> all = new ArrayList<>();
        parts.forEach(part -> {
            all.add(part);
            all.addAll(all(part.getPartsList()));
        });
        return all;
    }

    private static Map<Integer, EntityChange.Kind> kinds(List<SideChange> changes) {
        return changes.stream().collect(Collectors.toMap(SideChange::getId, SideChange::getKind));
    }
}
