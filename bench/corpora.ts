/**
 * `npm run corpora -- FOLDER [--truth FOLDER] [--all]`: reads every repository found below FOLDER and
 * compares what was found with a truth file, `{ repository, definitions, references }` with `[id, file,
 * line]` each, lines from 1. A truth file belongs to the folder whose name ends in its repository's name.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Snapshot } from '../src/model/snapshot.ts';
import { indexFolder } from './coldBench.ts';

type Place = readonly [id: string, file: string, line: number];

interface Truth {
  readonly repository: string;
  readonly definitions: readonly Place[];
  readonly references: readonly Place[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { truth: { type: 'string' }, all: { type: 'boolean' } },
});
const folder = positionals[0];
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run corpora -- FOLDER [--truth FOLDER] [--all]');
  process.exitCode = 2;
} else {
  await compareAll(resolve(folder), resolve(values.truth ?? folder));
}

async function compareAll(parent: string, truthFolder: string): Promise<void> {
  const truths = readdirSync(truthFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(truthFolder, name), 'utf8')) as Truth);
  for (const entry of readdirSync(parent, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const truth = truths.find(({ repository }) => {
      const [owner, name] = repository.split('/');
      return entry.name === name || entry.name === `${owner}+${name}` || entry.name === `${owner}-${name}`;
    });
    const index = await indexFolder(join(parent, entry.name));
    console.log(`\n${entry.name}`);
    if (truth) compare(index.snapshot, truth);
    else console.log(`  no truth file; ${index.snapshot.requirementCount} requirements`);
    index.dispose();
  }
}

function compare(snapshot: Snapshot, truth: Truth): void {
  const defined: Place[] = [];
  const referring: Place[] = [];
  let withoutId = 0;
  for (const requirement of snapshot.requirements()) {
    const path = snapshot.document(requirement.uri)?.path ?? '';
    if (requirement.id === null) withoutId++;
    else defined.push([requirement.id, path, requirement.fact.anchor.line + 1]);
    for (const { uri, range } of snapshot.referencesTo(requirement)) {
      referring.push([requirement.id ?? '', snapshot.document(uri)?.path ?? '', range.line + 1]);
    }
  }
  // An id that stands in several documents is one definition; its other places are mentions.
  const byId = byIdOf(truth.definitions);
  const mine = byIdOf(defined);
  const found = [...byId].filter(([id, places]) =>
    mine.get(id)?.some(([, file, line]) => places.some((place) => place[1] === file && place[2] === line)),
  );
  report('definitions', found.length, byId.size, {
    missed: [...byId].filter(([id]) => !mine.has(id)).map(([, places]) => places[0]!),
    'at another place': [...byId.keys()].flatMap((id) =>
      mine.has(id) && !found.some(([other]) => other === id) ? (mine.get(id) ?? []) : [],
    ),
    'made up': defined.filter(([id]) => !byId.has(id)),
  });
  if (withoutId > 0) console.log(`    ${withoutId} requirements without an id`);
  const known = new Set(truth.references.map(String));
  const own = new Set(referring.map(String));
  const files = new Set(truth.references.map(([, file]) => file));
  if (truth.references.length === 0) return;
  report('references', [...known].filter((place) => own.has(place)).length, known.size, {
    missed: truth.references.filter((place) => !own.has(String(place))),
    'made up in the same files': referring.filter(
      (place) => files.has(place[1]) && !known.has(String(place)),
    ),
    'in files that the truth does not name': referring.filter((place) => !files.has(place[1])),
  });
}

function byIdOf(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const byId = new Map<string, Place[]>();
  for (const place of places) byId.set(place[0], [...(byId.get(place[0]) ?? []), place]);
  return byId;
}

function report(
  what: string,
  found: number,
  known: number,
  rest: Readonly<Record<string, readonly Place[]>>,
): void {
  const share = known === 0 ? 100 : (100 * found) / known;
  const counts = Object.entries(rest).map(([kind, places]) => `${places.length} ${kind}`);
  console.log(`  ${what}: ${found} of ${known} found (${share.toFixed(1)} %), ${counts.join(', ')}`);
  for (const [kind, places] of Object.entries(rest)) {
    for (const [id, file, line] of places.slice(0, values.all ? Infinity : 10)) {
      console.log(`    ${kind}: ${id} ${file}:${line}`);
    }
  }
}
