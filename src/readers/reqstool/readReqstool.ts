/** The requirements, cases and results in a file of reqstool. */
import { isScalar } from 'yaml';
import type { Claim, Marker, RequirementFact, RequirementPart } from '../../model/facts.ts';
import type { Field } from '../../model/field.ts';
import { fileClaims } from '../fileClaims.ts';
import { parseYaml } from '../planFile/parseYaml.ts';
import { type Entries, PlanSource, type Value } from '../planFile/planSource.ts';
import { writtenText } from '../planFile/planValues.ts';
import type { ReaderInput, ReaderResult } from '../reader.ts';
import { brokenYaml } from '../yaml/brokenYaml.ts';
import { reqstoolKind, reqstoolScope } from './reqstoolFile.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
const mostItems = 20_000;

export function readReqstool({ path, text }: ReaderInput): ReaderResult {
  const kind = reqstoolKind(text);
  if (kind === null) return nothing;
  const tree = parseYaml(text);
  const source = new PlanSource(text, tree.root);
  const problems = brokenYaml(tree.errors, source);
  const root = source.value(tree.root);
  const entries = root && source.entries(root);
  if (!entries) return { ...nothing, problems };
  const file = new ReqstoolFile(source, path, entries);
  const list = entries.get(kind)?.value;
  const items = (list && source.items(list)) ?? [];
  const markers: Marker[] = [];
  const requirements = items.slice(0, mostItems).flatMap((item): RequirementFact[] => {
    const inner = source.entries(item);
    if (!inner) return [];
    if (kind === 'cases') markers.push(...verifying(source, inner, 'requirement_ids'));
    const fact = kind === 'results' ? null : file.factOf(item, inner, kind);
    if (fact) return [fact];
    if (kind !== 'results') return [];
    if (writtenText(inner.get('pass')?.value ?? null)?.text !== 'false')
      markers.push(...verifying(source, inner, 'svc_ids'));
    return [];
  });
  return { ...nothing, requirements, markers, problems, scope: reqstoolScope(path) };
}

/** A case names what it verifies, and a result that passed names its cases. */
function verifying(source: PlanSource, item: Entries, key: string): Marker[] {
  return textsOf(source, item.get(key)?.value ?? null).map(({ text, range }) => ({
    id: text,
    kind: 'verifies',
    syntax: 'reqstool',
    range,
  }));
}

const fieldOfKey: ReadonlyMap<string, Field> = new Map([
  ['id', 'id'],
  ['title', 'title'],
  ['description', 'description'],
  ['significance', 'priority'],
  ['rationale', 'note'],
  ['categories', 'tags'],
  ['revision', 'version'],
  ['verification', 'test'],
  ['requirement_ids', 'covers'],
]);

class ReqstoolFile {
  readonly #source: PlanSource;
  readonly #urn: string | null;
  readonly #inherited: readonly Claim[];

  constructor(source: PlanSource, path: string, entries: Entries) {
    this.#source = source;
    const metadata = entries.get('metadata')?.value;
    const known = (metadata && source.entries(metadata)) ?? new Map();
    const text = (key: string): ReturnType<typeof writtenText> => writtenText(known.get(key)?.value ?? null);
    this.#urn = text('urn')?.text ?? null;
    // A microservice is a part of the system; what is called a system is the whole of it.
    const isPart = text('variant')?.text !== 'system';
    const named = isPart
      ? ['title', 'urn'].flatMap((key) => {
          const written = text(key);
          return written ? [{ field: 'place', from: 'heading', ...written, name: key } as const] : [];
        })
      : [];
    this.#inherited = [...named, ...fileClaims(path)];
  }

  /** `null` for an item without an id. */
  factOf(item: Value, entries: Entries, kind: 'requirements' | 'cases'): RequirementFact | null {
    const id = writtenText(entries.get('id')?.value ?? null);
    if (!id) return null;
    const claims = this.#claimsOf(entries);
    const title = claims.find(({ field }) => field === 'title')?.text ?? '';
    const part: RequirementPart[] =
      this.#urn === null ? [] : [{ id: `${this.#urn}:${id.text}`, range: id.range }];
    const fact: RequirementFact = {
      id: id.text,
      title: title.replaceAll('\n', ' '),
      shape: 'yaml',
      role: 'definition',
      range: item.range,
      anchor: id.range,
      claims: [...claims, ...this.#inherited],
      headings: [],
      // `ms-001:REQ_001` names it from anywhere.
      ...(part.length > 0 && { parts: part }),
    };
    return kind === 'cases' ? { ...fact, isInformative: true } : fact;
  }

  #claimsOf(entries: Entries): Claim[] {
    const claims: Claim[] = [];
    for (const { key, value } of entries.values()) {
      if (!value) continue;
      if (key === 'references') claims.push(...this.#references(value));
      else if (key === 'lifecycle') claims.push(...this.#lifecycle(value));
      else {
        const field = fieldOfKey.get(key) ?? 'other';
        for (const written of textsOf(this.#source, value)) claims.push(claim(field, written, key));
        // MoSCoW and RFC 2119 words say how much depends on it as well.
        const said = key === 'significance' ? writtenText(value) : null;
        if (said) claims.push(claim('necessity', said, key));
      }
    }
    return claims;
  }

  /** Another component's requirement is one of a higher level. */
  #references(value: Value): Claim[] {
    const ids = this.#source.entries(value)?.get('requirement_ids')?.value ?? null;
    return textsOf(this.#source, ids).map((written) => {
      const other = /^(.{1,100}):/u.exec(written.text)?.[1];
      return claim(other !== undefined && other !== this.#urn ? 'covers' : 'links', written, 'references');
    });
  }

  #lifecycle(value: Value): Claim[] {
    const entries = this.#source.entries(value);
    const state = writtenText(entries?.get('state')?.value ?? null);
    const reason = writtenText(entries?.get('reason')?.value ?? null);
    return [
      ...(state ? [claim('status', state, 'state')] : []),
      ...(reason ? [claim('reason', reason, 'reason')] : []),
    ];
  }
}

interface Written {
  readonly text: string;
  readonly range: Claim['range'];
}

function claim(field: Field, { text, range }: Written, name: string): Claim {
  return { field, from: 'field', text, range, name };
}

/** One text, or each text of a list. */
function textsOf(source: PlanSource, value: Value | null): readonly Written[] {
  if (!value) return [];
  return (source.items(value) ?? [value]).flatMap((item) =>
    isScalar(item.node) ? (writtenText(item) ?? []) : [],
  );
}
