/** `groundplan report`: the plan as one file for people who never open an editor. */
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportInput } from '../exchange/report/reportInput.ts';
import { reportMarkdown } from '../exchange/report/reportMarkdown.ts';
import { reportPage } from '../exchange/report/reportPage.ts';
import { SimilarityIndex } from '../insight/similar/similarityIndex.ts';
import { gitObject } from '../platform/node/gitObject.ts';
import type { Indexed } from './indexed.ts';
import { matrix } from './matrix.ts';

export const reportFormats = ['html', 'markdown', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const byEnding: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.csv': 'csv',
};

/** The format that a file's name asks for; `null` where it asks for none that there is. */
export function formatOfFile(path: string): ReportFormat | null {
  return byEnding[extname(path).toLowerCase()] ?? null;
}

/** `day` is an ISO date, `language` a BCP 47 tag. */
export async function report(
  indexed: Indexed,
  format: ReportFormat,
  day: string,
  language: string,
): Promise<string> {
  if (format === 'csv') return matrix(indexed, 'csv');
  const input = reportInput(indexed, day, await revisionOf(indexed));
  switch (format) {
    case 'html':
      return reportPage(input, language);
    case 'markdown':
      return reportMarkdown(input);
  }
}

async function revisionOf({ root }: Indexed): Promise<string | null> {
  const object = await gitObject(fileURLToPath(root.id), 'HEAD', null);
  return typeof object === 'string' ? null : object.shortName;
}

function reportInput(
  { snapshot, root, findings, translate }: Indexed,
  today: string,
  revision: string | null,
): ReportInput {
  const alike = SimilarityIndex.of(snapshot)
    .allPairs()
    .map(({ one, two }) => [one, two] as const);
  return {
    snapshot,
    root: root.id,
    today,
    revision,
    findings: findings.all(),
    alike,
    past: findings.past,
    translate,
  };
}
