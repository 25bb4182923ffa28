/** The parsed files of src/ and what the house tests ask of them. Parsing is done once for all tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import type { CallExpression, Expression, Program, VisitorObject } from 'oxc-parser';

/** One import, however it is written: `import`, `export … from`, `import()`, `import('…').T` or `require()`. */
export interface Import {
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly specifier: string;
  /** The file that a relative specifier names, from the top folder; else null. */
  readonly target: string | null;
  readonly isType: boolean;
}

/** A TypeScript file. `path` is relative to the top folder, with `/`. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly { readonly value: string; readonly start: number }[];

  constructor(path: string, text: string) {
    const parsed = parseSync(path, text);
    const [error] = parsed.errors;
    if (error) throw new Error(`${path} does not parse: ${error.message}`);
    this.path = path;
    this.text = text;
    this.program = parsed.program;
    this.comments = parsed.comments;
  }

  visit(visitor: VisitorObject): void {
    new Visitor(visitor).visit(this.program);
  }

  /** The place of an offset for messages, as `path:line` with lines from 1. */
  place(offset: number): string {
    return `${this.path}:${this.line(offset)}`;
  }

  line(offset: number): number {
    return this.text.slice(0, offset).split('\n').length;
  }

  /** The folder below src/ that the file stands in; null for a composition root. */
  get folder(): string | null {
    return folderOf(this.path);
  }

  imports(): readonly Import[] {
    const found: Import[] = [];
    const add = (start: number, specifier: string, isType: boolean): void => {
      const target = specifier.startsWith('.') ? posix.join(posix.dirname(this.path), specifier) : null;
      found.push({ file: this.path, line: this.line(start), specifier, target, isType });
    };
    this.visit({
      ImportDeclaration: (node) => add(node.start, node.source.value, node.importKind === 'type'),
      ExportAllDeclaration: (node) => add(node.start, node.source.value, node.exportKind === 'type'),
      ExportNamedDeclaration: (node) => {
        if (node.source) add(node.start, node.source.value, node.exportKind === 'type');
      },
      ImportExpression: (node) => {
        const [specifier] = textsOf(node.source);
        add(node.start, specifier ?? '(computed)', false);
      },
      TSImportType: (node) => add(node.start, node.source.value, true),
      CallExpression: (node) => {
        if (calledName(node) !== 'require') return;
        const [specifier] = textsOf(node.arguments[0]);
        if (specifier !== undefined) add(node.start, specifier, false);
      },
    });
    return found;
  }
}

/** The folder below src/ of a path; null for a file directly in src/. */
export function folderOf(path: string): string | null {
  const [src, folder, ...rest] = path.split('/');
  return src === 'src' && folder !== undefined && rest.length > 0 ? folder : null;
}

/** The name that a call calls, dotted: `message`, `l10n.t`, `vscode.l10n.t`; '' for anything else. */
export function calledName(call: CallExpression): string {
  const name = (node: Expression): string => {
    if (node.type === 'Identifier') return node.name;
    if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
      const owner = name(node.object);
      return owner === '' ? `?.${node.property.name}` : `${owner}.${node.property.name}`;
    }
    return node.type === 'ThisExpression' ? 'this' : '';
  };
  return name(call.callee);
}

/** The strings that an expression can be: one for a literal, both of a choice; none when it is computed. */
export function textsOf(node: unknown): readonly string[] {
  const expression = node as Expression | undefined;
  switch (expression?.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'TemplateLiteral':
      return expression.expressions.length === 0
        ? expression.quasis.map((quasi) => quasi.value.cooked ?? '')
        : [];
    case 'ConditionalExpression':
      return [...textsOf(expression.consequent), ...textsOf(expression.alternate)];
    case 'ParenthesizedExpression':
      return textsOf(expression.expression);
    default:
      return [];
  }
}

/** All TypeScript files below a folder of the clone, sorted; none when the folder is missing. */
export function parseFolder(folder: string): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort()
    .map((path) => new SourceFile(path, readFileSync(path, 'utf8')));
}

let parsed: readonly SourceFile[] | undefined;

/** The files of src/. */
export function sourceFiles(): readonly SourceFile[] {
  parsed ??= parseFolder('src');
  return parsed;
}
