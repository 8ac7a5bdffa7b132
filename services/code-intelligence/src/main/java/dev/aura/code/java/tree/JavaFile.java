package dev.aura.code.java.tree;

import com.github.javaparser.ast.CompilationUnit;
import dev.aura.code.language.FileRole;
import dev.aura.code.source.SourceText;
import dev.aura.code.source.Tokens;

/** A parsed file as the rules see it. */
public record JavaFile(SourceText source, Tokens tokens, Offsets offsets, FileRole role, CompilationUnit unit) {}
