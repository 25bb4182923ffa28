/** Says in the log what was not read, why, and where, in the words of the window. */
import { l10n } from 'vscode';
import type { Log } from '../index/ports.ts';
import { placeName } from '../insight/placeName.ts';
import type { Message } from '../model/message.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Session } from './session.ts';
import { translate } from './translate.ts';

/** So many places are named for each reason. */
const mostPlaces = 5;

export class LeftOutReport {
  readonly #session: Session;
  readonly #log: Log;
  #written = -1;

  constructor(session: Session, log: Log) {
    this.#session = session;
    this.#log = log;
  }

  /** Writes nothing when nothing has changed since the last time. */
  write(): void {
    const { snapshot } = this.#session;
    if (this.#written === snapshot.revision) return;
    this.#written = snapshot.revision;
    const leftOut = snapshot.leftOut();
    if (leftOut.length === 0) return this.#log.info(l10n.t('Nothing was left out.'));
    this.#log.info(l10n.t('Left out:'));
    const places = placesByReason(snapshot);
    for (const { reason, files } of leftOut) {
      const where = places.get(reasonKey(reason)) ?? [];
      const more = where.length < files && where.length > 0 ? ', …' : '';
      const named = where.length === 0 ? '' : ` (${where.join(', ')}${more})`;
      this.#log.info(`  ${files} × ${translate(reason)}${named}`);
    }
  }
}

/** The first places in documents; files that were never opened have none. */
function placesByReason(snapshot: Snapshot): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { uri, facts } of snapshot.documents()) {
    const named = new Set<string>();
    for (const { reason, range } of facts.leftOut) {
      const key = reasonKey(reason);
      const known = places.get(key) ?? [];
      places.set(key, known);
      // One place in a file is enough: reasons are counted by file.
      if (known.length < mostPlaces && !named.has(key)) known.push(placeName(snapshot, uri, range));
      named.add(key);
    }
  }
  return places;
}

function reasonKey({ key, args }: Message): string {
  return JSON.stringify([key, args]);
}
