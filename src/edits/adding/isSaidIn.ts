/** Whether a document has a place for a field: some requirement of the same form says it. */
import type { Field } from '../../model/field.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';

export function isSaidIn(snapshot: Pick<Snapshot, 'document'>, like: Requirement, field: Field): boolean {
  const others = snapshot.document(like.uri)?.requirements ?? [];
  return others.some(
    ({ fact }) =>
      fact.shape === like.fact.shape &&
      fact.claims.some(
        (claim) => claim.field === field && (claim.from === 'field' || claim.from === 'column'),
      ),
  );
}
