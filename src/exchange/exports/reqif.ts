/**
 * Requirements as ReqIF 1.2: an object for each requirement and for each module, one specification in which the
 * requirements lie below their modules, and a relation for each requirement that one names.
 * https://www.omg.org/spec/ReqIF/1.2
 */
import { relations, type Relation } from '../../insight/dependants.ts';
import { type Html, markup } from '../html/html.ts';
import { withoutForbidden } from '../xmlText.ts';
import type { ExportedRequirement } from './exportedRequirement.ts';

/** The attributes of a requirement by their long names; the first three are those that the guide for tools reserves. */
const attributes: readonly (readonly [name: string, of: (requirement: ExportedRequirement) => string])[] = [
  ['ReqIF.ForeignID', ({ id }) => id ?? ''],
  ['ReqIF.Name', ({ title }) => title],
  ['ReqIF.Text', ({ description }) => description],
  ['Module', ({ module }) => module.join(' / ')],
  ['Phase', ({ phase }) => phase],
  ['Step', ({ step }) => step],
  ['Status', ({ status }) => status],
  ['Priority', ({ priority }) => priority],
  ['Owner', ({ owner }) => owner],
  ['Source', ({ source }) => source],
  ['Acceptance criteria', ({ acceptance }) => acceptance],
];

const relationNames: Readonly<Record<Relation, string>> = {
  dependsOn: 'depends on',
  parent: 'parent',
  covers: 'covers',
  duplicateOf: 'duplicate of',
  links: 'links to',
};

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
  const text = markup`<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">
<THE-HEADER><REQ-IF-HEADER IDENTIFIER="header"><CREATION-TIME>${at}</CREATION-TIME><REQ-IF-TOOL-ID>Groundplan ${version}</REQ-IF-TOOL-ID><REQ-IF-VERSION>1.2</REQ-IF-VERSION><SOURCE-TOOL-ID>Groundplan</SOURCE-TOOL-ID><TITLE>${title}</TITLE></REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT><REQ-IF-CONTENT>
<DATATYPES><DATATYPE-DEFINITION-STRING IDENTIFIER="text" LAST-CHANGE="${at}" LONG-NAME="Text" MAX-LENGTH="2147483647"/></DATATYPES>
<SPEC-TYPES>
<SPEC-OBJECT-TYPE IDENTIFIER="requirement" LAST-CHANGE="${at}" LONG-NAME="Requirement"><SPEC-ATTRIBUTES>${attributes.map(([name]) => definition(name, 'requirement', at))}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>
<SPEC-OBJECT-TYPE IDENTIFIER="heading" LAST-CHANGE="${at}" LONG-NAME="Heading"><SPEC-ATTRIBUTES>${definition('ReqIF.ChapterName', 'heading', at)}</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>
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
      markup`<SPEC-HIERARCHY IDENTIFIER="${identifier('chapter', chapter.names.join('\n'))}" LAST-CHANGE="${at}"><OBJECT><SPEC-OBJECT-REF>${chapterName(chapter)}</SPEC-OBJECT-REF></OBJECT>${hierarchy(chapter, at)}</SPEC-HIERARCHY>\n`,
  )}</CHILDREN>`;
}

function definition(name: string, type: string, at: string): Html {
  return markup`<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="${identifier(type, name)}" LAST-CHANGE="${at}" LONG-NAME="${name}"><TYPE><DATATYPE-DEFINITION-STRING-REF>text</DATATYPE-DEFINITION-STRING-REF></TYPE></ATTRIBUTE-DEFINITION-STRING>`;
}

function requirementObject(requirement: ExportedRequirement, at: string): Html {
  const values = attributes.flatMap(([name, of]) => {
    const text = of(requirement);
    return text === '' ? [] : [value(name, 'requirement', text)];
  });
  return object(objectName(requirement), 'requirement', values, at);
}

function chapterObject(chapter: Chapter, at: string): Html {
  const name = chapter.names.at(-1) ?? '';
  return object(chapterName(chapter), 'heading', [value('ReqIF.ChapterName', 'heading', name)], at);
}

function object(name: string, type: string, values: readonly Html[], at: string): Html {
  return markup`<SPEC-OBJECT IDENTIFIER="${name}" LAST-CHANGE="${at}"><TYPE><SPEC-OBJECT-TYPE-REF>${type}</SPEC-OBJECT-TYPE-REF></TYPE><VALUES>${values}</VALUES></SPEC-OBJECT>\n`;
}

/** Whoever reads it gets spaces for line breaks, as XML has it for attributes. */
function value(name: string, type: string, text: string): Html {
  return markup`<ATTRIBUTE-VALUE-STRING THE-VALUE="${text}"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>${identifier(type, name)}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>`;
}

function objectName({ key }: ExportedRequirement): string {
  return identifier('requirement', key);
}

function chapterName({ names }: Chapter): string {
  return identifier('module', names.join('\n'));
}

/** `xsd:ID` allows letters, digits, `.`, `-` and `_`; what it does not is told by its code, so that no two are one. */
function identifier(kind: string, text: string): string {
  const safe = text.replace(/[^A-Za-z0-9-]/gu, (sign) => `_${(sign.codePointAt(0) ?? 0).toString(16)}.`);
  return `${kind}.${safe}`;
}
