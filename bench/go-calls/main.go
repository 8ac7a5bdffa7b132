// Prints what the functions and methods named in a module are, as go/types has it: where a name stands, how it is used, and where what it names is declared.
//
//	go run main.go DIR
//
// One line each: path:line:column, "call" or "value", "function", "method" or "interface", then path:line:column of the declaration, or "-" where it is not below DIR. Columns count
// UTF-16 units from 1. Packages that cannot be imported cost what depends on them.
package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"
)

type loader struct {
	root    string
	modules map[string]string // directory to module path
	fset    *token.FileSet
	std     types.Importer
	known   map[string]*types.Package
	lines   map[string][]string
	out     *bufio.Writer
}

var moduleLine = regexp.MustCompile(`(?m)^\s*module\s+"?([^\s"]+)"?`)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: main DIR")
		os.Exit(2)
	}
	root, err := filepath.EvalSymlinks(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	build.Default.CgoEnabled = false
	fset := token.NewFileSet()
	l := &loader{root, map[string]string{}, fset, importer.ForCompiler(fset, "source", nil), map[string]*types.Package{}, map[string][]string{}, bufio.NewWriter(os.Stdout)}
	var directories []string
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		name := entry.Name()
		if entry.IsDir() {
			if path != root && (name == "testdata" || name == "vendor" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
				return filepath.SkipDir
			}
			directories = append(directories, path)
		}
		if name == "go.mod" {
			if text, err := os.ReadFile(path); err == nil {
				if match := moduleLine.FindSubmatch(text); match != nil {
					l.modules[filepath.Dir(path)] = string(match[1])
				}
			}
		}
		return nil
	})
	for _, directory := range directories {
		l.print(directory)
	}
	l.out.Flush()
}

// directory of a package of the module; empty where it is another's.
func (l *loader) directory(path string) string {
	best, found := -1, ""
	for directory, module := range l.modules {
		below := path
		if module != "std" {
			if path != module && !strings.HasPrefix(path, module+"/") {
				continue
			}
			below = strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
		}
		candidate := filepath.Join(directory, below)
		if info, err := os.Stat(candidate); err == nil && info.IsDir() && len(module) > best {
			best, found = len(module), candidate
		}
	}
	return found
}

func (l *loader) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if known, ok := l.known[path]; ok {
		if known == nil {
			return nil, fmt.Errorf("cannot import %s", path)
		}
		return known, nil
	}
	l.known[path] = nil
	var found *types.Package
	if directory := l.directory(path); directory != "" {
		if pkg, err := build.Default.ImportDir(directory, 0); err == nil {
			found, _ = l.check(path, directory, pkg.GoFiles)
		}
	} else if !strings.Contains(strings.Split(path, "/")[0], ".") {
		found, _ = l.std.Import(path)
	}
	if found == nil {
		return nil, fmt.Errorf("cannot import %s", path)
	}
	l.known[path] = found
	return found, nil
}

func (l *loader) parse(directory string, names []string) []*ast.File {
	var files []*ast.File
	for _, name := range names {
		if file, err := parser.ParseFile(l.fset, filepath.Join(directory, name), nil, 0); err == nil {
			files = append(files, file)
		}
	}
	return files
}

func (l *loader) check(path, directory string, names []string) (*types.Package, []*ast.File) {
	files := l.parse(directory, names)
	configuration := types.Config{Importer: l, Error: func(error) {}, FakeImportC: true}
	pkg, _ := configuration.Check(path, l.fset, files, nil)
	return pkg, files
}

func (l *loader) print(directory string) {
	pkg, err := build.Default.ImportDir(directory, 0)
	if err != nil {
		return
	}
	l.uses(directory, append(append([]string{}, pkg.GoFiles...), pkg.TestGoFiles...))
	l.uses(directory, pkg.XTestGoFiles)
}

func (l *loader) uses(directory string, names []string) {
	files := l.parse(directory, names)
	if len(files) == 0 {
		return
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	configuration := types.Config{Importer: l, Error: func(error) {}, FakeImportC: true}
	configuration.Check("checked", l.fset, files, info)
	for _, file := range files {
		called := map[*ast.Ident]bool{}
		ast.Inspect(file, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok {
				called[name(call.Fun)] = true
			}
			if id, ok := node.(*ast.Ident); ok {
				if function, ok := info.Uses[id].(*types.Func); ok {
					l.line(id, function.Origin(), called[id])
				}
			}
			return true
		})
	}
}

// name that a call calls.
func name(function ast.Expr) *ast.Ident {
	switch at := function.(type) {
	case *ast.ParenExpr:
		return name(at.X)
	case *ast.Ident:
		return at
	case *ast.SelectorExpr:
		return at.Sel
	case *ast.IndexExpr:
		return name(at.X)
	case *ast.IndexListExpr:
		return name(at.X)
	}
	return nil
}

func (l *loader) line(id *ast.Ident, function *types.Func, called bool) {
	use, kind := "value", "function"
	if called {
		use = "call"
	}
	if receiver := function.Type().(*types.Signature).Recv(); receiver != nil {
		kind = "method"
		if types.IsInterface(receiver.Type()) {
			kind = "interface"
		}
	}
	fmt.Fprintln(l.out, l.place(id.Pos()), use, kind, l.place(function.Pos()))
}

func (l *loader) place(pos token.Pos) string {
	if !pos.IsValid() {
		return "-"
	}
	at := l.fset.Position(pos)
	path, err := filepath.Rel(l.root, at.Filename)
	if err != nil || strings.HasPrefix(path, "..") {
		return "-"
	}
	return fmt.Sprintf("%s:%d:%d", path, at.Line, l.column(at))
}

// column in UTF-16 units.
func (l *loader) column(at token.Position) int {
	lines, ok := l.lines[at.Filename]
	if !ok {
		text, _ := os.ReadFile(at.Filename)
		lines = strings.Split(string(text), "\n")
		l.lines[at.Filename] = lines
	}
	if at.Line > len(lines) || at.Column-1 > len(lines[at.Line-1]) {
		return at.Column
	}
	column := 1
	for _, r := range lines[at.Line-1][:at.Column-1] {
		column++
		if r > 0xffff && r != utf8.RuneError {
			column++
		}
	}
	return column
}
