/** What the rules flag, and what was not read. */
import { placeName } from '../../../insight/placeName.ts';
import { message } from '../../../model/message.ts';
import { startOfText } from '../../../model/textRange.ts';
import type { Block } from '../block.ts';
import type { ReportInput } from '../reportInput.ts';

export function findingSection({ snapshot, findings, translate }: ReportInput): readonly Block[] {
  const blocks: Block[] = [];
  if (findings.length > 0) {
    blocks.push(
      { kind: 'heading', level: 2, text: translate(message('Findings')), anchor: 'findings' },
      {
        kind: 'table',
        head: [translate(message('Rule')), translate(message('Finding')), translate(message('Place'))],
        rows: findings.map(({ code, message: said, uri, range }) => [
          code,
          translate(said),
          uri === null ? '' : placeName(snapshot, uri, range ?? startOfText),
        ]),
      },
    );
  }
  const leftOut = snapshot.leftOut();
  if (leftOut.length > 0) {
    blocks.push(
      { kind: 'heading', level: 2, text: translate(message('What was left out')), anchor: 'left-out' },
      { kind: 'list', items: leftOut.map(({ reason, files }) => `${translate(reason)}: ${files}`) },
    );
  }
  return blocks;
}
