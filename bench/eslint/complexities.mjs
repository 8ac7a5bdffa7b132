// Prints both complexities of every function below a directory, a line each, as eslint's `complexity` and
// eslint-plugin-sonarjs' `cognitive-complexity` count them. Fields between tabs: path, start offset, line of the end,
// kind, cyclomatic, cognitive (`-` where the rule does not look), name. `# path` is a file that eslint does not parse.
import fs from 'node:fs';
import path from 'node:path';
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import sonarjs from 'eslint-plugin-sonarjs';

const SKIPPED = new Set(['node_modules', 'target', 'build', '__pycache__']);
const SOURCE = /\.[cm]?[jt]sx?$/;

let found = new Map();
let current = null;

const own = (context, options, report) =>
  Object.create(context, { options: { value: options }, report: { value: report } });

const cyclomatic = {
  meta: { schema: false },
  create: context =>
    builtinRules.get('complexity').create(
      own(context, [0], ({ node, data }) => {
        // A function that is the first value of a field is reported twice; as a value it takes no decision.
        if (/^class field/i.test(data.name) && /Function/.test(node.type)) {
          return;
        }
        found.set(node, { ...found.get(node), cyclomatic: data.complexity, name: data.name });
      })),
};

const cognitive = {
  meta: { schema: false },
  create(context) {
    const handlers = sonarjs.rules['cognitive-complexity'].create(
      own(context, [-1], ({ data }) => {
        found.set(current, { ...found.get(current), cognitive: data.complexityAmount });
      }));
    const leave = handlers[':function:exit'];
    return {
      ...handlers,
      ':function:exit'(node) {
        current = node;
        leave(node);
      },
    };
  },
};

const plugins = { counted: { rules: { cyclomatic, cognitive } } };
const rules = { 'counted/cyclomatic': 'error', 'counted/cognitive': 'error' };

function options(file) {
  const isTypeScript = /ts(x?)$/.test(file);
  const jsx = !isTypeScript || file.endsWith('x');
  const parserOptions = { ecmaFeatures: { jsx } };
  return ['module', 'commonjs', 'script'].map(sourceType => ({
    files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
    plugins,
    rules,
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    languageOptions: isTypeScript
      ? { parser: typescript, sourceType, parserOptions }
      : { ecmaVersion: 'latest', sourceType, parserOptions },
  }));
}

function measure(root, file) {
  const text = fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const name = path.relative(root, file);
  for (const config of options(file)) {
    found = new Map();
    const messages = new Linter({ cwd: root }).verify(text, [config], { filename: file, allowInlineConfig: false });
    if (!messages.some(message => message.fatal || message.ruleId === null)) {
      print(name);
      return;
    }
  }
  console.log(`# ${name}`);
}

function print(name) {
  for (const [node, { cyclomatic: branches, cognitive: points = '-', name: called = '' }] of found) {
    const holder = node.parent?.type === 'MethodDefinition' || (node.parent?.type === 'Property' && node.parent.method);
    const start = (holder ? node.parent : node).range[0];
    const kind = called.startsWith('Class field') || called.startsWith('class field') ? 'field' : 'function';
    console.log([name, start, node.loc.end.line, kind, branches, points, called.replace(/\s+/g, ' ')].join('\t'));
  }
}

function walk(root, directory) {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name) && !entry.name.startsWith('.')) {
      walk(root, file);
    } else if (entry.isFile() && SOURCE.test(entry.name)) {
      measure(root, file);
    }
  }
}

walk(process.argv[2], process.argv[2]);
