/** Says in the log what was read, by the names that people have for the formats. */
import { formatName } from '../insight/formatNames.ts';
import type { Log, Translate } from '../index/ports.ts';
import { type Message, message } from '../model/message.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** So many documents are named for each format. */
const mostNamed = 5;

/** One line for each format, the commonest first; nothing where no document holds a requirement. */
export function reportFormats(snapshot: Snapshot, translate: Translate, log: Pick<Log, 'info'>): void {
  const formats = new Map<string, { paths: string[]; count: number; requirements: number }>();
  for (const { facts, path, requirements } of snapshot.documents()) {
    const name = requirements.length > 0 ? formatName(facts) : null;
    if (!name) continue;
    const said = translate(name);
    const known = formats.get(said) ?? { paths: [], count: 0, requirements: 0 };
    formats.set(said, known);
    known.count++;
    known.requirements += requirements.length;
    if (known.paths.length < mostNamed) known.paths.push(path);
  }
  for (const [name, { paths, count, requirements }] of [...formats].sort(
    ([, a], [, b]) => b.count - a.count,
  )) {
    const named = `${paths.join(', ')}${count > paths.length ? ', …' : ''}`;
    log.info(`  ${count} × ${name}: ${translate(countOf(requirements))} (${named})`);
  }
}

function countOf(requirements: number): Message {
  return requirements === 1 ? message('1 requirement') : message('{0} requirements', requirements);
}
