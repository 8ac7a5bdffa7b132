package dev.aura.code.pattern;

import dev.aura.proto.code.v1.DetectPatternsResponse.Pattern;
import java.util.List;
import java.util.Set;

/** Finds patterns of a kind, and would rather find none than a wrong one. */
interface Detector {

    /** The names of what it finds. */
    Set<String> names();

    List<Pattern> detect(Project project);
}
