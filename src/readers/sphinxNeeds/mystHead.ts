/** The argument and the options of a directive of MyST. */
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import type { DirectiveOption, OptionPlace } from './directive.ts';
import { type DirectiveHead, partRange, writtenText } from './directiveDraft.ts';

const fieldOption = /^([ \t]{0,64}):([^\s:`][^:`\n]{0,80}):(?=[ \t]|$)/u;
const yamlOption = /^([ \t]{0,64})(["']?)([\p{L}\p{N}_][\p{L}\p{N}_-]{0,80})\2[ \t]{0,8}:(?=[ \t]|$)/u;

/** `restAt` is behind the name in the line that opens the fence. */
export function readMystHead(source: SourceText, line: number, restAt: number): DirectiveHead {
  const first = source.lines[line] ?? '';
  const rest = valuePart(first, line, restAt);
  const argument = writtenText(source, rest.end > rest.start ? [rest] : []);
  const indent = first.slice(0, first.length - first.trimStart().length);
  const isYaml = (source.lines[line + 1] ?? '').trim() === '---';
  const options: DirectiveOption[] = [];
  let place: OptionPlace = { line: isYaml ? line + 1 : line, indent, style: isYaml ? 'yaml' : 'field' };
  let next = isYaml ? line + 2 : line + 1;
  for (; next < source.lines.length; next++) {
    const text = source.lines[next] ?? '';
    if (isYaml && text.trim() === '---') {
      next++;
      break;
    }
    if (!isYaml && text.trim() === '') break;
    const option = isYaml ? yamlOptionAt(text) : fieldOptionAt(text);
    const last = options.at(-1);
    if (option) {
      const part = valuePart(text, next, option.valueAt);
      const value = unquoted(source, part, isYaml);
      options.push({ name: option.name, value, line: next, endLine: next });
      place = { ...place, line: next, indent: option.indent };
    } else if (last && /^[ \t]/u.test(text)) {
      options[options.length - 1] = continued(source, last, valuePart(text, next, 0));
      place = { ...place, line: next };
    } else if (isYaml) {
      continue;
    } else break;
  }
  return { argument, options, optionPlace: place, next };
}

interface FoundOption {
  readonly name: string;
  readonly indent: string;
  readonly valueAt: number;
}

function fieldOptionAt(text: string): FoundOption | null {
  const found = fieldOption.exec(text);
  return found && { name: found[2] ?? '', indent: found[1] ?? '', valueAt: found[0].length };
}

function yamlOptionAt(text: string): FoundOption | null {
  const found = yamlOption.exec(text);
  return found && { name: found[3] ?? '', indent: found[1] ?? '', valueAt: found[0].length };
}

function valuePart(text: string, line: number, at: number): LinePart {
  const rest = text.slice(at);
  const start = at + (rest.length - rest.trimStart().length);
  const end = text.trimEnd().length;
  // Nothing behind the colon: the place to write to is right there.
  return end > start ? { line, start, end } : { line, start: at, end: at };
}

function unquoted(source: SourceText, part: LinePart, isYaml: boolean): DirectiveOption['value'] {
  const text = (source.lines[part.line] ?? '').slice(part.start, part.end);
  const quote = text[0] ?? '';
  const isQuoted = isYaml && text.length >= 2 && (quote === '"' || quote === "'") && text.endsWith(quote);
  const inside = isQuoted ? { ...part, start: part.start + 1, end: part.end - 1 } : part;
  return writtenText(source, [inside]) ?? { text: '', range: partRange(part) };
}

function continued(source: SourceText, option: DirectiveOption, part: LinePart): DirectiveOption {
  const { range, text } = option.value;
  const more = (source.lines[part.line] ?? '').slice(part.start, part.end);
  // A YAML list or block text says its values on the lines below.
  const isEmpty = text === '' || /^[|>][+-]?$/u.test(text);
  const start = isEmpty ? partRange(part) : range;
  return {
    ...option,
    endLine: part.line,
    value: {
      text: isEmpty ? more : `${text}\n${more}`,
      range: { ...start, endLine: part.line, endCharacter: part.end },
    },
  };
}
