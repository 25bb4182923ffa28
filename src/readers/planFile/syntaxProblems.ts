/** Says in plain words what is wrong with the YAML of a plan file. */
import { message, type Message } from '../../model/message.ts';
import { keyWithoutBlank } from './named.ts';
import type { YamlError, YamlTree } from './parseYaml.ts';
import type { PlanSource } from './planSource.ts';

/** Reports the first mistake of every line: the parser often finds several for one cause. */
export function reportSyntax(source: PlanSource, tree: YamlTree): void {
  const { lines, text } = source;
  const reported = new Set<number>();
  for (const error of tree.errors) {
    const line = lines.lineAt(Math.min(Math.max(error.start, 0), text.length));
    if (reported.has(line)) continue;
    reported.add(line);
    const start = lines.startOfLine(line);
    const written = text.slice(start, Math.min(start + 300, lines.startOfLine(line + 1)));
    // Never beyond the line: the parser's range may run over the rest of the file.
    const endOfLine = start + (/[^\r\n]{0,300}/u.exec(written)?.[0].length ?? 0);
    const end = Math.max(error.start, Math.min(error.end, endOfLine));
    source.reportBrokenLine(lines.range(error.start, end), describe(error, written));
  }
  if (tree.givenUp) {
    const { offset, why } = tree.givenUp;
    source.report(
      lines.range(offset, offset + 1),
      why === 'tooDeep'
        ? message(
            'The lists and maps of the plan file are nested too deep to be read. Is a closing bracket missing?',
          )
        : message('The plan file has too many parts to be read. Is this another file by mistake?'),
    );
  }
  if (tree.secondDocument !== null) {
    const offset = tree.secondDocument;
    // A file that merely ends in a separator loses nothing.
    if (!/^(?:---|\.\.\.)?\s*$/u.test(text.slice(offset))) {
      source.report(
        lines.range(offset, offset + (text.startsWith('---', offset) ? 3 : 1)),
        message('A second document (“---”) begins here; only the first one is read. Remove the separator.'),
      );
    }
  }
}

function describe(error: YamlError, line: string): Message {
  // The commonest slips of people who do not write YAML every day: `名称：线索`, `name:线索`.
  const glued = /^[\s-]{0,200}([\p{L}\p{N}_/-]{1,60})(?:：|:(?=[^\s:/]))/u.exec(line)?.[1];
  if (glued && error.code !== 'TAB_AS_INDENT') return keyWithoutBlank(glued);
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return message(
        'A tab stands in the indentation, and YAML takes blanks only. Replace the tab by blanks.',
      );
    case 'BAD_INDENT':
      if (/end with a ([\]}])/u.test(error.message)) break;
      return message(
        'This line is indented unlike its neighbours: what belongs together begins in the same column.',
      );
    case 'BAD_SCALAR_START':
      return message('A text cannot begin with this sign. Put quotes around the text.');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message(
        'A second “key: value” begins inside a value. Put quotes around a text that contains “: ”, or indent the line like its neighbours.',
      );
    case 'MULTILINE_IMPLICIT_KEY':
      return message(
        'A key ends on the line where it begins. Is a “: ” missing, or is the line indented too far?',
      );
    case 'BAD_DQ_ESCAPE':
      return message(
        'Between double quotes “\\” begins an escape, and this is none. Use single quotes, or write “\\\\”.',
      );
    case 'RESOURCE_EXHAUSTION':
      return message(
        'The lists and maps of the plan file are nested too deep to be read. Is a closing bracket missing?',
      );
  }
  const closing = /(?:end with a ([\]}])|closing (["']))/u.exec(error.message);
  if (closing) return message('The closing “{0}” is missing.', closing[1] ?? closing[2] ?? '');
  if (/followed by map values/u.test(error.message))
    return message('A “: ” and a value are missing behind this key.');
  if (error.code === 'UNEXPECTED_TOKEN')
    return message(
      'What stands here does not fit the YAML before it. Is a quote, a bracket or a “- ” missing or left over?',
    );
  return message('This is not valid YAML: {0}', error.message);
}
