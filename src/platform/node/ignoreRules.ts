/**
 * The rules of `.gitignore` files, one file on top of another. The rules of a folder's own file are put
 * behind those of the folders above, each anchored to its folder, so that the last match decides as it does
 * in Git: a file deep down may take back what one above leaves out.
 */
import type { Ignore } from 'ignore';
import ignore from 'ignore';

/** More is no list of rules; the rest of such a file is not read. */
const mostRules = 5_000;
const longestRule = 1_000;

export class IgnoreRules {
  /** Where paths begin, as seen from the folder that the rules are anchored to; ends in `/` or is empty. */
  readonly #base: string;
  readonly #patterns: readonly string[];
  readonly #matcher: Ignore | null;

  private constructor(base: string, patterns: readonly string[]) {
    this.#base = base;
    this.#patterns = patterns;
    this.#matcher = patterns.length === 0 ? null : ignore({ ignorecase: false }).add([...patterns]);
  }

  /** No rule. `base` is the path from the top of the repository to the folder that paths are relative to. */
  static none(base: string): IgnoreRules {
    return new IgnoreRules(base === '' ? '' : `${base}/`, []);
  }

  /** These rules and those of a file in `folder`, which is relative to the top of the repository. */
  with(folder: string, text: string | null): IgnoreRules {
    const added = text === null ? [] : patternsOf(text, folder);
    if (added.length === 0) return this;
    return new IgnoreRules(this.#base, [...this.#patterns, ...added]);
  }

  /** These rules and those of a file in a folder that is relative as paths are. */
  withOwn(folder: string, text: string | null): IgnoreRules {
    return this.with(`${this.#base}${folder}`.replace(/\/$/, ''), text);
  }

  /** Whether the folder that paths are relative to is left out itself. */
  ignoresBase(): boolean {
    return this.#base !== '' && this.#matcher !== null && this.#matcher.test(this.#base).ignored;
  }

  /** Whether a path, whose parent folders are not left out, is left out. */
  ignores(path: string, isFolder: boolean): boolean {
    if (this.#matcher === null) return false;
    return this.#matcher.test(`${this.#base}${path}${isFolder ? '/' : ''}`).ignored;
  }
}

function patternsOf(text: string, folder: string): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split('\n', mostRules);
  const patterns: string[] = [];
  for (const line of lines) {
    const pattern = anchored(line.replace(/\r$/, ''), folder);
    if (pattern !== null) patterns.push(pattern);
  }
  return patterns;
}

/** The same rule as written in the topmost folder's file; `null` for a blank line or a comment. */
function anchored(line: string, folder: string): string | null {
  if (line.trim() === '' || line.startsWith('#') || line.length > longestRule) return null;
  if (folder === '') return line;
  const sign = line.startsWith('!') ? '!' : '';
  const rule = line.slice(sign.length).replace(/^\\(?=[!#])/, '');
  const path = folder.replace(/[\\*?[\]]/g, '\\$&');
  // A slash anywhere but at the end anchors a rule to the folder of its file.
  const isAnchored = /\/(?!\s{0,100}$)/.test(rule);
  return `${sign}/${path}/${isAnchored ? '' : '**/'}${rule.replace(/^\//, '')}`;
}
