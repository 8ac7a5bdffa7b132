package dev.aura.code.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aura.code.java.JavaFrontEnd;
import dev.aura.code.language.FileRole;
import dev.aura.code.source.SourceText;
import dev.aura.proto.code.v1.Entity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class TermsCodecTest {

    private static final String TEXT = """
            package a.b;

            import java.util.List;

            /** Doc. */
            public class One {
                private List<String> names; // names

                int names() { return names.size() + names.size(); }
            }
            """;

    private static byte[] written() throws Exception {
        return TermsCodec.write(FileTerms.of(new JavaFrontEnd().parse(SourceText.of(TEXT), FileRole.MAIN)));
    }

    @Test
    void termsAreReadAsTheyWereWritten() throws Exception {
        FileTerms terms = TermsCodec.read(written());
        assertThat(terms.module()).isEqualTo("a.b");
        assertThat(terms.types()).containsExactly("One");
        assertThat(terms.imports()).containsExactly("java.util.List");
        assertThat(terms.names()).doesNotHaveDuplicates().contains("One", "names", "size");
        List<String> places = new ArrayList<>();
        int names = terms.names().indexOf("names");
        int start = names == 0 ? 0 : terms.placeEnds()[names - 1];
        Places.each(terms.places(), start, terms.placeEnds()[names], (line, column) -> places.add(line + ":" + column));
        assertThat(places).containsExactly("7:26", "9:9", "9:26", "9:41");
        assertThat(Places.count(terms.places(), start, terms.placeEnds()[names]))
                .isEqualTo(4);
        Entity first = Entity.parseFrom(terms.entities().getFirst().message());
        assertThat(first.getName()).isEqualTo("One");
        assertThat(first.getChildrenCount()).isZero();
        assertThat(terms.entities().getFirst().isPublic()).isTrue();
        assertThat(terms.entities()).hasSize(3);
    }

    @Test
    void whatIsCutOffIsAnErrorAndNothingWorse() throws Exception {
        byte[] whole = written();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(isRefused(cut)).as("the first %d bytes", length).isTrue();
        }
    }

    private static boolean isRefused(byte[] bytes) {
        try {
            TermsCodec.read(bytes);
            return false;
        } catch (IOException damaged) {
            return true;
        }
    }
}
