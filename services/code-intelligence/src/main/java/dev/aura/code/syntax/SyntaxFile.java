package dev.aura.code.syntax;

import dev.aura.code.language.FileRole;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;

/** A parsed file as the rules see it. */
public record SyntaxFile<K extends Enum<K>>(SourceText source, Tokens tokens, FileRole role, Node<K> root) {}
