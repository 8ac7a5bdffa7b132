package dev.aura.code.ecma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EcmaLexerTest {

    private static List<String> strings(String text) {
        return of(text, Tokens.Kind.STRING);
    }

    private static List<String> of(String text, Tokens.Kind kind) {
        Tokens tokens = EcmaLexer.tokens(SourceText.of(text));
        List<String> found = new ArrayList<>();
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.kind(index) == kind) {
                found.add(tokens.text(index));
            }
        }
        return found;
    }

    @Test
    void aSlashDividesAfterAValueAndElseBeginsARegularExpression() {
        assertThat(strings("a = b / c / d")).isEmpty();
        assertThat(strings("x = /a[/]b/g.test(y)")).containsExactly("/a[/]b/g");
        assertThat(strings("return /x/")).containsExactly("/x/");
        assertThat(strings("if (a) /x/.test(b)")).containsExactly("/x/");
        assertThat(strings("(a) / 2 / b")).isEmpty();
        assertThat(strings("a++ / 2 / b")).isEmpty();
        assertThat(strings("f(a[0] / 2, /y/)")).containsExactly("/y/");
        assertThat(strings("x = {} / 2 / 3")).isEmpty();
        assertThat(strings("if (a) {} /x/.test(b)")).containsExactly("/x/");
        assertThat(strings("a.return / 2 / b")).isEmpty();
        assertThat(strings("x = a\n/ b")).isEmpty();
    }

    @Test
    void templatesNest() {
        assertThat(strings("`a ${b + `c ${d}`} e` + f")).containsExactly("`a ${", "`c ${", "}`", "} e`");
        assertThat(of("`a ${{ b: 1 }.b} c`; d", Tokens.Kind.NAME)).containsExactly("b", "b", "d");
    }

    @Test
    void textInJsxIsNotCode() {
        assertThat(strings("x = <p title='it'>don't /* no */ {a}</p>; y = 'z'"))
                .containsExactly("'it'", "don't /* no */", "'z'");
        assertThat(strings("x = <><A.B c={'d'} /> e</>; y = 'z'")).containsExactly("'d'", "e", "'z'");
        assertThat(of("x = <T>(y: T) => y", Tokens.Kind.NAME)).containsExactly("x", "T", "y", "T", "y");
        assertThat(strings("x = a < b; y = 'c > d'")).containsExactly("'c > d'");
    }

    @Test
    void namesNumbersAndComments() {
        assertThat(of("this.#secret = $a_1", Tokens.Kind.NAME)).containsExactly("this", "#secret", "$a_1");
        assertThat(of("0x1F + 1_000n - 1.5e-3 + .5", Tokens.Kind.NUMBER))
                .containsExactly("0x1F", "1_000n", "1.5e-3", ".5");
        assertThat(of("#!/usr/bin/env node\n// a\nb /* c\n d */", Tokens.Kind.COMMENT))
                .containsExactly("#!/usr/bin/env node", "// a", "/* c\n d */");
    }

    @Test
    void anyTextHasTokensInOrder() {
        Random random = new Random(42);
        String alphabet = "abc12 \n<>/'\"`${}()[]=+-*\\#@.,;:!?&|";
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Tokens tokens = EcmaLexer.tokens(SourceText.of(text.toString()));
            int last = 0;
            for (int index = 0; index < tokens.size(); index++) {
                assertThat(tokens.start(index)).as(text.toString()).isGreaterThanOrEqualTo(last);
                assertThat(tokens.end(index)).as(text.toString()).isGreaterThan(tokens.start(index));
                last = tokens.end(index);
            }
            assertThat(last).isLessThanOrEqualTo(text.length());
        }
    }
}
