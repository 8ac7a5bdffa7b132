package dev.aura.code.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WordsTest {

    @Test
    void tokensOfTheSameTextHaveTheSameNumber() {
        Tokens tokens = tokens("a bc a bc // a");

        Words words = tokens.words();

        assertThat(IntStream.range(0, tokens.size()).map(words::number)).containsExactly(0, 1, 0, 1, -1);
        assertThat(List.of(words.text(0), words.text(1))).containsExactly("a", "bc");
        assertThat(words.count()).isEqualTo(2);
    }

    @Test
    void aWordForEachOfManyTextsIsFound() {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < 5_000; number++) {
            text.append("name").append(number % 2_500).append(' ');
        }
        Tokens tokens = tokens(text.toString());

        Words words = tokens.words();

        assertThat(words.count()).isEqualTo(2_500);
        assertThat(IntStream.range(0, tokens.size())
                        .allMatch(token -> words.text(words.number(token)).equals(tokens.text(token))))
                .isTrue();
    }

    @Test
    void aStringThatTurnsOutToDocumentIsNoWord() {
        Tokens tokens = new Tokens(SourceText.of("'says' x"));
        tokens.add(Tokens.Kind.STRING, 0, 6);
        tokens.add(Tokens.Kind.NAME, 7, 8);
        assertThat(tokens.words().count()).isEqualTo(2);

        tokens.documents(0);

        assertThat(tokens.words().count()).isEqualTo(1);
        assertThat(tokens.words().number(0)).isEqualTo(-1);
    }

    /** Words with spaces between them, the rest of a line after two slashes a comment. */
    private static Tokens tokens(String text) {
        Tokens tokens = new Tokens(SourceText.of(text));
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith("//", at) || text.indexOf(' ', at) < 0 ? text.length() : text.indexOf(' ', at);
            tokens.add(text.startsWith("//", at) ? Tokens.Kind.COMMENT : Tokens.Kind.NAME, at, end);
            at = end + 1;
        }
        return tokens;
    }
}
