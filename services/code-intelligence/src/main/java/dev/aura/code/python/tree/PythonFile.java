package dev.aura.code.python.tree;

import dev.aura.code.language.FileRole;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;

/** A parsed file as the rules see it. */
public record PythonFile(SourceText source, Tokens tokens, FileRole role, Syntax module) {}
