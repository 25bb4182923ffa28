/** Tables of reStructuredText: lists of lists, separated values and drawn ones; the same evidence is asked as everywhere. */
import type { LeftOut, RequirementFact } from '../../model/facts.ts';
import { message } from '../../model/message.ts';
import type { LinePart } from '../markdown/blocks.ts';
import type { SourceText } from '../markdown/sourceText.ts';
import { optionOf, type Directive } from '../sphinxNeeds/directive.ts';
import type { Grid } from '../table/grid.ts';
import { readColumns } from '../table/tableColumns.ts';
import { tableRequirements } from '../table/tableRequirements.ts';
import { csvGrid } from './csvGrid.ts';
import { drawnGrids } from './drawnGrid.ts';
import { listGrid } from './listGrid.ts';
import type { RstDocument } from './rstScanner.ts';
import type { SectionSurroundings } from './rstSurroundings.ts';

export interface TablesFound {
  readonly requirements: readonly RequirementFact[];
  readonly leftOut: readonly LeftOut[];
}

const drawing = /\.\.[ \t]{1,8}(?:list|csv)-table::|^[ \t]{0,200}\+-{2,400}[-+]{1,2000}\+[ \t]{0,80}\r?$/mu;
const telling =
  /需求|功能|优先级|優先|状态|狀態|验收|驗收|模块|模組|requirement|priority|status|acceptance|module|component|feature/iu;

export function mayHoldTables(text: string): boolean {
  return drawing.test(text) && telling.test(text);
}

interface PlacedGrid {
  readonly grid: Grid;
  readonly section: number;
}

export function tablesOf(
  source: SourceText,
  document: RstDocument,
  around: (section: number) => SectionSurroundings,
  isVouched: boolean,
): TablesFound {
  const requirements: RequirementFact[] = [];
  const leftOut: LeftOut[] = [];
  for (const { grid, section } of gridsOf(source, document)) {
    const surroundings = around(section);
    if (surroundings.inChangeLog) {
      leftOut.push({ reason: message('Change log'), range: grid.range });
      continue;
    }
    const verdict = readColumns(grid, { announced: surroundings.announced, isVouched });
    if (verdict.kind === 'leftOut') leftOut.push({ reason: verdict.reason, range: grid.range });
    else requirements.push(...tableRequirements(grid, verdict, surroundings));
  }
  return { requirements, leftOut };
}

function* gridsOf(source: SourceText, { directives, sections, text }: RstDocument): Generator<PlacedGrid> {
  for (const directive of directives) {
    const { name, section } = directive;
    const grid =
      name === 'list-table'
        ? listGrid(source, directive)
        : name === 'csv-table'
          ? csvGrid(source, directive)
          : null;
    if (grid) yield { grid, section };
    else if (name === 'table') {
      for (const drawn of drawnGrids(source, contentLines(source, directive))) yield { grid: drawn, section };
    }
  }
  let section = -1;
  for (const drawn of drawnGrids(source, text)) {
    while ((sections[section + 1]?.line ?? Infinity) < drawn.range.line) section++;
    yield { grid: drawn, section };
  }
}

/** The lines behind the options of a directive. */
function contentLines(source: SourceText, directive: Directive): readonly LinePart[] {
  const parts: LinePart[] = [];
  const title = optionOf(directive, 'name');
  const from = Math.max(directive.optionPlace.line, title?.endLine ?? 0) + 1;
  for (let line = from; line <= directive.range.endLine; line++) {
    const text = source.lines[line] ?? '';
    const end = text.trimEnd().length;
    const start = text.length - text.trimStart().length;
    if (end > start) parts.push({ line, start, end });
  }
  return parts;
}
