/** Setting a field in any text of a format that can be edited: what is read again says it, and nothing else differs. */
import { setField } from '../../../src/edits/setField.ts';
import { renameId } from '../../../src/edits/renaming/renameId.ts';
import type { Claim, RequirementFact } from '../../../src/model/facts.ts';
import type { Requirement } from '../../../src/model/requirement.ts';
import type { Snapshot } from '../../../src/model/snapshot.ts';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readers } from '../../../src/readers/registry.ts';
import {
  applySourceEdits,
  inverseEdits,
  type SourceEdit,
  writableFields,
} from '../../../src/readers/writer.ts';
import { samples } from '../../readers/samples.ts';
import { snapshotOf } from '../../support/snapshotOf.ts';
import { fixtureTexts, wordsOf } from '../fixtureTexts.ts';
import { asText, type FuzzTarget, numberOf, promise } from '../fuzzTarget.ts';

const values = [
  '报价',
  '一期',
  'P0',
  '已上线',
  '80',
  'a\nb',
  '\\',
  'a | b',
  '"x": [y',
  '- # z',
  "O'H: <b>",
  '',
  null,
];
const folders: Readonly<Record<string, string>> = { plan: 'planFile', yaml: 'yamlRequirements' };

export function writerTargets(): readonly FuzzTarget[] {
  const writing = readers.filter(({ writer }) => writer !== undefined);
  return [...writing.map(({ name }) => writerTarget(name)), renameTarget()];
}

function writerTarget(name: string): FuzzTarget {
  const own = samples[name] ?? [];
  const folder = `test/readers/${folders[name] ?? name}`;
  const seeds = own.flatMap(({ content }) => (typeof content === 'string' ? [content] : []));
  const { texts, words } = fixtureTexts([folder]);
  const paths = own.map(({ path }) => path);
  return {
    name: `${name} writer`,
    about: `readers/${folders[name] ?? name}/ edits/setField edits/writtenCheck`,
    seeds: [...seeds, ...texts.slice(0, 60)],
    words: [...words, ...wordsOf(seeds)],
    weight: 20,
    run: (input) => {
      const text = asText(input).slice(0, 20_000);
      const number = numberOf(input);
      const path = paths[number % paths.length] ?? 'docs/a.md';
      const snapshot = snapshotOf({ [path]: text });
      const field = writableFields[number % writableFields.length] ?? 'status';
      const value = values[(number >> 4) % values.length] ?? null;
      const requirements = [...snapshot.requirements()];
      const requirement = requirements[(number >> 8) % Math.max(1, requirements.length)];
      if (!requirement) return null;
      const result = setField(snapshot, requirement, field, value, () => text);
      if (!('edits' in result)) return result.refusal;
      const edits = result.edits.get(requirement.uri) ?? [];
      const after = checkEdits(text, edits);
      if (result.into === 'document' && edits.length > 0)
        checkSaid({ path, text, after }, requirement, field, value);
      return [after, result.into];
    },
  };
}

/** A new id, everywhere that the old one is named. */
function renameTarget(): FuzzTarget {
  const { texts, words } = fixtureTexts(['test/edits']);
  return {
    name: 'renaming',
    about: 'edits/renaming/',
    seeds: ['| 编号 | 需求 |\n|---|---|\n| A-1 | 去重 |\n| A-2 | 见 A-1、A-1~3 |\n', ...texts.slice(0, 60)],
    words: [...words, 'A-1', 'A-1/2', 'A-1..A-3'],
    weight: 20,
    run: (input) => {
      const text = asText(input).slice(0, 20_000);
      const code = `// @req ${text.slice(-40).replace(/[\r\n]/gu, ' ')}\n`;
      const files = { 'docs/a.md': text, 'src/a.ts': code };
      const snapshot: Snapshot = snapshotOf(files);
      const requirement = [...snapshot.requirements()].find(({ id }) => id !== null);
      if (!requirement) return null;
      const textOf = (uri: string): string => (uri.endsWith('.md') ? text : code);
      const result = renameId(snapshot, requirement, 'NEW-77', textOf);
      if (!('edits' in result)) return result;
      return [...result.edits].map(([uri, edits]) => checkEdits(textOf(uri), edits));
    },
  };
}

function checkEdits(text: string, edits: readonly SourceEdit[]): string {
  const after = applySourceEdits(text, edits);
  const back = applySourceEdits(after, inverseEdits(text, edits));
  promise(back === text, 'an edit can be taken back', () => JSON.stringify([text, after]));
  return after;
}

interface Change {
  readonly path: string;
  readonly text: string;
  readonly after: string;
}

function checkSaid(
  { path, text, after }: Change,
  { fact }: Requirement,
  field: string,
  value: string | null,
): void {
  const kind = path === 'groundplan.yaml' ? 'plan' : 'document';
  const before = readFacts(path, kind, text).requirements;
  const now = readFacts(path, kind, after).requirements;
  const details = (): string => JSON.stringify([field, value, text, after]);
  promise(now.length === before.length, 'as many requirements as before', details);
  const at = before.findIndex(
    (one) => one.range.line === fact.range.line && one.id === fact.id && one.title === fact.title,
  );
  for (const [index, one] of now.entries()) {
    if (index === at) continue;
    const old = before[index];
    promise(old !== undefined && saying(old) === saying(one), 'the others stay as they are', details);
  }
  // A format may have a few words of its own for these, and a reason why there is none is read as one.
  if (value === null || value === '' || field === 'module' || field === 'status') return;
  const about = now[at]?.claims.filter(
    (claim) => isOwn(claim) && [field, 'phaseOrStatus'].includes(claim.field),
  );
  const wanted = value.replace(/\s+/gu, ' ').trim();
  const isSaid = about?.some(({ text: said }) => said.replace(/\s+/gu, ' ') === wanted) ?? false;
  promise(isSaid, 'what is read again says it', details);
}

const isOwn = ({ from }: Claim): boolean => from === 'field' || from === 'column';

function saying({ id, title, claims }: RequirementFact): string {
  return JSON.stringify([id, title, claims.map(({ field, from, text }) => [field, from, text])]);
}
