/** The drawing of the folder imports in ARCHITECTURE.md: written from the imports themselves, never by hand. */
import { folderTable } from './folderTable.ts';
import { folderOf, sourceFiles } from './sourceFiles.ts';

const begin = '<!-- imports:begin -->';
const end = '<!-- imports:end -->';

/** The imports between folders of src/ as `from --> to`, in the order of the layers. Composition roots are left out. */
export function actualEdges(): readonly string[] {
  const edges = new Set<string>();
  for (const file of sourceFiles()) {
    for (const { target } of file.imports()) {
      const to = target === null ? null : folderOf(target);
      if (file.folder !== null && to !== null && file.folder !== to) edges.add(`${file.folder} --> ${to}`);
    }
  }
  const place = (folder: string | undefined): number =>
    folderTable.findIndex((rule) => rule.folder === folder);
  return [...edges].sort((a, b) => {
    const [fromA, toA] = a.split(' --> ');
    const [fromB, toB] = b.split(' --> ');
    return place(fromB) - place(fromA) || place(toA) - place(toB);
  });
}

/** The edges that a document draws between its markers; null when it has no drawing. */
export function drawnEdges(document: string): readonly string[] | null {
  const start = document.indexOf(begin);
  const stop = document.indexOf(end);
  if (start < 0 || stop < start) return null;
  const lines = document.slice(start, stop).split('\n');
  return lines.map((line) => line.trim()).filter((line) => line.includes('-->') && line !== begin);
}

/** The document with its drawing brought up to date; the block is added at the end where it is missing. */
export function withDrawing(document: string): string {
  const lines = actualEdges().map((edge) => `  ${edge}`);
  const block = [begin, '```mermaid', 'graph TD', ...lines, '```', end].join('\n');
  const start = document.indexOf(begin);
  const stop = document.indexOf(end);
  if (start < 0 || stop < start) return `${document.trimEnd()}\n\n${block}\n`;
  return document.slice(0, start) + block + document.slice(stop + end.length);
}
