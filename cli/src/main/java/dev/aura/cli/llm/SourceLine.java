package dev.aura.cli.llm;

import dev.aura.proto.llm.v1.AnswerSource;

/** Who answered, in one line. */
final class SourceLine {

    private SourceLine() {}

    static String of(AnswerSource source) {
        String who = source.getModel().isEmpty() || source.getModel().equals(source.getProvider())
                ? source.getProvider()
                : source.getProvider() + "/" + source.getModel();
        String how = switch (source.getKind()) {
            case MODEL -> "written by a model";
            case EXTRACTIVE -> "no model was available: sentences quoted from the given files";
            case TEMPLATE -> "no model was available: a fixed text";
            case KIND_UNSPECIFIED, UNRECOGNIZED -> "source unknown";
        };
        String failed = source.getFailedOverList().isEmpty()
                ? ""
                : "; tried before: " + String.join("; ", source.getFailedOverList());
        return "— " + who + ", " + how + failed;
    }
}
