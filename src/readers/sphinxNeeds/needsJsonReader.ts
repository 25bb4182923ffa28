/**
 * Reads `needs.json`, which sphinx-needs and ubCode export: `versions` → a version → `needs`. Only the current
 * version counts. It is a copy of documents that stand elsewhere, and is read only.
 */
import type { Claim, Marker, RequirementFact } from '../../model/facts.ts';
import type { TextRange } from '../../model/textRange.ts';
import { isPlaceholder } from '../../vocabulary/values.ts';
import { fileClaims } from '../fileClaims.ts';
import { TextLines } from '../planFile/textLines.ts';
import type { Reader, ReaderInput, ReaderResult } from '../reader.ts';
import defer * as rst from '../rst/rstText.ts';
import { shortTitle } from '../table/shortTitle.ts';
import { unreadTestDocument } from '../testData.ts';
import { isToolFile } from '../yamlRequirements/toolFiles.ts';
import defer * as json from '../json/jsonDocument.ts';
import type { JsonMap, JsonNode, JsonText } from '../json/jsonPlaces.ts';
import defer * as needFacts from './needFacts.ts';
import defer * as types from './needTypes.ts';
import defer * as options from './optionFields.ts';

const nothing: ReaderResult = { requirements: [], problems: [], leftOut: [] };
/** The keys that tell the format stand near the top, unless the text is sorted otherwise. */
const lookedAt = 20_000;

export const needsJsonReader: Reader = {
  name: 'needsJson',
  accepts: (path) => /\.json$/iu.test(path) && !isToolFile(path),
  recognises: ({ path, text }) =>
    /"versions"\s{0,20}:\s{0,20}\{/u.test(text.slice(0, lookedAt)) &&
    (/"needs"\s{0,20}:\s{0,20}[{[]/u.test(text.slice(0, lookedAt)) || isNeedsFile(path)),
  read: (input) => unreadTestDocument(input) ?? read(input),
};

/** The name that the export has by default. */
function isNeedsFile(path: string): boolean {
  return /(?:^|\/)needs(?:[_-][^/]{1,80})?\.json$/iu.test(path);
}

function read({ path, text }: ReaderInput): ReaderResult {
  const root = json.jsonRoot(text);
  if (!('kind' in root)) return root;
  const reading = new ExportReading(new TextLines(text), fileClaims(path));
  for (const { id, need } of needsIn(root)) reading.take(id, need);
  const { requirements, markers } = reading;
  return { ...nothing, requirements, markers, format: 'needs.json' };
}

function* needsIn(root: JsonMap): Generator<{ readonly id: JsonText; readonly need: JsonMap }> {
  const versions = json.valueOf(root, 'versions');
  if (versions?.kind !== 'map') return;
  const current = json.valueOf(root, 'current_version');
  const version =
    (current?.kind === 'text' ? json.valueOf(versions, current.text) : null) ??
    versions.entries.at(-1)?.value;
  const needs = version?.kind === 'map' ? json.valueOf(version, 'needs') : null;
  if (needs?.kind === 'map') {
    for (const { key, value } of needs.entries) {
      if (value.kind === 'map') yield { id: key, need: value };
    }
  } else if (needs?.kind === 'list') {
    for (const need of needs.items) {
      const id = need.kind === 'map' ? json.valueOf(need, 'id') : null;
      if (need.kind === 'map' && id?.kind === 'text') yield { id, need };
    }
  }
}

/** What sphinx-needs adds for itself, and how a need is shown. */
const internal =
  /^(?:id|title|full_title|type|description|content|sections?|section_name|docname|doctype|lineno|lineno_content|parts|signature|arch|diagram|url|url_postfix|user|avatar|service|specific|query|target_id|max_amount|max_content_lines|hidden|modifications|has_dead_links|has_forbidden_dead_links|external_css|external_url|created_at|closed_at|updated_at|content_id|content_node|prefix|completion|params|.{0,80}_back|(?:is|id|type|constraints)_.{1,80})$/u;

class ExportReading {
  readonly requirements: RequirementFact[] = [];
  readonly markers: Marker[] = [];
  readonly #lines: TextLines;
  readonly #places: readonly Claim[];

  constructor(lines: TextLines, places: readonly Claim[]) {
    this.#lines = lines;
    this.#places = places;
  }

  take(id: JsonText, need: JsonMap): void {
    if (!types.isNeedId(id.text)) return;
    const claims: Claim[] = [this.#claim('id', id, id.text)];
    const titled = json.textOf(need, 'title');
    const described = json.textOf(need, 'description') ?? json.textOf(need, 'content');
    const type = json.textOf(need, 'type');
    if (titled) claims.push(this.#claim('title', titled, rst.rstText(titled.text)));
    if (type) claims.push(this.#claim('type', type, type.text));
    for (const { key, value } of need.entries) {
      if (!internal.test(key.text)) claims.push(...this.#claimsOf(key.text, value));
    }
    if (described) claims.push(this.#claim('description', described, described.text.trim()));
    const sections = sectionsOf(need);
    const headings = sections.map((section): Claim => ({
      ...this.#claim('place', section, section.text),
      from: 'heading',
    }));
    this.requirements.push({
      id: id.text,
      title: titled ? rst.rstText(titled.text) : shortTitle(described?.text.trim() ?? ''),
      shape: 'block',
      role: 'definition',
      range: this.#range(need),
      anchor: this.#range(id),
      claims: [...claims, ...headings, ...this.#places],
      headings: sections.map(({ text }) => text).reverse(),
      isCopy: true,
    });
  }

  #claimsOf(name: string, value: JsonNode): Claim[] {
    const field = options.fieldOfOption(name);
    if (field === null || value.kind === 'map') return [];
    const claims: Claim[] = [];
    for (const item of value.kind === 'list' ? value.items : [value]) {
      // `null`, `false` and numbers in a list say what nobody asks.
      if (item.kind !== 'text' || isPlaceholder(item.text)) continue;
      const text = item.text.trim();
      claims.push({ ...this.#claim(field, item, text), name });
      if (options.isLinkField(field) && types.isNeedId(text)) {
        const range = this.#range(item);
        this.markers.push({
          id: text,
          kind: options.kindOfLink(name),
          syntax: needFacts.needSyntax,
          range,
          mayBeForeign: true,
        });
      }
      if (field === 'tags') claims.push({ ...this.#claim('place', item, text), name });
    }
    return claims;
  }

  #claim(field: Claim['field'], at: JsonText, text: string): Claim {
    return { field, from: 'field', text, range: this.#range(at), name: '' };
  }

  #range({ start, end }: { readonly start: number; readonly end: number }): TextRange {
    return this.#lines.range(start, end);
  }
}

/** The titles above a need, the nearest first. */
function sectionsOf(need: JsonMap): readonly JsonText[] {
  const sections = json.valueOf(need, 'sections');
  if (sections?.kind === 'list')
    return sections.items.flatMap((item) => (item.kind === 'text' && item.text !== '' ? [item] : []));
  const only = json.textOf(need, 'section_name');
  return only ? [only] : [];
}
