package dev.aura.code.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class DocTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@param size of it",
                "Does it.\n  @param   size of it",
                "Does it.\r\n\t@param size",
                "@arg size",
                "@argument {number} size of it",
                "@param {{a: number}} [size=3] of it",
                "@param\nsize"
            })
    void aParameterWithItsTagIsDescribed(String documentation) {
        assertThat(DocTags.read(documentation).parameters()).containsExactly("size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see @param size",
                "{@param size}",
                "@params size",
                "@param",
                "@param {unended size",
                "mail@param size"
            })
    void whatIsNoTagDescribesNoParameter(String documentation) {
        assertThat(DocTags.read(documentation).parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@return the size", "Says it.\n@returns {number}", "{@return the size}", "@return"})
    void aResultIsDescribedByItsTag(String documentation) {
        assertThat(DocTags.read(documentation).returned()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"what @return says", "@returned", "@return_value", "{@returns it}"})
    void whatIsNoTagDescribesNoResult(String documentation) {
        assertThat(DocTags.read(documentation).returned()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{@inheritDoc}", "and {@inheritdoc} more", " @inheritDoc", "x\n@override"})
    void documentationMayBeInherited(String documentation) {
        assertThat(DocTags.read(documentation).inherited()).isTrue();
    }

    @Test
    void manyTagsAreReadInOnePass() {
        Described described = DocTags.read("Cuts.\n@param from where\n@param to\n@throws E never\n@return the rest");

        assertThat(described.parameters()).containsExactlyInAnyOrder("from", "to");
        assertThat(described.returned()).isTrue();
        assertThat(described.inherited()).isFalse();
    }
}
