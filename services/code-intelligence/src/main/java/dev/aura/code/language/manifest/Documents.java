package dev.aura.code.language.manifest;

import dev.aura.code.language.UnparsableException;
import dev.aura.code.source.SourceText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/** Reads the formats that manifests are written in. What is not as the format has it says so, with the line. */
public final class Documents {

    private Documents() {}

    /** Made when the first manifest is read: most workspaces have no more than one of the two. */
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
    }

    private static final class Toml {
        static final ObjectMapper MAPPER = TomlMapper.builder().build();
    }

    /** JSON, with comments and commas at the end, as TypeScript has it. */
    public static JsonNode json(SourceText source) throws UnparsableException {
        return read(Json.MAPPER, source);
    }

    /** TOML 1.0. */
    public static JsonNode toml(SourceText source) throws UnparsableException {
        return read(Toml.MAPPER, source);
    }

    private static JsonNode read(ObjectMapper mapper, SourceText source) throws UnparsableException {
        JsonNode read;
        try {
            read = mapper.readTree(source.text());
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            String line = at == null || at.getLineNr() < 1 ? "" : "line " + at.getLineNr() + ": ";
            throw new UnparsableException(line + broken.getOriginalMessage());
        } catch (RuntimeException broken) {
            throw new UnparsableException(String.valueOf(broken.getMessage()));
        }
        if (read == null || !read.isObject()) {
            throw new UnparsableException("a table of names and values is expected");
        }
        return read;
    }
}
