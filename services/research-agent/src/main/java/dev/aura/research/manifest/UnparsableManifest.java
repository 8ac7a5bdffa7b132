package dev.aura.research.manifest;

/** A manifest that cannot be read as what its name says; the message says why and where. */
final class UnparsableManifest extends Exception {
    UnparsableManifest(String message) {
        super(message);
    }
}
