/**
 * Directives of MyST in Markdown: fences whose info is `{name}`, with back ticks or colons. Options are lines
 * `:name: value` right below, or YAML between two lines of `---`. `{eval-rst}` holds reStructuredText.
 */
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { isVerbatim } from '../rst/directiveNames.ts';
import { scanRst } from '../rst/rstScanner.ts';
import type { Directive } from './directive.ts';
import { DirectiveDraft } from './directiveDraft.ts';
import { readMystHead } from './mystHead.ts';

interface Fence {
  readonly sign: string;
  readonly length: number;
  /** The index of its directive; -1 for code and for fences of another kind. */
  readonly index: number;
  /** What it holds is taken word by word. */
  readonly isVerbatim: boolean;
  readonly line: number;
  readonly isRst: boolean;
}

const fenceStart = /^[ \t>]{0,128}(`{3,100}|~{3,100}|:{3,100})[ \t]{0,8}/u;
const info = /^\{([\p{L}\p{N}][\p{L}\p{N}_.+:-]{0,80})\}[ \t]{0,8}/u;
const deepest = 64;

/** The directives of the lines from `from` on, in order. They know no section: Markdown has its own. */
export function mystDirectives(source: SourceText, from: number): readonly Directive[] {
  const scanner = new MystScanner(source);
  for (let line = from; line < source.lines.length;) line = scanner.take(line);
  return scanner.finish();
}

class MystScanner {
  readonly #source: SourceText;
  /** By the index of the directive; those of reStructuredText come whole. */
  readonly #found: (DirectiveDraft | Directive)[] = [];
  readonly #fences: Fence[] = [];

  constructor(source: SourceText) {
    this.#source = source;
  }

  finish(): readonly Directive[] {
    while (this.#fences.length > 0) this.#close(this.#source.lines.length - 1, false);
    return this.#found.map((each) => (each instanceof DirectiveDraft ? each.done() : each));
  }

  take(line: number): number {
    const text = this.#source.lines[line] ?? '';
    const opening = fenceStart.exec(text);
    const top = this.#fences.at(-1);
    if (!opening) {
      this.#takeText(line, text);
      return line + 1;
    }
    const run = opening[1] ?? '';
    const sign = run[0] ?? '';
    const rest = text.slice(opening[0].length).trim();
    if (top && rest === '' && sign === top.sign && run.length >= top.length) {
      this.#close(line, true);
      return line + 1;
    }
    if (top?.isVerbatim || this.#fences.length >= deepest) return line + 1;
    // Inline code may stand in three back ticks: `` ```a``` ``.
    if (sign === '`' && rest.includes('`')) {
      this.#takeText(line, text);
      return line + 1;
    }
    return this.#open(line, text, opening[0].length, { sign, length: run.length });
  }

  #open(line: number, text: string, at: number, { sign, length }: Pick<Fence, 'sign' | 'length'>): number {
    this.#endText();
    const named = info.exec(text.slice(at));
    const name = named?.[1] ?? '';
    const isCode = sign !== ':' && name === '';
    if (name === '' || name === 'eval-rst') {
      this.#fences.push({
        sign,
        length,
        index: -1,
        isVerbatim: isCode || name !== '',
        line,
        isRst: name !== '',
      });
      return line + 1;
    }
    const head = readMystHead(this.#source, line, at + (named?.[0].length ?? 0));
    const start = text.length - text.trimStart().length;
    const parent = this.#fences.findLast(({ index }) => index >= 0)?.index ?? -1;
    const around = { name, nameAt: at + 1, parent, section: -1 };
    this.#fences.push({
      sign,
      length,
      index: this.#found.length,
      isVerbatim: isVerbatim(name),
      line,
      isRst: false,
    });
    this.#found.push(new DirectiveDraft(this.#source, { line, start, end: text.length }, head, around));
    return head.next;
  }

  #takeText(line: number, text: string): void {
    const top = this.#fences.at(-1);
    if (!top || top.isVerbatim || top.index < 0) return;
    const start = text.length - text.trimStart().length;
    const part: LinePart = { line, start, end: Math.max(start, text.trimEnd().length) };
    this.#draftAt(top.index)?.addText(part);
  }

  #endText(): void {
    const top = this.#fences.at(-1);
    if (top && top.index >= 0) this.#draftAt(top.index)?.endText();
  }

  #close(line: number, hasEnd: boolean): void {
    const fence = this.#fences.pop();
    if (!fence) return;
    if (fence.index >= 0) this.#draftAt(fence.index)?.reach(line);
    if (!fence.isRst) return;
    const parent = this.#fences.findLast(({ index }) => index >= 0)?.index ?? -1;
    const base = this.#found.length;
    const end = hasEnd ? line : line + 1;
    for (const directive of scanRst(this.#source, fence.line + 1, end).directives) {
      const inner = directive.parent < 0 ? parent : directive.parent + base;
      this.#found.push({ ...directive, section: -1, parent: inner });
    }
  }

  #draftAt(index: number): DirectiveDraft | null {
    const found = this.#found[index];
    return found instanceof DirectiveDraft ? found : null;
  }
}
