"""Serves TodoService to the mesh until it is stopped."""

import pathlib

import aura

HERE = pathlib.Path(__file__).parent


class Todos:
    def Find(self, request, context):
        root = pathlib.Path(request.directory)
        if not root.is_dir():
            raise aura.AuraError(aura.Code.NOT_FOUND, f"{root} is no directory", "NO_DIRECTORY")
        for path in sorted(root.rglob(request.pattern or "*")):
            if path.is_file():
                for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
                    if "TODO" in line or "FIXME" in line:
                        yield {"path": str(path.relative_to(root)), "line": number, "text": line.strip()}


if __name__ == "__main__":
    aura.serve("todos", "1.0", {"examples.v1.TodoService": Todos()}, HERE / "todos.proto")
