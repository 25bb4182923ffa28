/**
 * Requirements as ReqIF 1.2: an object for each requirement and for each module, one specification in which the
 * requirements lie below their modules, and a relation for each requirement that one names.
 * https://www.omg.org/spec/ReqIF/1.2
 *
 * The version that a file says is that of its schema, which stayed 1.0 in ReqIF 1.1 and 1.2.
 */
import { relations, type Relation } from '../../insight/dependants.ts';
import { kindOfType } from '../../readers/reqif/attributeNames.ts';
import { type Html, markup } from '../html/html.ts';
import { withoutForbidden } from '../xmlText.ts';
import type { ExportedRequirement } from './exportedRequirement.ts';

interface Attribute {
  readonly name: string;
  readonly of: (requirement: ExportedRequirement) => string;
  /** Texts of several lines are XHTML, which the guide for tools asks for. */
  readonly isFormatted?: boolean;
}

/** By their long names; the first three are those that the guide for tools reserves. */
const attributes: readonly Attribute[] = [
  { name: 'ReqIF.ForeignID', of: ({ id }) => id ?? '' },
  { name: 'ReqIF.Name', of: ({ title }) => title },
  { name: 'ReqIF.Text', of: ({ description }) => description, isFormatted: true },
  { name: 'Module', of: ({ modules }) => modules.map((path) => path.join(' / ')).join('; ') },
  // A phase alone could also be meant as a status.
  { name: 'Planned phase', of: ({ phase }) => phase },
  { name: 'Step', of: ({ step }) => step },
  { name: 'Status', of: ({ status }) => status },
  { name: 'Priority', of: ({ priority }) => priority },
  { name: 'Owner', of: ({ owner }) => owner },
  { name: 'Source', of: ({ source }) => source },
  { name: 'Acceptance criteria', of: ({ acceptance }) => acceptance, isFormatted: true },
  { name: 'Tags', of: ({ tags }) => tags.join(', ') },
];

const relationNames: Readonly<Record<Relation, string>> = {
  dependsOn: 'depends on',
  parent: 'parent',
  covers: 'covers',
  duplicateOf: 'duplicate of',
  links: 'links to',
};

/** What the name of a chapter is called. */
const chapterName: Attribute = { name: 'ReqIF.ChapterName', of: () => '' };

interface Chapter {
  readonly names: readonly string[];
  readonly chapters: Map<string, Chapter>;
  readonly requirements: ExportedRequirement[];
}

export interface ReqifOptions {
  /** What the specification is called. */
  readonly title: string;
  /** A day, `2026-12-31`. */
  readonly day: string;
  /** Of Groundplan. */
  readonly version: string;
}

export function reqif(requirements: readonly ExportedRequirement[], options: ReqifOptions): string {
  const { title, day, version } = options;
  const at = `${day}T00:00:00Z`;
  const top: Chapter = { names: [], chapters: new Map(), requirements: [] };
  for (const requirement of requirements) chapterOf(top, requirement.module).requirements.push(requirement);
  const chapters = [...below(top)];
  const known = new Set(requirements.map(({ key }) => key));
  const used = relations.filter((relation) =>
    requirements.some((requirement) => requirement.relations.some((each) => each.relation === relation)),
  );
  const types = [...new Set(requirements.map(({ type }) => type))];
  const text = markup`<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<THE-HEADER><REQ-IF-HEADER IDENTIFIER="header"><CREATION-TIME>${at}</CREATION-TIME><REQ-IF-TOOL-ID>Groundplan ${version}</REQ-IF-TOOL-ID><REQ-IF-VERSION>1.0</REQ-IF-VERSION><SOURCE-TOOL-ID>Groundplan</SOURCE-TOOL-ID><TITLE>${title}</TITLE></REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT><REQ-IF-CONTENT>
<DATATYPES><DATATYPE-DEFINITION-STRING IDENTIFIER="text" LAST-CHANGE="${at}" LONG-NAME="Text" MAX-LENGTH="2147483647"/><DATATYPE-DEFINITION-XHTML IDENTIFIER="formatted" LAST-CHANGE="${at}" LONG-NAME="Formatted text"/></DATATYPES>
<SPEC-TYPES>
${types.map((type) => objectType(type, at))}<SPEC-OBJECT-TYPE IDENTIFIER="heading" LAST-CHANGE="${at}" LONG-NAME="Heading"><SPEC-ATTRIBUTES>${definition(chapterName, 'heading', at)}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>
${used.map((relation) => markup`<SPEC-RELATION-TYPE IDENTIFIER="relation-${relation}" LAST-CHANGE="${at}" LONG-NAME="${relationNames[relation]}"/>\n`)}<SPECIFICATION-TYPE IDENTIFIER="plan" LAST-CHANGE="${at}" LONG-NAME="Plan"/>
</SPEC-TYPES>
<SPEC-OBJECTS>
${chapters.map((chapter) => chapterObject(chapter, at))}${requirements.map((requirement) => requirementObject(requirement, at))}</SPEC-OBJECTS>
<SPEC-RELATIONS>
${requirements.flatMap((requirement) =>
  requirement.relations
    .filter(({ target }) => known.has(target))
    .map(
      ({ relation, target }) =>
        markup`<SPEC-RELATION IDENTIFIER="${identifier(`link-${relation}`, `${requirement.key} ${target}`)}" LAST-CHANGE="${at}"><TYPE><SPEC-RELATION-TYPE-REF>relation-${relation}</SPEC-RELATION-TYPE-REF></TYPE><SOURCE><SPEC-OBJECT-REF>${objectName(requirement)}</SPEC-OBJECT-REF></SOURCE><TARGET><SPEC-OBJECT-REF>${identifier('requirement', target)}</SPEC-OBJECT-REF></TARGET></SPEC-RELATION>\n`,
    ),
)}</SPEC-RELATIONS>
<SPECIFICATIONS><SPECIFICATION IDENTIFIER="specification" LAST-CHANGE="${at}" LONG-NAME="${title}"><TYPE><SPECIFICATION-TYPE-REF>plan</SPECIFICATION-TYPE-REF></TYPE>
${hierarchy(top, at)}</SPECIFICATION></SPECIFICATIONS>
</REQ-IF-CONTENT></CORE-CONTENT>
</REQ-IF>
`;
  return withoutForbidden(text.text);
}

