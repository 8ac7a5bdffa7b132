package dev.aura.bench.code;

import dev.aura.code.language.LanguageFrontEnd;
import dev.aura.code.language.UnparsableException;
import dev.aura.code.language.calls.CallFacts;
import dev.aura.code.language.calls.CallSystem.CallUnit;
import dev.aura.code.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads manifests as the service does. */
final class Manifests {

    private Manifests() {}

    static CallUnit unit(String path, Path file, LanguageFrontEnd language) throws IOException, UnparsableException {
        String said = language.manifest(SourceText.decode(Files.readAllBytes(file)));
        return new CallUnit(path, said, List.of(), CallFacts.NONE);
    }
}
