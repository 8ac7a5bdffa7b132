package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** While one function is written, the outline keeps the others, in the languages of tree-sitter's grammars. */
@Timeout(180)
final class HalfWrittenOutlineTest {

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
        for (HalfWrittenSample sample : HalfWrittenSample.values()) {
            Files.createFile(fixture.workspace.resolve(sample.path()));
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<String> outline(HalfWrittenSample sample, String text) {
        return fixture.outline(sample.path(), text);
    }

    @ParameterizedTest
    @EnumSource
    void aWholeFileHasThem(HalfWrittenSample sample) {
        assertThat(outline(sample, sample.with(""))).containsAll(sample.around());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "GO|y := ",
                "GO|if y",
                "GO|if y {",
                "GO|for i := range ",
                "GO|for _, y := range x {",
                "GO|switch ",
                "GO|switch y {",
                "GO|foo(y, ",
                "GO|foo(func() {",
                "GO|y = \"a",
                "GO|y = 'a",
                "GO|y = `{ a",
                "GO|/* why",
                "GO|return []int{1,",
                "GO|}",
                "RUST|let y = ",
                "RUST|if y",
                "RUST|if let Some(y) = x {",
                "RUST|for y in ",
                "RUST|match x {",
                "RUST|x.",
                "RUST|foo(y, |z| {",
                "RUST|let y = \"a",
                "RUST|let y = '{",
                "RUST|/* why /* what */",
                "RUST|vec![1, (2, ",
                "RUST|}",
                "TYPESCRIPT|const y = ",
                "TYPESCRIPT|if (y",
                "TYPESCRIPT|if (y) {",
                "TYPESCRIPT|for (const y of ",
                "TYPESCRIPT|x.",
                "TYPESCRIPT|foo(y, z => {",
                "TYPESCRIPT|foo({ y: [",
                "TYPESCRIPT|const y = 'a",
                "TYPESCRIPT|const y: Map<string, ",
                "TYPESCRIPT|/* why",
                "TYPESCRIPT|}",
                "TSX|const y = ",
                "TSX|if (y",
                "TSX|return <p",
                "TSX|return <p title=",
                "TSX|return (",
                "TSX|x.map(y => (",
                "TSX|}",
                "JAVASCRIPT|y = ",
                "JAVASCRIPT|if (y",
                "JAVASCRIPT|while (y) {",
                "JAVASCRIPT|y.",
                "JAVASCRIPT|foo(function () {",
                "JAVASCRIPT|var y = 'a",
                "JAVASCRIPT|return {",
                "JAVASCRIPT|)"
            })
    void keepsWhatStandsAroundAStatementThatIsNotEnded(HalfWrittenSample sample, String statement) {
        assertThat(outline(sample, sample.with(statement))).containsAll(sample.around());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "GO|r",
                "GO|if y {",
                "GO|foo(func() {",
                "GO|y = `a",
                "GO|/* why",
                "RUST|let y = \"a",
                "RUST|let y = r#\"a",
                "RUST|foo(|z| {",
                "RUST|match y { 1 =>",
                "RUST|x.y(",
                "TYPESCRIPT|if (y) {",
                "TYPESCRIPT|foo(z =>",
                "TYPESCRIPT|const y = `a${",
                "TYPESCRIPT|const y = { a: [",
                "TSX|return <p>{x.map(",
                "TSX|return <p title=\"",
                "JAVASCRIPT|if (y) {",
                "JAVASCRIPT|foo(function () {",
                "JAVASCRIPT|y = /a"
            })
    void keepsWhatStandsBeforeTheEndOfATextThatIsCutOff(HalfWrittenSample sample, String end) {
        assertThat(outline(sample, sample.upTo(end))).containsAll(sample.before());
    }

    /** An editor's buffer with any one bracket forgotten in the function that is being written. */
    @ParameterizedTest
    @EnumSource
    void keepsWhatStandsAroundABracketThatIsForgotten(HalfWrittenSample sample) {
        String statement = "y(x[0], [1, (2)])";
        String text = sample.with(statement);
        int end = text.indexOf('}', text.indexOf('}', text.indexOf(statement)) + 1) + 1;
        for (int at = text.indexOf("ritten"); at < end; at++) {
            if ("(){}[]".indexOf(text.charAt(at)) >= 0) {
                String forgotten = text.substring(0, at) + text.substring(at + 1);
                assertThat(outline(sample, forgotten)).as(forgotten).containsAll(sample.others());
            }
        }
    }

    /** What is wrong may be what is missing. */
    @Test
    void findsNothingInAFunctionThatWasRepaired() {
        String text = "function f() {\n  try {\n    g()\n  } catch (e) {\n";
        assertThat(fixture.findings("a.js", text + "    x = \n  }\n}\n")).isEmpty();
        assertThat(fixture.findings("a.js", text + "  }\n}\nfunction h() {\n  x = \n}\n"))
                .contains("empty-catch:4");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.go|{\\n|10000",
                "a.go|func f() {\\n|10000",
                "a.rs|fn f() { x(\\n|5000",
                "a.ts|{ a: [\\n|5000",
                "a.js|}\\n|10000",
                "a.js|f() {\\n}\\n}\\n|10000",
                "a.go|\\\"\\n|10000",
                "a.rs|\\\"\\n\\\"\\n'\\n|5000"
            })
    void readsOrNamesWhatNobodyWrites(String path, String piece, int times) {
        String text = piece.translateEscapes().repeat(times);
        assertThat(fixture.analyze(path, text).getCoverage().getSkippedList())
                .allSatisfy(skipped -> assertThat(skipped.getReason()).matches("(?s)(unparsable|too-large).*"));
    }
}
