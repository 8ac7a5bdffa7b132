package dev.aura.llm;

/**
 * A sentence of a document, or a line of code.
 *
 * @param document name of the document
 * @param line line on which it starts, from 1
 */
record Passage(String document, int line, String text) {}
