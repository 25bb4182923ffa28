/** A file that somebody imports, as the preview and `groundplan import` take it: into documents that are there, and new ones. */
import { withIdPrefix } from '../../../src/edits/importing/compareImport.ts';
import { factsOfFile, factsTable } from '../../../src/edits/importing/factsTable.ts';
import { importedTable, type ImportedTable, rowsOfCsv } from '../../../src/edits/importing/importedTable.ts';
import { importRequirements } from '../../../src/edits/importing/importRequirements.ts';
import { newTarget, targetFor } from '../../../src/edits/importing/importTargets.ts';
import { usualPrefix } from '../../../src/edits/importing/importSheets.ts';
import { applySourceEdits, inverseEdits } from '../../../src/readers/writer.ts';
import { samples } from '../../readers/samples.ts';
import { snapshotOf, testRoot } from '../../support/snapshotOf.ts';
import { fixtureTexts } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, numberOf, promise } from '../fuzzTarget.ts';

const plan =
  'modules:\n  - { id: leads, name: 线索管理 }\n  - { id: quote, name: 报价 }\nphases: [一期, 二期]\n';
const documents: Readonly<Record<string, string>> = {
  'groundplan.yaml': plan,
  'docs/table.md':
    '# 需求\n\n| 编号 | 需求 | 模块 | 优先级 |\n|---|---|---|---|\n| A-1 | 去重 | 线索管理 | P0 |\n| A-2 | 导出 | 报价 | |\n',
  'docs/headings.md':
    '# 需求\n\n### REQ-3 导出\n\n- 状态：草稿\n- 模块：报价\n\n### REQ-4 打印\n\n- 状态：草稿\n',
  'docs/rows.csv': '编号,需求名称,所属模块,优先级\r\nA-1,"去重",线索管理,高\r\nA-3,打印,报价,低\r\n',
};

export function importTargets(): readonly FuzzTarget[] {
  const { texts, words } = fixtureTexts(['test/edits/importing', 'test/cli', 'test/readers/trackers']);
  const csv = (samples['csv'] ?? []).flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  const seeds = [...csv, documents['docs/rows.csv'] ?? '', '编号,需求\nA-1,去重2\nA-9,新的\n', ...texts];
  return [
    {
      name: 'import of rows',
      about: 'edits/importing/',
      seeds,
      words,
      weight: 40,
      run: (input) => {
        const table = importedTable(rowsOfCsv(asText(input).slice(0, 4_000), 'a.csv'));
        return table && imported(table, numberOf(input));
      },
    },
    {
      name: 'import of documents',
      about: 'edits/importing/',
      seeds: [...Object.values(documents), ...(samples['markdown'] ?? []).map(({ content }) => content)],
      words,
      weight: 40,
      run: (input) => {
        const text = asText(input).slice(0, 4_000);
        const facts = factsOfFile('other.md', new Uint8Array(0), text);
        return facts.length === 0 ? null : imported(factsTable(facts), numberOf(input));
      },
    },
  ];
}

function imported(table: ImportedTable, number: number): unknown {
  const idPrefix = usualPrefix(table.tracker);
  const snapshot = snapshotOf(documents);
  const file = { uri: 'file:///elsewhere/a.csv', name: 'a.csv' };
  const ids = new Set(withIdPrefix(table, idPrefix).items.flatMap(({ id }) => id ?? []));
  const [uri = null] = [...snapshot.documents()].map((entry) => entry.uri).slice((number % 3) + 1);
  const target =
    number % 5 === 0
      ? newTarget(
          testRoot.id,
          file,
          (['markdown', 'headings', 'csv', 'yaml'] as const)[number % 4] ?? 'markdown',
          snapshot,
        )
      : number % 5 === 1 || uri === null
        ? targetFor(snapshot, file, testRoot.id, ids)
        : ({ kind: 'document', uri } as const);
  const textOf = (asked: string): string | null => documents[asked.slice(testRoot.id.length + 1)] ?? null;
  const request = { root: testRoot.id, table, target, source: file.uri, idPrefix };
  const result = importRequirements(snapshot, request, textOf);
  if ('refusal' in result) return result.refusal;
  const written: Record<string, string> = {};
  for (const [asked, edits] of result.edits) {
    const text = textOf(asked) ?? '';
    const after = applySourceEdits(text, edits);
    promise(
      applySourceEdits(after, inverseEdits(text, edits)) === text,
      'an import can be taken back',
      () => after,
    );
    written[asked.slice(testRoot.id.length + 1)] = after;
  }
  for (const [asked, text] of result.create) written[asked.slice(testRoot.id.length + 1)] = text;
  if (Object.keys(written).length === 0) return result.comparison.added.length;
  // The same file once more has nothing to add but what was named as not added.
  const files = { ...documents, ...written };
  const next = snapshotOf(files);
  const again = importRequirements(
    next,
    { ...request, target: target.kind === 'new' ? { kind: 'document', uri: target.uri } : target },
    (asked) => files[asked.slice(testRoot.id.length + 1)] ?? null,
  );
  const details = (): string => JSON.stringify([written, target]);
  promise(!('refusal' in again), 'what was imported can be imported again', details);
  if ('refusal' in again) return null;
  promise(again.edits.size === 0, 'the same file again changes nothing', details);
  return [written, result.notAdded.length, result.notWritten];
}
