package dev.aura.research.knowledge;

/**
 * A piece of a document before it is indexed.
 *
 * @param heading it stands under; empty for none
 * @param line of its first character, from 1
 */
record TextPiece(String heading, String text, int line) {}
