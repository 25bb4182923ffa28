/** The closing table over all repositories, and the differences behind its figures. */
import type { Comparison, Counted, Difference } from './corpusComparison.ts';

/** What has to hold: shares of what is known. */
const leastDefinitions = 0.98;
const leastReferences = 0.95;
const mostMadeUp = 0.02;

const headers = [
  'repository',
  'definitions',
  'elsewhere',
  'made up',
  'references',
  'made up',
  'links',
  'modules',
  'explained',
  '',
];

/** Each repository with what differs, at most `most` of each kind, then the table. */
export function told(comparisons: readonly Comparison[], most: number): string {
  return [...comparisons.map((comparison) => toldOne(comparison, most)), '', tableOf(comparisons)].join('\n');
}

function toldOne(comparison: Comparison, most: number): string {
  const { repository, definitions, references, mentions, links, withoutId, totals } = comparison;
  const lines = [`\n${repository}`];
  if (withoutId > 0) lines.push(`  ${withoutId} requirements without an id`);
  for (const [name, value] of Object.entries(totals ?? {}))
    lines.push(`  its own tool prints ${name}: ${value}`);
  const parts = { definitions, references, mentions, links };
  for (const [what, counted] of Object.entries(parts)) {
    if (!counted) continue;
    lines.push(`  ${what}: ${figure(counted)} found`);
    const shown = new Map<string, number>();
    for (const { kind, place, explanation } of counted.differences) {
      const count = (shown.get(kind) ?? 0) + 1;
      shown.set(kind, count);
      if (count > most) continue;
      const [id, file, line] = place;
      lines.push(`    ${kind}: ${id} ${file}:${line}${explanation === null ? '' : ` (${explanation})`}`);
    }
    for (const [kind, count] of shown) if (count > most) lines.push(`    ${kind}: ${count - most} more`);
  }
  return lines.join('\n');
}

function tableOf(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((comparison) => {
    const { repository, definitions, references, links, modules } = comparison;
    const all = [definitions, references, links].flatMap((counted) => counted?.differences ?? []);
    return [
      repository,
      figure(definitions),
      String(countOf(definitions, 'at another place')),
      String(countOf(definitions, 'made up')),
      references ? figure(references) : '–',
      references ? String(countOf(references, 'made up')) : '–',
      links ? figure(links) : '–',
      modules ? `${modules.found}/${modules.known}` : '–',
      `${all.filter(({ explanation }) => explanation !== null).length}/${all.length}`,
      isGood(comparison) ? 'ok' : 'short',
    ];
  });
  const sum = (pick: (comparison: Comparison) => Counted | null): string => {
    const counted = comparisons.flatMap((comparison) => pick(comparison) ?? []);
    const known = counted.reduce((total, each) => total + each.known, 0);
    return `${counted.reduce((total, each) => total + each.found, 0)}/${known}`;
  };
  const total = [
    `${comparisons.length} repositories`,
    sum(({ definitions }) => definitions),
    String(comparisons.reduce((all, { definitions }) => all + countOf(definitions, 'at another place'), 0)),
    String(comparisons.reduce((all, { definitions }) => all + countOf(definitions, 'made up'), 0)),
    sum(({ references }) => references),
    String(
      comparisons.reduce((all, { references }) => all + (references ? countOf(references, 'made up') : 0), 0),
    ),
    sum(({ links }) => links),
    '',
    '',
    `${comparisons.filter(isGood).length} ok`,
  ];
  const cells = [headers, ...rows, total];
  const widths = headers.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [line(headers), ...rows.map(line), line(total)].join('\n');
}

/** Whether the shares hold; what is explained is no fault. */
export function isGood({ definitions, references, links }: Comparison): boolean {
  return (
    definitions.found + explainedOf(definitions, 'missed', 'at another place') >=
      definitions.known * leastDefinitions &&
    unexplained(definitions) <= Math.max(1, definitions.known) * mostMadeUp &&
    [references, links].every(
      (counted) =>
        counted === null ||
        (counted.found + explainedOf(counted, 'missed') >= counted.known * leastReferences &&
          unexplained(counted) <= Math.max(1, counted.known) * mostMadeUp),
    )
  );
}

function unexplained({ differences }: Counted): number {
  return differences.filter(({ kind, explanation }) => kind === 'made up' && explanation === null).length;
}

function explainedOf({ differences }: Counted, ...kinds: readonly Difference['kind'][]): number {
  return differences.filter(({ kind, explanation }) => kinds.includes(kind) && explanation !== null).length;
}

function countOf({ differences }: Counted, kind: Difference['kind']): number {
  return differences.filter((difference) => difference.kind === kind).length;
}

function figure({ found, known }: Counted): string {
  return `${found}/${known}`;
}
