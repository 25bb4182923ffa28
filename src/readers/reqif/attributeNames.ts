/**
 * What the attributes of ReqIF objects mean by their long names: those that the ReqIF Implementation Guide
 * reserves (`ReqIF.…`), those of DOORS and others, and German ones; for the rest the vocabulary of headers.
 */
import type { Field } from '../../model/field.ts';
import { fieldOfHeader, headerKey } from '../../vocabulary/headers.ts';
import { nameKey } from '../../vocabulary/names.ts';

/** `heading` is the title of a chapter, or of a requirement that has a text besides. */
export type Meaning = Field | 'heading';

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({
    'ReqIF.ForeignID': 'id',
    'ReqIF.Name': 'title',
    'ReqIF.Text': 'description',
    'ReqIF.ChapterName': 'heading',
    'ReqIF.ChapterNumber': 'other',
    'ReqIF.Description': 'description',
    'ReqIF.ForeignState': 'status',
    'ReqIF.ForeignRevision': 'version',
    'ReqIF.Revision': 'version',
    'ReqIF.ForeignCreatedBy': 'creator',
    'ReqIF.ForeignCreatedOn': 'created',
    'ReqIF.ForeignCreatedThru': 'other',
    'ReqIF.ForeignModifiedBy': 'other',
    'ReqIF.ForeignModifiedOn': 'updated',
    'ReqIF.ChangeDescription': 'note',
    'ReqIF.Category': 'type',
    'ReqIF.Project': 'product',
    'ReqIF.Prefix': 'other',
    'Object Heading': 'heading',
    'Object Text': 'description',
    'Object Short Text': 'title',
    'Object Identifier': 'id',
    'Object Number': 'other',
    'Object Type': 'type',
    'IE Object Type': 'type',
    'IE PUID': 'id',
    'Artifact Type': 'type',
    'Primary Text': 'description',
    PlainText: 'description',
    RichText: 'description',
    'Requirement Text': 'description',
    Requirement: 'description',
    TXT: 'description',
    Kind: 'type',
    Type: 'type',
    Version: 'version',
    Revision: 'version',
    Kennung: 'id',
    Bezeichner: 'id',
    'Anforderungs-ID': 'id',
    Titel: 'title',
    Kurztext: 'title',
    Bezeichnung: 'title',
    Beschreibung: 'description',
    Anforderung: 'description',
    Anforderungstext: 'description',
    Langtext: 'description',
    Überschrift: 'heading',
    Kapitel: 'heading',
    Kapitelname: 'heading',
    Zustand: 'status',
    Priorität: 'priority',
    Wichtigkeit: 'priority',
    Dringlichkeit: 'urgency',
    Verantwortlich: 'owner',
    Verantwortlicher: 'owner',
    Bearbeiter: 'owner',
    Zuständig: 'owner',
    Quelle: 'source',
    Herkunft: 'source',
    Anforderer: 'requester',
    Ersteller: 'creator',
    Autor: 'creator',
    'Erstellt am': 'created',
    'Geändert am': 'updated',
    Komponente: 'module',
    Baustein: 'module',
    Modul: 'module',
    Teilsystem: 'module',
    Meilenstein: 'phase',
    Ausbaustufe: 'phase',
    Akzeptanzkriterium: 'acceptance',
    Akzeptanzkriterien: 'acceptance',
    Abnahmekriterium: 'acceptance',
    Abnahmekriterien: 'acceptance',
    Aufwand: 'effort',
    Schlagworte: 'tags',
    Typ: 'type',
    Art: 'type',
    Kommentar: 'note',
    Bemerkung: 'note',
    Begründung: 'reason',
    Fassung: 'version',
    章节名称: 'heading',
    章节标题: 'heading',
    章节: 'heading',
    类型: 'type',
    需求类型: 'type',
    需求文本: 'description',
    需求内容: 'description',
    版本: 'version',
  } satisfies Record<string, Meaning>).map(([name, meaning]) => [headerKey(name), meaning]),
);

/** Names such as `FUNC-REQ-STATUS` end in what they are. */
const lastWords: ReadonlySet<string> = new Set(
  'TXT TEXT STATUS PRIORITY TITLE NAME NOTES OWNER VERSION DESCRIPTION MODULE COMPONENT RELEASE'.split(' '),
);

export function meaningOfAttribute(name: string): Meaning {
  const known = meanings.get(headerKey(name));
  if (known) return known;
  const field = fieldOfHeader(name);
  // The number of a row says nothing here; everything that has a row has an identifier.
  if (field !== null) return field === 'rowNumber' ? 'other' : field;
  const last = /[-_.]([A-Z]{3,12})$/.exec(name.slice(-40))?.[1] ?? '';
  return lastWords.has(last) ? (meanings.get(headerKey(last)) ?? fieldOfHeader(last) ?? 'other') : 'other';
}

export type ObjectKind = 'requirement' | 'heading' | 'prose';

const headingType =
  /^(?:heading|header|headline|chapter|section|title|folder|überschrift|kapitel|abschnitt|ordner|标题|章节|目录)s?$/u;
const proseType =
  /^(?:information|informational|info|note|comment|remark|text|prose|paragraph|figure|image|picture|table|table row|table cell|placeholder|definition|glossary|term|document|hinweis|anmerkung|kommentar|erläuterung|bild|abbildung|tabelle|begriff|dokument|说明|备注|信息|注释|图片|表格|术语|文档)s?$/u;

/** What a type of objects, or the value of an attribute that tells the type, says of an object. */
export function kindOfType(type: string): ObjectKind | null {
  const key = nameKey(type).replace(/[\s_-](?:type|typ|object|objekt)$/u, '');
  if (headingType.test(key)) return 'heading';
  return proseType.test(key) ? 'prose' : null;
}

/** What a relation from one requirement to another says, by the name of its type. */
export function fieldOfRelation(type: string): Field {
  const key = nameKey(type);
  if (
    /satisf|refine|deriv|implement|realiz|realis|cover|trace|fulfil|allocat|erfüll|verfeiner|ableit|abgeleitet|umsetz|deckt|满足|细化|派生|实现|覆盖|追溯/u.test(
      key,
    )
  )
    return 'covers';
  if (/depend|require|need|block|abhäng|benötigt|voraus|依赖|前置/u.test(key)) return 'dependsOn';
  if (/duplicate|duplikat|doppelt|重复/u.test(key)) return 'duplicateOf';
  if (/parent|child|contain|part of|übergeordnet|enthält|父|包含/u.test(key)) return 'parent';
  return 'links';
}
