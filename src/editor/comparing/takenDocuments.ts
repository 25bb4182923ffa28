/** The documents that taking differences over may change. */
import defer * as namedById from '../../edits/renaming/namedById.ts';
import defer * as moveModule from '../../edits/renaming/moveModule.ts';
import defer * as wordUses from '../../edits/renaming/wordUses.ts';
import defer * as addRequirement from '../../edits/addRequirement.ts';
import type { Difference } from '../../insight/compare/difference.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Shown } from './comparing.ts';

export function documentsToTake(
  snapshot: Snapshot,
  { root, there, here }: Shown,
  differences: readonly Difference[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const { uri } = snapshot.plan(root);
  if (uri !== null) found.add(uri);
  for (const { subject, change, field, from, to } of differences) {
    if ((subject === 'module' || subject === 'phase') && change === 'renamed' && to !== null) {
      const item = subject === 'module' ? snapshot.module(root, to) : snapshot.phase(root, to);
      const word = field === 'id' ? item?.id : item?.name;
      const place = { kind: subject, root, path: to, word: word ?? to } as const;
      for (const used of wordUses.usesOfWord(snapshot, place).keys()) found.add(used);
    }
    if (subject === 'module' && field === 'parent' && to !== null)
      for (const moved of moveModule.documentsOfMove(snapshot, { root, path: to, to: null }))
        found.add(moved);
    if (subject === 'step' && to !== null)
      for (const served of snapshot.inStep(root, to)) found.add(served.uri);
    if (subject !== 'requirement') continue;
    const requirement = to === null ? undefined : snapshot.requirement(to);
    if (requirement) found.add(requirement.uri);
    if (requirement && field === 'id')
      for (const named of namedById.documentsOfId(snapshot, requirement)) found.add(named);
    if (change === 'removed')
      for (const home of homesFor(snapshot, root, { there, here }, from)) found.add(home);
  }
  return found;
}

/** Where a requirement of the other plan may be written: its own document, or one of its module. */
function homesFor(
  snapshot: Snapshot,
  root: string,
  { there }: Pick<Shown, 'there' | 'here'>,
  key: string | null,
): readonly string[] {
  const requirement = there.requirements.find((each) => each.key === key);
  if (!requirement) return [];
  const all = [...snapshot.requirements()].filter(
    (each) => each.root === root && addRequirement.canBeFollowed(snapshot, each),
  );
  const own = all.find(({ uri }) => snapshot.document(uri)?.path === requirement.document);
  const beside = all.filter(({ modules }) => modules.some(({ path }) => requirement.modules.includes(path)));
  const chosen = own ?? beside.at(-1) ?? all.at(-1);
  return [...new Set([chosen, beside.at(-1), all.at(-1)].flatMap((each) => each?.uri ?? []))];
}
