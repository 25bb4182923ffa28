/**
 * Reads the specification items of a text line by line, as OpenFastTrace's importers do: what they take for
 * an item is one here, and what they pass over is passed over.
 */
import type { Claim } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import type { TextRange } from '../../model/textRange.ts';
import { specificationId } from '../../vocabulary/specificationIds.ts';
import { plainText } from '../markdown/plainText.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { type Heading, HeadingPath } from './headingPath.ts';
import { forwardPattern, type LineKind, matchKind, type Syntax, type Token } from './lineKinds.ts';
import { kindsIn, type State, stateBehind } from './transitions.ts';

/** One item as the text writes it. */
export interface SpecificationItemText {
  readonly id: string;
  /** Where the id stands; for a forwarded item, whose id is written nowhere, the whole notation. */
  readonly anchor: TextRange;
  readonly isForwarded: boolean;
  readonly title: Heading | null;
  /** Its first and last line. */
  readonly line: number;
  readonly endLine: number;
  /** The headings around it, outermost first. */
  readonly above: readonly Heading[];
  /** What it says of itself, in order. */
  readonly claims: readonly Claim[];
}

interface OpenItem {
  readonly id: string;
  readonly anchor: TextRange;
  readonly title: Heading | null;
  readonly line: number;
  endLine: number;
  readonly above: readonly Heading[];
  readonly claims: Claim[];
}

type TextField = 'description' | 'rationale' | 'comment';

const fieldOfText: Readonly<Record<TextField, { readonly field: Field; readonly name: string }>> = {
  description: { field: 'description', name: 'Description' },
  rationale: { field: 'note', name: 'Rationale' },
  comment: { field: 'note', name: 'Comment' },
};