function chapterOf(top: Chapter, names: readonly string[]): Chapter {
  let chapter = top;
  for (const name of names) {
    let next = chapter.chapters.get(name);
    if (!next) {
      next = { names: [...chapter.names, name], chapters: new Map(), requirements: [] };
      chapter.chapters.set(name, next);
    }
    chapter = next;
  }
  return chapter;
}

function* below(chapter: Chapter): Generator<Chapter> {
  for (const inner of chapter.chapters.values()) {
    yield inner;
    yield* below(inner);
  }
}

function hierarchy({ chapters, requirements }: Chapter, at: string): Html | '' {
  if (chapters.size === 0 && requirements.length === 0) return '';
  return markup`<CHILDREN>
${requirements.map(
  (requirement) =>
    markup`<SPEC-HIERARCHY IDENTIFIER="${identifier('place', requirement.key)}" LAST-CHANGE="${at}"><OBJECT><SPEC-OBJECT-REF>${objectName(requirement)}</SPEC-OBJECT-REF></OBJECT></SPEC-HIERARCHY>\n`,
)}${[...chapters.values()].map(
    (chapter) =>
      markup`<SPEC-HIERARCHY IDENTIFIER="${identifier('chapter', chapter.names.join('\n'))}" LAST-CHANGE="${at}"><OBJECT><SPEC-OBJECT-REF>${chapterId(chapter)}</SPEC-OBJECT-REF></OBJECT>${hierarchy(chapter, at)}</SPEC-HIERARCHY>\n`,
  )}</CHILDREN>`;
}

/** A type of its own for each kind of requirement; those of no kind are plain requirements. */
function objectType(type: string, at: string): Html {
  // A type that is called a note or a heading would make one of the requirement.
  const name = type === '' ? 'Requirement' : kindOfType(type) === null ? type : `${type} requirement`;
  const id = typeId(type);
  return markup`<SPEC-OBJECT-TYPE IDENTIFIER="${id}" LAST-CHANGE="${at}" LONG-NAME="${name}"><SPEC-ATTRIBUTES>${attributes.map((each) => definition(each, id, at))}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>\n`;
}

function typeId(type: string): string {
  return type === '' ? 'requirement' : identifier('type', type);
}

function definition({ name, isFormatted = false }: Attribute, type: string, at: string): Html {
  const id = identifier(type, name);
  return isFormatted
    ? markup`<ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="${id}" LAST-CHANGE="${at}" LONG-NAME="${name}"><TYPE><DATATYPE-DEFINITION-XHTML-REF>formatted</DATATYPE-DEFINITION-XHTML-REF></TYPE></ATTRIBUTE-DEFINITION-XHTML>`
    : markup`<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="${id}" LAST-CHANGE="${at}" LONG-NAME="${name}"><TYPE><DATATYPE-DEFINITION-STRING-REF>text</DATATYPE-DEFINITION-STRING-REF></TYPE></ATTRIBUTE-DEFINITION-STRING>`;
}

function requirementObject(requirement: ExportedRequirement, at: string): Html {
  const type = typeId(requirement.type);
  const values = attributes.flatMap((attribute) => {
    const text = attribute.of(requirement);
    return text === '' ? [] : [value(attribute, type, text)];
  });
  return object(objectName(requirement), type, values, at);
}

function chapterObject(chapter: Chapter, at: string): Html {
  const name = chapter.names.at(-1) ?? '';
  return object(chapterId(chapter), 'heading', [value(chapterName, 'heading', name)], at);
}

function object(name: string, type: string, values: readonly Html[], at: string): Html {
  return markup`<SPEC-OBJECT IDENTIFIER="${name}" LAST-CHANGE="${at}"><TYPE><SPEC-OBJECT-TYPE-REF>${type}</SPEC-OBJECT-TYPE-REF></TYPE><VALUES>${values}</VALUES></SPEC-OBJECT>\n`;
}

/** Lines stay lines: as breaks of a formatted text, and in an attribute by their codes, as XML makes blanks of the signs. */
function value({ name, isFormatted = false }: Attribute, type: string, text: string): Html {
  const id = identifier(type, name);
  const lines = text.split(/\r\n?|\n/u);
  const joined = (between: Html): readonly (Html | string)[] =>
    lines.flatMap((line, index) => (index === 0 ? [line] : [between, line]));
  return isFormatted
    ? markup`<ATTRIBUTE-VALUE-XHTML><DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>${id}</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION><THE-VALUE><xhtml:div>${joined(markup`<xhtml:br/>`)}</xhtml:div></THE-VALUE></ATTRIBUTE-VALUE-XHTML>`
    : markup`<ATTRIBUTE-VALUE-STRING THE-VALUE="${joined(markup`&#10;`)}"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>${id}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>`;
}

function objectName({ key }: ExportedRequirement): string {
  return identifier('requirement', key);
}

function chapterId({ names }: Chapter): string {
  return identifier('module', names.join('\n'));
}

/** `xsd:ID` allows letters, digits, `.`, `-` and `_`; what it does not is told by its code, so that no two are one. */
function identifier(kind: string, text: string): string {
  const safe = text.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}.`);
  return `${kind}.${safe}`;
}
