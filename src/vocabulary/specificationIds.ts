/**
 * Ids that hold a kind of artifact and a revision, as OpenFastTrace writes them: `req~login.sso~1`. Those
 * that differ in the revision alone are a series, named by the id without its revision: `req~login.sso~`.
 */
import { idKey } from './ids.ts';

const wordSign = String.raw`[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\u200C\u200D-]`;
/** The name between kind and revision: it starts with a letter and has single dots inside. */
export const specificationName = String.raw`\p{Alphabetic}(?:${wordSign}|\.(?=${wordSign})){0,199}`;
/** The kind of artifact. */
export const artifactType = '[A-Za-z]{1,40}';
/** A whole id as the source of a pattern with the flag `u`. */
export const specificationIdPattern = String.raw`${artifactType}~${specificationName}~\d{1,9}`;

/** Machines write digits in kinds, too, which no grammar of texts knows. */
const whole = new RegExp(`^([A-Za-z]\\w{0,39})~(${specificationName})~(\\d{1,9})$`, 'u');
/** The same for names in ASCII, which nearly all are: ten times as fast. */
const plainWhole = /^([A-Za-z]\w{0,39})~([A-Za-z](?:[\w-]|\.(?=[\w-])){0,199})~(\d{1,9})$/;

export interface SpecificationId {
  readonly type: string;
  readonly name: string;
  readonly revision: number;
}

/** The parts of such an id; `null` for any other. */
export function specificationId(id: string): SpecificationId | null {
  if (!id.includes('~')) return null;
  const match = plainWhole.exec(id) ?? whole.exec(idKey(id));
  return match ? { type: match[1]!, name: match[2]!, revision: Number(match[3]) } : null;
}

/** What the revisions of one id have in common: never an id itself. */
export function seriesOf({ type, name }: SpecificationId): string {
  return `${type}~${name}~`;
}