const wordSign = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]`;
const off = new RegExp(`(?<!${wordSign})oft:off(?!${wordSign})|groundplan\\s{0,4}:\\s{0,4}off`, 'u');
const on = new RegExp(`(?<!${wordSign})oft:on(?!${wordSign})|groundplan\\s{0,4}:\\s{0,4}on`, 'u');
/** An anchor for links above the id; OpenFastTrace forgets the title there, people do not. */
const htmlAnchor = /^\s{0,8}<a\s[^<>]{1,300}>\s{0,8}<\/a>\s{0,8}$/i;

export function readItems(source: SourceText, syntax: Syntax): readonly SpecificationItemText[] {
  const reading = new Reading(source, syntax);
  for (let line = 0; line < source.lines.length; line++) reading.take(line);
  return reading.done();
}

class Reading {
  readonly #source: SourceText;
  readonly #syntax: Syntax;
  readonly #headings: HeadingPath;
  readonly #items: SpecificationItemText[] = [];
  readonly #frontMatterEnd: number;
  #state: State = 'start';
  #isOn = true;
  #title: Heading | null = null;
  #open: OpenItem | null = null;
  /** The lines of a text that goes on. */
  #text: { readonly field: TextField; readonly line: number; endLine: number } | null = null;
  /** The keyword over the list that goes on. */
  #list = '';

  constructor(source: SourceText, syntax: Syntax) {
    this.#source = source;
    this.#syntax = syntax;
    this.#headings = new HeadingPath(syntax);
    this.#frontMatterEnd = source.lines[0]?.trimEnd() === '---' ? source.lines.indexOf('---', 1) : -1;
  }

  take(number: number): void {
    const line = this.#source.lines[number] ?? '';
    if (!this.#isOn) {
      if (on.test(line)) this.#isOn = true;
      return;
    }
    if (line.includes('off') && off.test(line)) {
      this.#isOn = false;
      return;
    }
    const next = this.#source.lines[number + 1] ?? null;
    for (const kind of kindsIn(this.#state, this.#syntax)) {
      const token = matchKind(kind, line, next, this.#syntax);
      if (token === null) continue;
      this.#act(kind, line, number, token, next);
      this.#state = stateBehind(kind, this.#state, this.#syntax);
      break;
    }
    if (this.#open && line.trim() !== '') this.#open.endLine = number;
  }

  done(): readonly SpecificationItemText[] {
    this.#close();
    return this.#items;
  }

  #act(kind: LineKind, line: string, number: number, token: Token, next: string | null): void {
    const goesOn = kind === 'any' || kind === 'notEmpty';
    if (!goesOn) this.#closeText();
    switch (kind) {
      case 'id':
        this.#begin(line, number, token);
        break;
      case 'title':
        this.#close();
        this.#title =
          number > this.#frontMatterEnd ? this.#headings.add(line, number, token.start, next) : null;
        break;
      case 'forward':
        this.#close();
        this.#title = null;
        this.#forward(line, number, token);
        break;
      case 'status':
        this.#claim('status', 'Status', number, token);
        break;
      case 'covers':
      case 'depends':
      case 'needs':
      case 'tags':
        this.#list = kind;
        break;
      case 'reference':
        if (this.#list === 'depends') this.#claim('dependsOn', 'Depends', number, token);
        else this.#claim('covers', 'Covers', number, token);
        break;
      case 'neededType':
      case 'needsInline':
        this.#claim('needs', 'Needs', number, token);
        break;
      case 'tagEntry':
      case 'tagsInline':
        this.#claim('tags', 'Tags', number, token);
        break;
      case 'any':
      case 'notEmpty':
        if (this.#open) this.#continueText(number);
        else if (line.trim() !== '' && !htmlAnchor.test(line)) this.#title = null;
        break;
      default:
        break;
    }
  }

  #begin(line: string, number: number, token: Token): void {
    this.#close();
    const title = this.#title;
    this.#title = null;
    const { above } = this.#headings;
    this.#open = {
      id: line.slice(token.start, token.end),
      anchor: inLine(number, token),
      title,
      line: title?.range.line ?? number,
      endLine: number,
      above: title === null ? above : above.slice(0, -1),
      claims: [],
    };
  }

  #close(): void {
    this.#closeText();
    const open = this.#open;
    if (!open) return;
    this.#items.push({ ...open, isForwarded: false });
    this.#open = null;
  }

  /** A notation that hands on what an item of a higher level needs: an item that covers the one it names. */
  #forward(line: string, number: number, token: Token): void {
    const [, skipped = '', types = '', original = ''] = forwardPattern.exec(line) ?? [];
    const parts = specificationId(original);
    if (!parts) return;
    const typesAt = line.indexOf(types, line.indexOf('-->', token.start));
    this.#items.push({
      id: `${skipped}~${parts.name}~${parts.revision}`,
      anchor: inLine(number, token),
      isForwarded: true,
      title: null,
      line: number,
      endLine: number,
      above: this.#headings.above,
      claims: [
        claim('covers', '', original, inLine(number, { start: token.end - original.length, end: token.end })),
        claim('needs', '', types, inLine(number, { start: typesAt, end: typesAt + types.length })),
      ],
    });
  }

  #claim(field: Field, name: string, number: number, token: Token): void {
    const written = (this.#source.lines[number] ?? '').slice(token.start, token.end);
    const text = written.trim();
    if (text === '') return;
    const start = token.start + written.length - written.trimStart().length;
    this.#open?.claims.push(claim(field, name, text, inLine(number, { start, end: start + text.length })));
  }

  #continueText(number: number): void {
    const field = this.#state === 'rationale' || this.#state === 'comment' ? this.#state : 'description';
    if (this.#text) this.#text.endLine = number;
    else this.#text = { field, line: number, endLine: number };
  }

  #closeText(): void {
    const text = this.#text;
    this.#text = null;
    if (!text || !this.#open) return;
    let { line, endLine } = text;
    const lineAt = (at: number): string => this.#source.lines[at] ?? '';
    while (line < endLine && lineAt(line).trim() === '') line++;
    while (endLine > line && lineAt(endLine).trim() === '') endLine--;
    const character = lineAt(line).length - lineAt(line).trimStart().length;
    const range = { line, character, endLine, endCharacter: lineAt(endLine).trimEnd().length };
    const source = this.#source.lines
      .slice(line, endLine + 1)
      .map((each) => each.trimEnd())
      .join('\n')
      .trim();
    if (source === '') return;
    const { field, name } = fieldOfText[text.field];
    this.#open.claims.push(
      claim(field, name, this.#syntax === 'markdown' ? plainText(source) : source, range),
    );
  }
}

function claim(field: Field, name: string, text: string, range: TextRange): Claim {
  return { field, from: 'field', text, range, name };
}

function inLine(line: number, { start, end }: Token): TextRange {
  return { line, character: start, endLine: line, endCharacter: end };
}
