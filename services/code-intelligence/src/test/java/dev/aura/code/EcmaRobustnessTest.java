package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.code.ecma.Dialect;
import dev.aura.code.ecma.EcmaFrontEnd;
import dev.aura.code.language.FileRole;
import dev.aura.code.language.ParsedFile;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import dev.aura.code.syntax.ParserPool;
import dev.aura.proto.code.v1.AnalyzeContentsRequest;
import dev.aura.proto.code.v1.AnalyzeContentsResponse;
import dev.aura.proto.code.v1.FileContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Text as it comes: half written, in any encoding, nested without end. */
@Timeout(120)
final class EcmaRobustnessTest {

    private static final String REAL = """
            // @ts-check
            import React, { useState, type FC } from 'react';
            import * as path from "node:path";

            /** A cart. */
            export class Cart<T extends Item = Item> extends Base implements Iterable<T> {
              static #count = 0;
              private readonly items: Map<string, T> = new Map();
              @observable accessor total?: number;
              constructor(private readonly store: Store, { limit = 10, ...rest }: Options = {}) { super(); }
              get size(): number { return this.items.size ?? 0; }
              async *[Symbol.asyncIterator]() { for await (const item of this.items) yield* item?.parts?.[0]?.(); }
              static { if (Cart.#count) { console.log(`count: ${Cart.#count > 1 ? `many ${1}` : 'one'}`); } }
            }

            type Keys<T> = { readonly [K in keyof T]?: T[K] extends infer U ? U : never };
            enum Color { Red = 1 << 2, Green = 'g'.length }
            declare global { interface Window { cart: Cart<Item>; } }

            export const View: FC<{ cart: Cart<Item> }> = ({ cart }) => {
              const [open, setOpen] = useState<boolean>(false);
              const total = cart.size / 2 / (1 + 1), pattern = /[/\\]]+"/gi.test('a');
              label: for (let i = 0, n = total; i < n; i++) {
                switch (i % 3) { case 0: continue label; case 1: break; default: if (!open) throw new Error(`bad ${i}`); }
              }
              try { JSON.parse(total as unknown as string); } catch { setOpen(o => !o); } finally { pattern! && open; }
              return (
                <ul className="list" onClick={() => setOpen(!open)} {...cart}>
                  {open && <li key={1}>It's {total} &amp; more</li>}
                  <><Item.Row a-b='c' /></>
                </ul>
              );
            };
            export default View;
            """;

    @TempDir
    Path directory;

    @Test
    void everyBeginningOfAFileIsRead() {
        try (ParserPool parsers = new ParserPool(1, directory)) {
            for (Dialect dialect : Dialect.values()) {
                EcmaFrontEnd frontEnd = new EcmaFrontEnd(dialect, parsers);
                Tokens tokens = frontEnd.tokens(SourceText.of(REAL));
                assertThat(tokens.size()).isGreaterThan(400);
                for (int index = 0; index < tokens.size(); index++) {
                    assertThat(read(frontEnd, REAL.substring(0, tokens.end(index))))
                            .as("%s up to %s", dialect, tokens.text(index))
                            .isTrue();
                }
            }
        }
    }

    /** Whether a text is read, or refused as one of which nothing can be made. */
    private static boolean read(EcmaFrontEnd frontEnd, String text) {
        try {
            ParsedFile file = frontEnd.parse(SourceText.of(text), FileRole.MAIN);
            return file.source().length() == text.length();
        } catch (UnparsableException refused) {
            return refused.getMessage() != null;
        }
    }

    @Test
    void aWholeFileIsReadWithoutAFault() throws Exception {
        try (ParserPool parsers = new ParserPool(1, directory)) {
            ParsedFile file = new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers).parse(SourceText.of(REAL), FileRole.MAIN);
            assertThat(file.partial()).isFalse();
            assertThat(file.functions())
                    .extracting("name")
                    .contains("Cart.size", "Cart.static", "View", "View.onClick callback");
        }
    }

    @Test
    void whatStandsBeforeAndAfterAFaultIsInTheOutline() throws Exception {
        try (ParserPool parsers = new ParserPool(1, directory)) {
            ParsedFile file = new EcmaFrontEnd(Dialect.TYPESCRIPT, parsers).parse(SourceText.of("""
                                    export function before() {}
                                    class Half { method( { }
                                    export function after() {}
                                    """), FileRole.MAIN);
            assertThat(file.partial()).isTrue();
            assertThat(file.functions()).extracting("name").contains("before");
        }
    }

    private static AnalyzeContentsResponse analyze(CodeFixture fixture, String path, byte[] content) {
        return fixture.code.analyzeContents(AnalyzeContentsRequest.newBuilder()
                .addFiles(FileContent.newBuilder().setPath(path).setContent(ByteString.copyFrom(content)))
                .setWithMetrics(true)
                .build());
    }

    @Test
    void encodingsAndLineEndsMakeNoDifference() throws Exception {
        String text = "export function größe() {\r\n  return '\uD83D\uDE00';\r\n}\r\n";
        try (CodeFixture fixture = new CodeFixture(directory)) {
            for (byte[] content : new byte[][] {
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)
            }) {
                AnalyzeContentsResponse response = analyze(fixture, "a.ts", content);
                assertThat(response.getCoverage().getParsed()).isEqualTo(1);
                assertThat(response.getMetrics(0).getFunctions(0).getName()).isEqualTo("größe");
                assertThat(response.getMetrics(0).getFunctions(0).getEndLine()).isEqualTo(3);
            }
        }
    }

    @Test
    void whatIsNestedWithoutEndCostsThatFileOnly() throws Exception {
        try (CodeFixture fixture = new CodeFixture(directory)) {
            for (String nested : new String[] {
                "x = " + "[".repeat(20_000) + "]".repeat(20_000),
                "f(".repeat(20_000) + ")".repeat(20_000),
                "{".repeat(20_000),
                "`${".repeat(20_000),
                "<a>".repeat(20_000),
                "a ? ".repeat(20_000)
            }) {
                AnalyzeContentsResponse response = analyze(fixture, "a.jsx", nested.getBytes(StandardCharsets.UTF_8));
                assertThat(response.getCoverage().getFiles()).isEqualTo(1);
                assertThat(response.getCoverage().getSkippedList())
                        .allSatisfy(skipped -> assertThat(skipped.getReason()).startsWith("unparsable"));
            }
            assertThat(analyze(fixture, "b.js", "let a = 1;".getBytes(StandardCharsets.UTF_8))
                            .getCoverage()
                            .getParsed())
                    .isEqualTo(1);
        }
    }
}
