package dev.aura.llm;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON document as its strings, numbers and flags, each with its JSON pointer (RFC 6901), keeping no tree. */
final class JsonScalars {

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonScalars() {}

    /** Takes one value: a pointer such as {@code /choices/0/delta/content} and the value as text. */
    interface Visitor {
        void value(String pointer, String text);
    }

    /** Reads one JSON object; throws a {@link ProviderFailure} PROVIDER_MALFORMED on anything else. */
    static void read(byte[] json, Visitor visitor) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            int depth = 1;
            while (depth > 0) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    throw malformed();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    visitor.value(parser.streamReadContext().pathAsPointer().toString(), parser.getString());
                }
            }
        } catch (JacksonException e) {
            // Its message quotes the input, which is nobody's business here.
            throw malformed();
        }
    }

    private static ProviderFailure malformed() {
        return ProviderFailure.unavailable("PROVIDER_MALFORMED", "sent what is not a JSON object");
    }
}
