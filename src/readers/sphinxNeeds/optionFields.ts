/** What the options of needs mean. Names of links are set by each project; these are the usual ones. */
import type { Field } from '../../model/field.ts';
import type { ReferenceKind } from '../../model/reference.ts';
import { fieldOfHeader } from '../../vocabulary/headers.ts';

/** How a need is shown, generated or checked; nothing that it says. */
const presentation: ReadonlySet<string> = new Set(
  `id style layout template pre_template post_template collapse hide delete jinja_content title_from_content
   constraints constraints_passed constraints_results constraints_error is_external external_css name class
   hide_status hide_tags image avatar`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Links to what a need is there for: the higher requirement. */
const covers =
  /^(?:satisfies|satisfy|fulfils|fulfills|fulfill|fulfil|derived?s?(?:_from)?|implements?|covers?|reali[sz]es?|refines?|traces?(?:_to)?|verifies|validates|tests|checks|complies(?:_to)?|(?:fully|partially)_verifies(?:_list)?|specifies|mitigates)$/u;
const verifies = /^(?:verifies|validates|tests|checks|(?:fully|partially)_verifies(?:_list)?)$/u;
const parents = /^(?:parents?|parent_needs?|belongs_to|part_of|child_of)$/u;
const dependsOn = /^(?:depends|depends_on|requires|blocked_by|needs|uses|after)$/u;
const furtherLinks =
  /^(?:links?|blocks|triggers|includes|included_by|consists_of|contains|has|supported_by|responsible|approved_by|violates|mitigated_by|satisfied_by|implemented_by|verified_by|covered_by|realized_by|related|relates(?:_to)?|references|refs|input|output|inputs|outputs|see_also)$/u;

/** The vocabulary has these for columns; as options they mean something else. */
const ownMeaning: Readonly<Record<string, Field>> = {
  status: 'status',
  tags: 'tags',
  version: 'version',
  release: 'phase',
  milestone: 'phase',
  type: 'other',
  category: 'other',
  test: 'test',
  needs: 'needs',
  efforts: 'effort',
  value: 'other',
  source: 'source',
};

/** `null` for an option that says nothing of the requirement. */
export function fieldOfOption(name: string): Field | null {
  if (presentation.has(name)) return null;
  const own = ownMeaning[name];
  if (own !== undefined) return own;
  if (covers.test(name)) return 'covers';
  if (parents.test(name)) return 'parent';
  if (dependsOn.test(name)) return 'dependsOn';
  if (furtherLinks.test(name)) return 'links';
  const field = fieldOfHeader(name);
  // A need has its id and its title elsewhere.
  return field === null || field === 'id' || field === 'title' || field === 'rowNumber' ? 'other' : field;
}

const linking: ReadonlySet<Field> = new Set(['covers', 'parent', 'dependsOn', 'links']);

/** Whether the values of a field are ids of other needs. */
export function isLinkField(field: Field): boolean {
  return linking.has(field);
}

/** What a link of this name says of the need that it names. */
export function kindOfLink(name: string): ReferenceKind {
  if (verifies.test(name)) return 'verifies';
  return /^(?:implements?|reali[sz]es?)$/u.test(name) ? 'implements' : 'mentions';
}
