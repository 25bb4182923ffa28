/**
 * The address of a requirement for a link, `…/requirement?id=CRM-002`, and back. It names the requirement as people
 * do, by its id; the document and the folder come only where the id alone would not say which one. An address comes
 * from anywhere: it is only ever compared with what the workspace has, and whatever is odd about it makes it void.
 */
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { idKey } from '../vocabulary/ids.ts';

export interface RequirementAddress {
  readonly id: string;
  /** The document's path below its folder; `null` where the id is enough. */
  readonly document: string | null;
  /** The name of the workspace folder. */
  readonly folder: string | null;
}

export const addressPath = '/requirement';

const longestQuery = 4000;
const longest: Readonly<Record<keyof RequirementAddress, number>> = { id: 200, document: 1000, folder: 255 };

/** The query of the address, fully encoded; `null` for a requirement without an id: nothing would stay the same. */
export function addressQuery(snapshot: Snapshot, requirement: Requirement): string | null {
  const { id, uri, root } = requirement;
  if (id === null || id.length > longest.id || !isPlain(id)) return null;
  const meant = snapshot.resolve(id, '');
  if (meant.kind === 'one' && meant.requirement.key === requirement.key) return pair('id', id);
  const document = snapshot.document(uri)?.path;
  const folder = snapshot.roots.length > 1 ? snapshot.roots.find((one) => one.id === root)?.name : undefined;
  return [
    pair('id', id),
    ...(document === undefined ? [] : [pair('document', document)]),
    ...(folder === undefined ? [] : [pair('folder', folder)]),
  ].join('&');
}

/**
 * What an address says, `null` where anything about it is not as `addressQuery` writes it. `query` is decoded once
 * already, as VS Code hands it over.
 */
export function readAddress(path: string, query: string): RequirementAddress | null {
  if (path !== addressPath || query.length > longestQuery) return null;
  const said = new Map<string, string>();
  for (const part of query.split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at));
    if (!isName(name) || said.has(name)) return null;
    const value = decoded(part.slice(at + 1));
    if (value === null || value.trim() === '' || value.length > longest[name] || !isPlain(value)) return null;
    said.set(name, value);
  }
  const id = said.get('id');
  if (id === undefined) return null;
  return { id, document: said.get('document') ?? null, folder: said.get('folder') ?? null };
}

/** The requirements that an address may mean, in canonical order. */
export function requirementsAt(
  snapshot: Snapshot,
  { id, document, folder }: RequirementAddress,
): readonly Requirement[] {
  if (document === null && folder === null) {
    const meant = snapshot.resolve(id, '');
    if (meant.kind === 'none') return [];
    return meant.kind === 'one' ? [meant.requirement] : meant.requirements;
  }
  const roots = new Set(
    snapshot.roots.filter(({ name }) => folder === null || name === folder).map((root) => root.id),
  );
  const found: Requirement[] = [];
  for (const entry of snapshot.documents()) {
    if (!roots.has(entry.root) || (document !== null && entry.path !== document)) continue;
    found.push(...entry.requirements.filter((one) => one.id !== null && idKey(one.id) === idKey(id)));
  }
  return found;
}

/** The signs that part a query are encoded once more, as a query is decoded before it is taken apart. */
function pair(name: keyof RequirementAddress, value: string): string {
  const shielded = value.replace(/[%&=+#?]/gu, (sign) => encodeURIComponent(sign));
  return `${name}=${encodeURIComponent(shielded.toWellFormed())}`;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // A lone `%`: not written by us.
  }
}

function isName(name: string): name is keyof RequirementAddress {
  return Object.hasOwn(longest, name);
}

/** Without control and formatting characters, which could hide what a text says. */
function isPlain(value: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(value);
}
