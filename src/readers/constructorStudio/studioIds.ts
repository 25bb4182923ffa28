/** Ids of Constructor Studio: `cpt-{system}-{kind}-{slug}`, where the system may have several parts. */

const kinds: ReadonlySet<string> = new Set(
  `actor adr algo cap comp component constraint contract db dbtable design dod entity feature featstatus flow fr goal
   interface nfr pm principle problem req seq state status tech test topology upreq usecase`.split(/\s+/u),
);

export interface StudioId {
  readonly kind: string;
  /** The words of the slug. */
  readonly words: string;
}

/** The first part behind the system that is a kind; an id without one is kept, with an empty kind. */
export function studioId(id: string): StudioId {
  const parts = id.split('-');
  const at = parts.findIndex((part, index) => index >= 2 && kinds.has(part));
  return at < 0
    ? { kind: '', words: parts.slice(2).join(' ') }
    : { kind: parts[at] ?? '', words: parts.slice(at + 1).join(' ') };
}
