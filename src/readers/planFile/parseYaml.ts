/**
 * YAML text → node tree with offsets, in bounded time and depth. The parser of the `yaml` package is
 * driven token by token, because a hostile text can keep it busy for minutes or exhaust the stack.
 */
import { Composer, Lexer, Parser } from 'yaml';
import type { CST, ParsedNode } from 'yaml';

/** A mistake in the YAML itself; `code` and `message` are those of the `yaml` package. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  /** Offsets in the text; the end is exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface YamlTree {
  /** The root of the first document; `null` where there is none, or where the text was given up. */
  readonly root: ParsedNode | null;
  readonly errors: readonly YamlError[];
  /** Where the reading was given up; then `root` is `null`. */
  readonly givenUp: { readonly why: 'tooDeep' | 'tooManyParts'; readonly offset: number } | null;
  /** Where a second document begins. */
  readonly secondDocument: number | null;
}

/** Nested lists and maps, whatever they hold. The composer and the walk over the tree recurse. */
const mostNesting = 200;
/** Words, signs and line ends: a dense plan has one for every two or three characters. */
const mostParts = 1_000_000;
/** What may make the composer build an error each, the dearest thing it does: no plan has so many. */
const mostOddities = 10_000;
const mostErrors = 100;

/** Reads the first document of a text. Never throws. Lone carriage returns count as line ends. */
export function parseYaml(text: string): YamlTree {
  const source = text.replace(/\r(?!\n)/gu, '\n');
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const giveUp = (why: 'tooDeep' | 'tooManyParts', offset: number): YamlTree => ({
    root: null,
    errors: [],
    givenUp: { why, offset },
    secondDocument: null,
  });

  let parts = 0;
  let oddities = 0;
  let lastLexeme = '';
  let lastQuote = 0;
  let firstDocument: CST.Token | null = null;
  let secondDocument: number | null = null;
  for (const lexeme of new Lexer().lex(source)) {
    parts++;
    if (/^["']/u.test(lexeme)) lastQuote = parser.offset;
    oddities += countOddities(lexeme, lastLexeme);
    lastLexeme = lexeme;
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error' || token.type === 'directive') oddities++;
      if (token.type === 'document') firstDocument ??= token;
      tokens.push(token);
    }
    if (parts > mostParts || oddities > mostOddities) return giveUp('tooManyParts', parser.offset);
    if (parser.stack.length > mostNesting) return giveUp('tooDeep', parser.offset);
    const open = parser.stack[0];
    if (firstDocument && open?.type === 'document' && open !== firstDocument) {
      secondDocument = open.offset;
      break;
    }
  }
  if (secondDocument === null) tokens.push(...parser.end());

  const options = {
    // Every scalar is text: a plan keeps `35%`, `11` and `2026-09-30` as written.
    schema: 'failsafe',
    resolveKnownTags: false,
    // Their own check compares every key with every other; ours is one look-up each.
    uniqueKeys: false,
    prettyErrors: false,
  } as const;
  for (const document of new Composer(options).compose(tokens, true, source.length)) {
    const errors = document.errors.slice(0, mostErrors).map(({ code, message, pos }) => {
      // A text that is never closed goes on to the end of the file; its quote is what has to be looked at.
      const [start, end] = message.startsWith('Missing closing') ? [lastQuote, lastQuote + 1] : pos;
      return { code, message, start, end };
    });
    return { root: document.contents, errors, givenUp: null, secondDocument };
  }
  return { root: null, errors: [], givenUp: null, secondDocument };
}

function countOddities(lexeme: string, before: string): number {
  const sign = lexeme.charAt(0);
  if (sign === '&' || sign === '!' || sign === '\t') return 1;
  if (sign !== '"' && sign !== "'") return 0;
  let count = before.startsWith('"') || before.startsWith("'") ? 1 : 0;
  if (sign === "'") return count;
  const escape = /\\(?:[0abtnvfre "/\\N_LP\r\n\t]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})/uy;
  for (let at = lexeme.indexOf('\\'); at >= 0 && count <= mostOddities; at = lexeme.indexOf('\\', at + 2)) {
    escape.lastIndex = at;
    if (!escape.test(lexeme)) count++;
  }
  return count;
}
