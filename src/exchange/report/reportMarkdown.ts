/** A report as Markdown, for a wiki or a review comment. */
import { message } from '../../model/message.ts';
import type { Block, Cell } from './block.ts';
import { reportBlocks, reportTitle } from './report.ts';
import type { ReportInput } from './reportInput.ts';

export function reportMarkdown(input: ReportInput): string {
  const { today, translate } = input;
  const colon = translate(message(': '));
  const parts = reportBlocks(input).map((block) => blockText(block, colon));
  return `# ${plain(reportTitle(input))}\n\n${translate(message('As of {0}', today))}\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block, colon: string): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'facts':
      return block.facts
        .map(({ label, texts }) => `- **${plain(label)}**${colon}${texts.map(plain).join('; ')}`)
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n');
    case 'picture':
      return '';
    case 'table':
      return [
        line(block.head),
        `|${'---|'.repeat(block.head.length)}`,
        ...block.rows.map((row) => line(row)),
      ].join('\n');
  }
}

function line(cells: readonly Cell[]): string {
  const texts = cells.map((cell) => (typeof cell === 'string' ? plain(cell) : cell.map(plain).join('<br>')));
  return `| ${texts.join(' | ')} |`;
}

/** On one line, with the signs that would become markup escaped. */
function plain(text: string): string {
  return text
    .replace(/[\s\0\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replace(/[\\`*_[\]<>|~]/gu, '\\$&')
    .trim();
}
