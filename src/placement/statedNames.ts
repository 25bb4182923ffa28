/**
 * What a requirement's claims say of module and phase when no plan can be asked: the names as written,
 * nearest claim first. Own fields and columns name outright; tags that sort requirements and headings name a
 * module unless they are generic, and a phase only when they contain a phase word.
 */
import type { Claim, RequirementFact } from '../model/facts.ts';
import { isGenericHeading } from '../vocabulary/genericHeadings.ts';
import { listParts, pathParts, withoutNumbering } from '../vocabulary/names.ts';
import { phaseWordIn } from '../vocabulary/phaseWords.ts';
import { exemptionReason, isPlaceholder, statusOf } from '../vocabulary/values.ts';

export interface StatedModule {
  /** Outermost name first. */
  readonly path: readonly string[];
  readonly claim: Claim;
}

/** The module texts that a requirement states by field or column, submodules appended to each. */
export function statedModules(fact: RequirementFact): readonly StatedModule[] {
  const explicit = explicitModules(fact);
  if (explicit.length > 0 || exemption(fact, 'module') !== null) return explicit;
  const tags = tagsOf(fact).filter(({ text }) => !isGenericHeading(text) && !isPhaseOnly(text));
  if (tags.length > 0) return tags.map((claim) => ({ path: [oneLine(claim.text)], claim }));
  for (const claim of fact.claims) {
    // A folder names a module only where its format says what it is, as that of a Doorstop document.
    if (claim.field !== 'place' || (claim.from !== 'heading' && claim.name === '')) continue;
    const name = withoutPhase(withoutNumbering(claim.text));
    if (isGenericHeading(name) || isPhaseOnly(name)) continue;
    return [{ path: [name], claim }];
  }
  return [];
}

/** Tags that sort the requirements of a document, each of which may name a module. */
export function tagsOf(fact: RequirementFact): readonly Claim[] {
  return fact.claims.filter(({ field, from }) => field === 'place' && from === 'field');
}

/** Modules named by a field, a column, or a field that was inherited as such. */
export function explicitModules(fact: RequirementFact): readonly StatedModule[] {
  const first = fact.claims.find((claim) => claim.field === 'module' && isValue(claim));
  const submodules = fact.claims.filter((claim) => claim.field === 'submodule' && isValue(claim));
  if (!first)
    return submodules.length === 0
      ? []
      : [{ path: submodules.map(({ text }) => oneLine(text)), claim: submodules[0]! }];
  // Several claims of one origin are several modules (a YAML list); a farther origin is only a fallback.
  const same = fact.claims.filter(
    (claim) =>
      claim.field === 'module' && isValue(claim) && claim.from === first.from && claim.name === first.name,
  );
  return same.flatMap((claim) =>
    listParts(claim.text).map((part) => ({
      path: [...pathParts(part), ...submodules.map(({ text }) => oneLine(text))],
      claim: submodules.at(-1) ?? claim,
    })),
  );
}

/** The phase that a requirement states, by the same order of precedence. */
export function statedPhase(fact: RequirementFact): { readonly name: string; readonly claim: Claim } | null {
  if (exemption(fact, 'phase') !== null) return null;
  for (const claim of fact.claims) {
    if (claim.field === 'phase' && isValue(claim)) return { name: phaseName(claim), claim };
    if (claim.field === 'phaseOrStatus' && isValue(claim) && statusOf(claim.text) === null) {
      const word = phaseWordIn(claim.text);
      if (word) return { name: oneLine(claim.text), claim };
    }
    if (claim.field === 'place') {
      const word = phaseWordIn(claim.text);
      if (word && claim.from !== 'folder') return { name: word.text, claim };
    }
  }
  return null;
}

/** `二` under 迭代 is 迭代二, `2` under Phase is Phase 2: a bare number needs its column to be a name. */
export function phaseName({ name, text }: Claim): string {
  const written = oneLine(text);
  if (!/^(?:[一二三四五六七八九十]{1,3}|\d{1,2})$/u.test(written)) return written;
  if (/期$|^(?:期次|分期|期别|期別)$/u.test(name)) return `${written}期`;
  return /\p{Script=Han}$/u.test(name) ? `${name}${written}` : `${name} ${written}`.trim();
}

/** The reason of an `n/a (reason)` in a field, `null` where none is written. */
export function exemption(fact: RequirementFact, field: 'module' | 'phase'): string | null {
  for (const claim of fact.claims) {
    if (claim.field !== field) continue;
    const reason = exemptionReason(claim.text);
    if (reason !== null) return reason;
  }
  return null;
}

/** Whether a claim says anything: blanks, dashes and “待定” say nothing. */
export function isValue(claim: Claim): boolean {
  return !isPlaceholder(claim.text) && exemptionReason(claim.text) === null;
}

/** `订单录入（一期）`, `Order entry (Phase 1)`: the phase in parentheses is no part of the module's name. */
function withoutPhase(heading: string): string {
  const inside = /\s{0,8}[（(]([^（()）]{1,30})[）)]\s{0,8}$/u.exec(heading);
  const word = inside?.[1] === undefined ? null : phaseWordIn(inside[1]);
  return inside && word?.text === inside[1]?.trim() ? heading.slice(0, inside.index) : heading;
}

function isPhaseOnly(heading: string): boolean {
  const word = phaseWordIn(heading);
  return word !== null && word.offset < 2;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
