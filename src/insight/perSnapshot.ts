import type { Snapshot } from '../model/snapshot.ts';

/**
 * Answers a question about a snapshot once for each of its subjects (a root, a phase of a root, …): views ask the
 * same again for every row, and an answer may go through all requirements. It goes when the snapshot does.
 */
export function perSnapshot<Subject extends readonly string[], Answer>(
  answer: (snapshot: Snapshot, ...subject: Subject) => Answer,
): (snapshot: Snapshot, ...subject: Subject) => Answer {
  const bySnapshot = new WeakMap<Snapshot, Map<string, Answer>>();
  return (snapshot, ...subject) => {
    const known = bySnapshot.get(snapshot) ?? new Map<string, Answer>();
    bySnapshot.set(snapshot, known);
    const name = subject.join('\n');
    const before = known.get(name);
    // An answer that is `undefined` would only be asked for again.
    if (before !== undefined) return before;
    const found = answer(snapshot, ...subject);
    known.set(name, found);
    return found;
  };
}
