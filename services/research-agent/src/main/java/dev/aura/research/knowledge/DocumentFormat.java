package dev.aura.research.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kinds of documents, told by the ending of their name. */
enum DocumentFormat {
    MARKDOWN,
    TEXT,
    HTML,
    SOURCE;

    private static final Map<String, DocumentFormat> BY_ENDING = Map.ofEntries(
            Map.entry("md", MARKDOWN),
            Map.entry("markdown", MARKDOWN),
            Map.entry("txt", TEXT),
            Map.entry("text", TEXT),
            Map.entry("rst", TEXT),
            Map.entry("adoc", TEXT),
            Map.entry("asciidoc", TEXT),
            Map.entry("html", HTML),
            Map.entry("htm", HTML),
            Map.entry("java", SOURCE),
            Map.entry("kt", SOURCE),
            Map.entry("js", SOURCE),
            Map.entry("ts", SOURCE),
            Map.entry("go", SOURCE),
            Map.entry("rs", SOURCE),
            Map.entry("c", SOURCE),
            Map.entry("h", SOURCE),
            Map.entry("cpp", SOURCE),
            Map.entry("cs", SOURCE),
            Map.entry("proto", SOURCE),
            Map.entry("py", SOURCE),
            Map.entry("sh", SOURCE));

    /** The format of a file; null for one that is no document. */
    static @Nullable DocumentFormat of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return name.equals("README") || name.equals("CHANGELOG") || name.equals("NOTICE") ? TEXT : null;
        }
        return BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    List<TextPiece> split(String content) {
        return switch (this) {
            case MARKDOWN -> new PassageSplitter(true).split(content);
            case TEXT -> new PassageSplitter(false).split(content);
            case HTML -> new PassageSplitter(true).split(HtmlText.toMarkdown(content));
            case SOURCE -> SourceComments.split(content);
        };
    }
}
