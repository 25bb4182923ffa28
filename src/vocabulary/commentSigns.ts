/** How a line of a comment is written in a language, by VS Code's id of the language. */

export interface CommentSigns {
  /** What opens the comment. */
  readonly open: string;
  /** What closes it; empty for a comment that ends with its line. */
  readonly close: string;
}

const byOpening: Readonly<Record<string, string>> = {
  '//':
    'al apex bicep c cpp cuda-cpp csharp cangjie dart fsharp glsl go gradle groovy hlsl java javascript ' +
    'javascriptreact jenkinsfile json5 jsonc kotlin less metal objective-c objective-cpp odin php prisma proto ' +
    'proto3 rust sass scala scss shaderlab solidity stylus swift systemverilog thrift typescript ' +
    'typescriptreact typst v verilog wgsl wxs zig',
  '#':
    'awk bazel cmake coffeescript crystal cucumber dockercompose dockerfile dotenv elixir feature gdscript ' +
    'gherkin git-commit graphql hcl ignore julia jupyter just make makefile mojo nginx nim nix perl perl6 ' +
    'powershell properties puppet python r raku robotframework ruby shellscript spring-boot-properties starlark ' +
    'tcl terraform toml yaml',
  '--': 'ada agda applescript elm haskell lua luau mysql pgsql plsql postgres purescript sql sqlite vhdl',
  ';': 'asm autohotkey clojure commonlisp ini lisp racket reg scheme',
  '%': 'bibtex erlang latex matlab octave prolog tex',
  "'": 'plantuml vb vba vbscript',
  '!': 'fortran fortran-modern FortranFreeForm',
  '"': 'abap vim viml',
  rem: 'bat',
};

const inBlocks: Readonly<Record<string, readonly [open: string, close: string]>> = {
  astro: ['<!--', '-->'],
  html: ['<!--', '-->'],
  svelte: ['<!--', '-->'],
  svg: ['<!--', '-->'],
  vue: ['<!--', '-->'],
  'vue-html': ['<!--', '-->'],
  wxml: ['<!--', '-->'],
  xml: ['<!--', '-->'],
  xsl: ['<!--', '-->'],
  css: ['/*', '*/'],
  wxss: ['/*', '*/'],
  handlebars: ['{{!--', '--}}'],
  jinja: ['{#', '#}'],
  'jinja-html': ['{#', '#}'],
  twig: ['{#', '#}'],
  ocaml: ['(*', '*)'],
  razor: ['@*', '*@'],
};

const signs: ReadonlyMap<string, CommentSigns> = new Map([
  ...Object.entries(byOpening).flatMap(([open, languages]) =>
    languages.split(' ').map((language) => [language, { open, close: '' }] as const),
  ),
  ...Object.entries(inBlocks).map(([language, [open, close]]) => [language, { open, close }] as const),
]);

/** `null` for a language that has no comments, or that is not known. */
export function commentSignsOf(language: string): CommentSigns | null {
  return signs.get(language) ?? null;
}

/** The ways to begin a line of a comment that languages share, to tell what a text uses. */
const openings = ['//', '#', '--', ';', '%'] as const;

/** What most lines of a text that are comments begin with; `null` where there is none. */
export function commentSignsSeen(lines: Iterable<string>): CommentSigns | null {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const start = line.trimStart();
    // `#include` and `--count` are code.
    const open = openings.find((one) => start.startsWith(one) && !/^\p{L}/u.test(start.slice(one.length)));
    if (open) counts.set(open, (counts.get(open) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most ? { open: most[0], close: '' } : null;
}

/** Whether a line holds nothing but a comment, or a part of one, in any language. */
export function isCommentLine(line: string): boolean {
  return /^(?:\/\/|\/\*|\*|#(?!\p{L}|\[|!\[)|--|<!--|;|%|"""|'''|\{-|\(\*|\{#|@\*|rem\b|'\s)/iu.test(
    line.slice(0, 400).trimStart(),
  );
}
