package dev.aura.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.aura.proto.code.v1.DiffEntitiesRequest;
import dev.aura.proto.code.v1.Entity;
import dev.aura.proto.code.v1.EntityChange;
import dev.aura.proto.code.v1.FileVersions;
import dev.aura.proto.code.v1.GetDependenciesRequest;
import dev.aura.proto.code.v1.GetDependenciesResponse;
import dev.aura.proto.code.v1.GetOutlineRequest;
import dev.aura.proto.code.v1.GetOutlineResponse;
import dev.aura.proto.code.v1.Import;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EcmaOutlineTest {

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

    private GetOutlineResponse outline(String path, String text) {
        return fixture.code.getOutline(GetOutlineRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath(path)
                .setContent(ByteString.copyFromUtf8(text))
                .build());
    }

    /** Kind and qualified name of every entity, with `+` where it is public. */
    private List<String> entities(String path, String text) {
        List<String> found = new ArrayList<>();
        collect(outline(path, text).getEntitiesList(), found);
        return found;
    }

    private static void collect(List<Entity> entities, List<String> into) {
        for (Entity entity : entities) {
            into.add(entity.getKind() + " " + entity.getQualifiedName() + (entity.getPublic() ? " +" : ""));
            collect(entity.getChildrenList(), into);
        }
    }

    @Test
    void declarationsOfTypeScript() throws Exception {
        fixture.write("a.ts", "");
        assertThat(entities("a.ts", """
                        export interface Shape { readonly sides: number; area(): number }
                        export type Point = { x: number };
                        export enum Color { Red, Green = 2 }
                        export abstract class Base<T> extends Other implements Shape {
                          constructor(private readonly store: Store, plain: number) { super(); }
                          @Input() name?: string;
                          #secret = 1;
                          private hidden(): void {}
                          static async make(): Promise<Base<T>> { return null!; }
                          get size(): number { return 1; }
                          handler = (event: Event) => { use(event); };
                          abstract later(): void;
                        }
                        export namespace Space { export const inner = 1; const local = 2; }
                        export const limit = 3, other: string = 'a';
                        let counter = 0;
                        export default class {}
                        declare module 'outside' { export function given(): void; }
                        """))
                .containsExactly(
                        "INTERFACE Shape +",
                        "FIELD Shape.sides +",
                        "METHOD Shape.area +",
                        "INTERFACE Point +",
                        "FIELD Point.x +",
                        "ENUM Color +",
                        "CONSTANT Color.Red +",
                        "CONSTANT Color.Green +",
                        "CLASS Base +",
                        "CONSTRUCTOR Base.constructor +",
                        "FIELD Base.store",
                        "FIELD Base.name +",
                        "FIELD Base.#secret",
                        "METHOD Base.hidden",
                        "METHOD Base.make +",
                        "PROPERTY Base.size +",
                        "METHOD Base.handler +",
                        "METHOD Base.later +",
                        "PACKAGE Space +",
                        "CONSTANT Space.inner +",
                        "CONSTANT Space.local",
                        "CONSTANT limit +",
                        "CONSTANT other +",
                        "VARIABLE counter",
                        "CLASS default +",
                        "PACKAGE outside +",
                        "FUNCTION outside.given +");
    }

    @Test
    void declarationsOfCommonJs() throws Exception {
        fixture.write("a.js", "");
        assertThat(entities("a.js", """
                        const fs = require('fs');
                        function helper() {}
                        function shared() {}
                        class Thing { run() {} }
                        Thing.prototype.grow = function () {};
                        exports.direct = (a) => a;
                        module.exports = { shared, Thing };
                        """))
                .containsExactly(
                        "FUNCTION helper",
                        "FUNCTION shared +",
                        "CLASS Thing +",
                        "METHOD Thing.run +",
                        "FUNCTION Thing.grow +",
                        "FUNCTION direct +",
                        "CONSTANT module.exports +");
        assertThat(entities("a.js", "(function () {\n  function inside() {}\n  var x = 1;\n})();\n"))
                .containsExactly("FUNCTION inside", "VARIABLE x");
    }

    @Test
    void signaturesModifiersAndDocumentationAreThoseOfTheText() throws Exception {
        fixture.write("a.tsx", "");
        GetOutlineResponse outline = outline("a.tsx", """
                /**
                 * Shows a name. With more.
                 * @param props what to show
                 */
                export const Name = async ({ first }: Props): Promise<Node> => <b>{first}</b>;
                @Component({ a: 1 })
                export class View { @Input() private readonly size: number = 1; }
                export { Late as Later };
                const Late = memo(function Late() { return <i/>; });
                """);
        Entity name = outline.getEntities(0);
        assertThat(name.getKind()).isEqualTo(Entity.Kind.FUNCTION);
        assertThat(name.getSignature()).isEqualTo("const Name = async ({ first }: Props): Promise<Node>");
        assertThat(name.getDocumentation()).isEqualTo("Shows a name.");
        assertThat(name.getModifiersList()).containsExactly("export", "async");
        Entity view = outline.getEntities(1);
        assertThat(view.getAnnotationsList()).containsExactly("Component");
        assertThat(view.getChildren(0).getModifiersList()).containsExactly("private", "readonly");
        assertThat(view.getChildren(0).getAnnotationsList()).containsExactly("Input");
        assertThat(outline.getEntities(2).getKind()).isEqualTo(Entity.Kind.FUNCTION);
        assertThat(outline.getEntities(2).getPublic()).isTrue();
        assertThat(outline.getCoverage().getPartial()).isZero();
    }

    @Test
    void importsOfEveryFormLeadToFiles() throws Exception {
        fixture.write("src/util.ts", "export const a = 1;");
        fixture.write("src/lib/index.ts", "export * from '../util.js';");
        fixture.write("packages/shared/src/index.ts", "export {};");
        fixture.write("src/main.ts", """
                import './util';
                import lib, { type T } from './lib';
                import type { U } from "@/util";
                import x = require('../src/util');
                import { s } from '@scope/shared';
                import React from 'react';
                import deep from 'lodash/fp/map';
                const later = () => import('./util.js');
                """);
        GetOutlineResponse main = fixture.code.getOutline(GetOutlineRequest.newBuilder()
                .setWorkspace(fixture.root())
                .setPath("src/main.ts")
                .build());
        assertThat(main.getImportsList())
                .extracting(Import::getName)
                .containsExactly(
                        "./util",
                        "./lib",
                        "@/util",
                        "../src/util",
                        "@scope/shared",
                        "react",
                        "lodash/fp/map",
                        "./util.js");
        GetDependenciesResponse graph = fixture.code.getDependencies(
                GetDependenciesRequest.newBuilder().setWorkspace(fixture.root()).build());
        assertThat(graph.getEdgesList())
                .extracting(edge -> edge.getFrom() + " " + edge.getTo() + " " + edge.getCount())
                .containsExactlyInAnyOrder(
                        "src/lib/index.ts src/util.ts 1",
                        "src/main.ts src/lib/index.ts 1",
                        "src/main.ts packages/shared/src/index.ts 1",
                        "src/main.ts src/util.ts 4");
        assertThat(graph.getExternalList()).containsExactlyInAnyOrder("react", "lodash");
    }

    @Test
    void onlyImportsThatRunMakeACycle() throws Exception {
        fixture.write("a.ts", "import type { B } from './b';\nexport class A {}\n");
        fixture.write("b.ts", "import { A } from './a';\nexport class B {}\n");
        fixture.write("c.js", "const d = require('./d');\n");
        fixture.write("d.js", "require('./c');\n");
        GetDependenciesResponse graph = fixture.code.getDependencies(
                GetDependenciesRequest.newBuilder().setWorkspace(fixture.root()).build());
        assertThat(graph.getCyclesList()).hasSize(1);
        assertThat(graph.getCycles(0).getModulesList()).containsExactly("c.js", "d.js");
    }

    private List<String> changes(String path, String before, String after) {
        return fixture
                .code
                .diffEntities(DiffEntitiesRequest.newBuilder()
                        .addFiles(FileVersions.newBuilder()
                                .setPath(path)
                                .setOldContent(ByteString.copyFromUtf8(before))
                                .setNewContent(ByteString.copyFromUtf8(after)))
                        .build())
                .getFiles(0)
                .getChangesList()
                .stream()
                .filter(change -> change.getKind() != EntityChange.Kind.BODY_CHANGED)
                .map(change -> change.getEntity().getName() + (change.getBreaking() ? " !" : ""))
                .toList();
    }

    @Test
    void aChangeBreaksWhatCallersRelyOn() {
        String before = "export function f(a: string, b?: number): void {}\n";
        assertThat(changes("a.ts", before, "export function f(renamed: string, b?: number): void {}\n"))
                .containsExactly("f");
        assertThat(changes("a.ts", before, "export function f(a: string, b?: number, c = 1): void {}\n"))
                .containsExactly("f");
        assertThat(changes("a.ts", before, "export function f(a: string, b: number): void {}\n"))
                .containsExactly("f !");
        assertThat(changes("a.ts", before, "export function f(a: number, b?: number): void {}\n"))
                .containsExactly("f !");
        assertThat(changes("a.ts", before, "export function f(a: string, b?: number): string {}\n"))
                .containsExactly("f !");
        assertThat(changes("a.ts", before, "function f(a: string, b?: number): void {}\n"))
                .containsExactly("f !");
        assertThat(changes("a.js", "function f(a) {}\n", "function f(a, b) {}\n"))
                .containsExactly("f");
        assertThat(changes("a.js", "export const f = (a) => a;\n", "export const f = (a, b) => a;\n"))
                .containsExactly("f !");
    }
}
