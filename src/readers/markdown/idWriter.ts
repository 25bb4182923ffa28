/** Writes ids for requirements of a Markdown document that have none: into the id's cell, or before the title. */
import { isMap } from 'yaml';
import type { RequirementFact } from '../../model/facts.ts';
import { message, type Message } from '../../model/message.ts';
import { rangeInLine } from '../../model/textRange.ts';
import { parseYaml } from '../planFile/parseYaml.ts';
import { brokenYaml } from '../planFile/planFileWriter.ts';
import { noColumn } from '../table/cellEdits.ts';
import { idColumnOf, idHeader } from '../table/idCells.ts';
import { readColumns } from '../table/tableColumns.ts';
import { documentChanged, type SourceEdit, type WriterInput } from '../writer.ts';
import { idKeyName, idSplice, keysOf } from '../yaml/idKey.ts';
import { isSplice, YamlText } from '../yaml/yamlSplice.ts';
import type { TableBlock } from './blocks.ts';
import { readFrontMatter } from './frontMatter.ts';
import { gridOfTable } from './gridOfTable.ts';
import { htmlTables } from './htmlTable.ts';
import { scanBlocks } from './scanBlocks.ts';
import { rangeOfOffsets, type SourceText, sourceText } from './sourceText.ts';
import { htmlCellEdit, pipeRowEdits } from './tableCellWriter.ts';
import { pipeColumnEdits } from './tableColumnWriter.ts';

type IdEdits = readonly SourceEdit[] | Message;

export function markdownIdEdits(
  { text, requirements }: WriterInput,
  fact: RequirementFact,
  id: string,
  newColumns: boolean,
): IdEdits {
  const source = sourceText(text);
  const front = readFrontMatter(source);
  if (fact.shape === 'frontMatter')
    return front ? inFrontMatter(source, front.endLine, requirements, id) : documentChanged();
  if (fact.shape !== 'row') return beforeTitle(source, requirements, fact, id);
  const { line } = fact.range;
  for (const block of scanBlocks(source, front?.endLine ?? 0).blocks) {
    if (block.kind === 'table' && block.rows.some((row) => row.line === line))
      return inPipeTable(source, block, line, id, newColumns);
    if (block.kind === 'html' && block.line <= line && line <= block.endLine)
      return inHtmlTable(source, block, fact, id);
  }
  return documentChanged();
}

function inPipeTable(
  source: SourceText,
  table: TableBlock,
  line: number,
  id: string,
  newColumns: boolean,
): IdEdits {
  const grid = gridOfTable(source, table);
  const index = table.rows.findIndex((row) => row.line === line);
  const row = table.rows[index];
  const columns = readColumns(grid, { announced: true, isVouched: true });
  if (columns.kind === 'leftOut' || !row) return documentChanged();
  const column = idColumnOf(grid, columns, index);
  if (column !== null)
    return pipeRowEdits(source, { line, start: row.start, columns: table.columns }, new Map([[column, id]]));
  if (!newColumns) return noColumn;
  return pipeColumnEdits(source, table, [idHeader(grid)], new Map([[index, id]])) ?? noColumn;
}

function inHtmlTable(
  source: SourceText,
  block: { readonly line: number; readonly endLine: number },
  { range }: RequirementFact,
  id: string,
): IdEdits {
  for (const grid of htmlTables(source, block.line, block.endLine)) {
    const index = grid.rows.findIndex(
      (row) => row.range.line === range.line && row.range.character === range.character,
    );
    if (index < 0) continue;
    const columns = readColumns(grid, { announced: true, isVouched: true });
    const column = columns.kind === 'leftOut' ? null : idColumnOf(grid, columns, index);
    if (column === null) break;
    return htmlCellEdit(grid, { row: index, column, text: id });
  }
  return message('The table has no place for an id. Add a column for ids to it first.');
}

/** Between the sign of the heading or item and its title, parted as in the nearest neighbour that has an id. */
function beforeTitle(
  source: SourceText,
  requirements: readonly RequirementFact[],
  fact: RequirementFact,
  id: string,
): IdEdits {
  const { line, character } = fact.anchor;
  const written = source.lines[line] ?? '';
  // `### Requirement: …`: the word stands for the id, and none is read behind it.
  if (
    fact.shape === 'heading' &&
    !/^[\s>]{0,64}#{1,6}\s{1,80}[*_~`]{0,3}$/u.test(written.slice(0, character))
  ) {
    // An underlined heading has nothing before its title.
    if (!/^[\s>]{0,64}[*_~`]{0,3}$/u.test(written.slice(0, character)))
      return message('This way of writing a requirement has no place for an id.');
  }
  const at = contentStart(written, character);
  const { open, close } = signsAround(source, requirements, fact);
  return [{ range: rangeInLine(line, at, 0), text: `${open}${id}${close}` }];
}

/** Emphasis around the title stays around it: the id comes before the signs. */
function contentStart(line: string, character: number): number {
  let at = character;
  while (at > 0 && /[*_~`]/u.test(line[at - 1] ?? '')) at--;
  return at;
}

/** What stands before and behind the id of the nearest requirement of the same shape: `[`, `] ` or `：`. */
function signsAround(
  { lines }: SourceText,
  requirements: readonly RequirementFact[],
  fact: RequirementFact,
): { readonly open: string; readonly close: string } {
  const distance = ({ anchor }: RequirementFact): number => Math.abs(anchor.line - fact.anchor.line);
  const others = requirements
    .filter((other) => other.id !== null && other.shape === fact.shape)
    .sort((a, b) => distance(a) - distance(b));
  for (const { anchor, claims } of others.slice(0, 20)) {
    const title = claims.find(({ field, from }) => field === 'title' && from === 'field');
    if (!title || title.range.line !== anchor.line || title.range.character < anchor.endCharacter) continue;
    const line = lines[anchor.line] ?? '';
    const close = line.slice(anchor.endCharacter, title.range.character);
    const open = /[[【（(]{0,2}$/u.exec(line.slice(0, anchor.character))?.[0] ?? '';
    if (/^[\]】）)]{0,2}(?:\s{0,2}[:：—–-]{0,2}\s{0,2})$/u.test(close) && close !== '')
      return { open, close };
  }
  return { open: '', close: ' ' };
}

function inFrontMatter(
  source: SourceText,
  endLine: number,
  requirements: readonly RequirementFact[],
  id: string,
): IdEdits {
  const start = source.starts[1] ?? 0;
  const text = source.text.slice(start, source.starts[endLine - 1]);
  const tree = parseYaml(text);
  if (!isMap(tree.root) || tree.errors.length > 0) return brokenYaml();
  const result = idSplice(
    new YamlText(text, tree.root),
    tree.root,
    idKeyName(requirements, keysOf(tree.root)),
    id,
  );
  if (!isSplice(result)) return result ?? documentChanged();
  return [{ range: rangeOfOffsets(source, start + result.start, start + result.end), text: result.text }];
}
