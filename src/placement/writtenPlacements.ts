/** The `placements:` of a plan file as claims: what the plan itself says of requirements in other documents. */
import type { Claim } from '../model/facts.ts';
import type { WrittenPlacement } from '../model/plan.ts';
import { idKey } from '../vocabulary/ids.ts';
import { fieldOfPlanKey } from '../vocabulary/planKeys.ts';

/** Claims by `path#id` or by id, as the plan names the requirement; their ranges lie in the plan file. */
export function writtenPlacements(
  placements: readonly WrittenPlacement[],
): ReadonlyMap<string, readonly Claim[]> {
  const claims = new Map<string, readonly Claim[]>();
  for (const { of, fields } of placements) {
    const key = keyOf(of.text);
    // Of a requirement that is named twice the first entry counts, as of a key that stands twice.
    if (claims.has(key)) continue;
    claims.set(
      key,
      fields.flatMap(({ name, text, range }): Claim[] => {
        const field = fieldOfPlanKey(name);
        return field === null ? [] : [{ field, from: 'plan', text, range, name }];
      }),
    );
  }
  return claims;
}

/** How a plan names the requirement of one document. */
export function placementKey(path: string, id: string): string {
  // As the disk of a Mac has the name, and as somebody on Windows wrote it, it is the same document.
  return `${path.replaceAll('\\', '/').normalize('NFC')}#${idKey(id)}`;
}

/** The part behind the last `#` is the id; without a `#` the whole is. */
function keyOf(name: string): string {
  const at = name.lastIndexOf('#');
  return at < 0 ? idKey(name) : placementKey(name.slice(0, at), name.slice(at + 1));
}
