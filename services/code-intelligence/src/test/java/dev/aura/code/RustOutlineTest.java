package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.FileVersions;
import dev.aura.proto.code.v1.FunctionMetrics;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class RustOutlineTest {

    private static final String STORE = """
            //! Keeps things.
            use std::{collections::{HashMap as Map, HashSet}, io::{self, Read}};
            use super::base::*;
            mod inner;
            extern crate libc;

            /// How many there may be.
            pub const LIMIT: usize = 10;
            static mut COUNT: u32 = 0;
            type Alias = Vec<u8>;

            /** Keeps. */
            #[derive(Debug, Clone)]
            #[doc = "For a while."]
            pub struct Store<'a, T> where T: Clone {
                /// Name of it.
                pub name: &'a str,
                items: Vec<T>,
            }

            pub(crate) struct Point(pub i32, i32);

            pub enum Shape { Round, Square { side: u8 } }

            //// no documentation
            pub trait Keep {
                type Item;
                fn keep(&self, x: Self::Item) -> bool;
                fn drop_all(&mut self) { self.clear() }
            }

            impl<'a, T: Clone> Store<'a, T> {
                /// Makes one.
                pub async fn new(name: &'a str) -> Self { todo() }
                fn hidden(&self) {}
            }

            impl<'a, T> Keep for Store<'a, T> {
                fn keep(&self, x: T) -> bool { true }
            }

            macro_rules! twice { ($x:expr) => { $x; $x } }

            mod tests {
                use super::*;
                pub fn f() {}
            }
            """;

    @TempDir
    Path directory;

    private CodeFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new CodeFixture(directory);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private GetOutlineResponse outline(String text) {
        return fixture.code.getOutline(GetOutlineRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("src/a.rs")
                .setContent(ByteString.copyFromUtf8(text))
                .build());
    }

    private static void collect(List<Entity> entities, List<String> into) {
        for (Entity entity : entities) {
            into.add(entity.getKind() + " " + entity.getQualifiedName() + " | " + entity.getSignature() + " | "
                    + entity.getDocumentation() + (entity.getPublic() ? " +" : ""));
            collect(entity.getChildrenList(), into);
        }
    }

    @Test
    void everyItemIsThere() {
        List<String> entities = new ArrayList<>();
        collect(outline(STORE).getEntitiesList(), entities);
        assertThat(entities)
                .containsExactly(
                        "CONSTANT LIMIT | pub const LIMIT: usize | How many there may be. +",
                        "VARIABLE COUNT | static mut COUNT: u32 | ",
                        "CLASS Alias | type Alias = Vec<u8> | ",
                        "RECORD Store | pub struct Store<'a, T> where T: Clone | Keeps. +",
                        "FIELD Store.name | pub name: &'a str | Name of it. +",
                        "FIELD Store.items | items: Vec<T> | ",
                        "RECORD Point | pub(crate) struct Point(pub i32, i32) | ",
                        "ENUM Shape | pub enum Shape |  +",
                        "CONSTANT Shape.Round | Round |  +",
                        "CONSTANT Shape.Square | Square |  +",
                        "INTERFACE Keep | pub trait Keep |  +",
                        "CLASS Keep.Item | type Item |  +",
                        "METHOD Keep.keep | fn keep(&self, x: Self::Item) -> bool |  +",
                        "METHOD Keep.drop_all | fn drop_all(&mut self) |  +",
                        "METHOD Store.new | pub async fn new(name: &'a str) -> Self | Makes one. +",
                        "METHOD Store.hidden | fn hidden(&self) | ",
                        "METHOD Store.keep | fn keep(&self, x: T) -> bool |  +",
                        "FUNCTION twice | macro_rules! twice | ",
                        "PACKAGE tests | mod tests | ",
                        "FUNCTION tests.f | pub fn f() | ");
    }

    @Test
    void useTreesAreFlatAndSeenFromTheFile() {
        GetOutlineResponse outline = outline(STORE);
        assertThat(outline.getImportsList())
                .extracting("name")
                .containsExactly(
                        "std::collections::HashMap",
                        "std::collections::HashSet",
                        "std::io",
                        "std::io::Read",
                        "super::base::*",
                        "self::inner",
                        "libc",
                        "self::*");
        Entity store = outline.getEntities(3);
        assertThat(store.getAnnotationsList()).containsExactly("derive", "doc");
        assertThat(outline.getEntities(7).getModifiersList()).containsExactly("pub", "async");
    }

    @Test
    void bothComplexitiesCount() {
        FunctionMetrics metrics = fixture.analyze("src/a.rs", """
                impl T {
                    fn f(&self, a: u8, b: Option<u8>) -> Option<u8> {
                        let Some(c) = b else { return None }; // 1
                        for x in xs { // 1
                            if a > 0 && c > 0 || x { // 2, and 2 runs
                                continue;
                            } else if let Some(y) = b { // 1
                                match y { // 3
                                    1 | 2 => {}
                                    3 if a > 1 => {}
                                    _ => {}
                                }
                            } else { // 1
                                g(|z| if z { 1 } else { 2 }); // 4 and 1
                            }
                        }
                        self.f(a, g()?) // 1
                    }
                }
                """).getMetrics(0).getFunctions(0);
        assertThat(metrics.getName()).isEqualTo("T.f");
        assertThat(metrics.getParameters()).isEqualTo(2);
        assertThat(metrics.getCyclomatic()).isEqualTo(1 + 1 + 1 + 2 + 1 + 3 + 1 + 1 + 1);
        assertThat(metrics.getCognitive()).isEqualTo(1 + 1 + 2 + 2 + 1 + 3 + 1 + 4 + 1 + 1);
        assertThat(metrics.getNesting()).isEqualTo(3);
    }

    @Test
    void literalsAndCommentsAreTold() {
        var metrics = fixture.analyze(
                        "src/a.rs",
                        "const A: char = '\"';\nconst B: &str = r#\"\n// \"none\n\"#;\n/* one /* two */\n three */\nfn f<'a>(x: &'a u8) {}\n// last\n")
                .getMetrics(0);
        assertThat(metrics.getLinesOfCode()).isEqualTo(5);
        assertThat(metrics.getCommentLines()).isEqualTo(3);
    }

    private List<String> changes(String before, String after) {
        return fixture
                .code
                .diffEntities(DiffEntitiesRequest.newBuilder()
                        .addFiles(FileVersions.newBuilder()
                                .setPath("src/a.rs")
                                .setOldContent(ByteString.copyFromUtf8(before))
                                .setNewContent(ByteString.copyFromUtf8(after)))
                        .build())
                .getFiles(0)
                .getChangesList()
                .stream()
                .map(change -> change.getKind() + " " + change.getEntity().getQualifiedName()
                        + (change.getBreaking() ? " !" : ""))
                .toList();
    }

    @Test
    void whatBreaksUsers() {
        assertThat(changes("pub fn f(a: u8) -> u8 { a }", "pub fn f(b: u8) -> u8 { b }"))
                .containsExactly("SIGNATURE_CHANGED f");
        assertThat(changes("pub fn f(a: u8) -> u8 { a }", "pub fn f(a: u16) -> u8 { a }"))
                .containsExactly("SIGNATURE_CHANGED f !");
        assertThat(changes("pub fn f(a: u8) {}", "pub unsafe fn f(a: u8) {}")).containsExactly("SIGNATURE_CHANGED f !");
        assertThat(changes("pub unsafe fn f(a: u8) {}", "pub fn f(a: u8) {}")).containsExactly("SIGNATURE_CHANGED f");
        assertThat(changes("pub fn f(a: u8) {}", "pub(crate) fn f(a: u8) {}")).containsExactly("SIGNATURE_CHANGED f !");
        assertThat(changes("fn f(a: u8) {}", "fn f(a: u16) {}")).containsExactly("SIGNATURE_CHANGED f");
        assertThat(changes("pub trait K { fn a(&self); }", "pub trait K { fn a(&self); fn b(&self); }"))
                .containsExactly("ADDED K.b !");
    }

    @Test
    void pathsLeadToFilesOfTheirCrate() throws Exception {
        fixture.write("core/src/lib.rs", "pub mod net;\nmod util;\n");
        fixture.write("core/src/net/mod.rs", "mod http;\nuse crate::util::join;\n");
        fixture.write("core/src/net/http.rs", "use super::Socket;\nfn f() { crate::util::split(); }\n");
        fixture.write("core/src/util.rs", "pub fn join() {}\n");
        fixture.write("my-app/src/main.rs", "use core::net::Socket;\nuse serde::Serialize;\n");
        assertThat(fixture.code
                        .getDependencies(GetDependenciesRequest.newBuilder()
                                .setWorkspace(fixture.root())
                                .build())
                        .getEdgesList())
                .extracting(edge -> edge.getFrom() + " > " + edge.getTo())
                .containsExactlyInAnyOrder(
                        "core > core::net",
                        "core > core::util",
                        "core::net > core::net::http",
                        "core::net > core::util",
                        "core::net::http > core::net",
                        "my_app > core::net");
    }
}
