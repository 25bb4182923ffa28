/**
 * What one document says, read without any knowledge of the plan or of other documents. Facts are
 * replaced as a whole when the document changes; nothing patches them.
 */
import type { Catalog } from './catalog.ts';
import type { Field } from './field.ts';
import type { Launch } from './launch.ts';
import type { Message } from './message.ts';
import type { Measure, Plan } from './plan.ts';
import type { ReferenceKind } from './reference.ts';
import type { Priority, Status } from './requirement.ts';
import type { TextRange } from './textRange.ts';

/** Where a value was found; `heading`, `file` and `folder` mean that the requirement inherited it. */
export type Origin = 'field' | 'column' | 'heading' | 'file' | 'folder' | 'plan';

/** One thing that a document says of a requirement. Placement decides what it amounts to. */
export interface Claim {
  readonly field: Field;
  readonly from: Origin;
  /** The value as people read it: markup, escapes and surrounding blanks removed, `<br>` as a line break. */
  readonly text: string;
  /** The source characters of the value; `startOfText` for a file's or a folder's name. */
  readonly range: TextRange;
  /**
   * The document's own word for the field, such as a column's header; empty where it has none. A file or
   * folder has one only where the format gives it a meaning.
   */
  readonly name: string;
  /** What a priority or a status stands for where only its format tells, as P0 for the `1` of a tracker. */
  readonly meaning?: Priority | Status;
}

/** How a requirement is written down; it decides how it can be edited. */
export type Shape =
  | 'row'
  | 'heading'
  | 'paragraph'
  | 'listItem'
  | 'frontMatter'
  | 'yaml'
  /** A block in a tool's own syntax: a directive, a bracketed node, an object. */
  | 'block';

/**
 * A part of a requirement with an id of its own, such as a numbered acceptance criterion, or the name by
 * which a format without ids refers to it: naming it names the requirement.
 */
export interface RequirementPart {
  readonly id: string;
  readonly range: TextRange;
}

/** One requirement as one document writes it. The same id may stand in several places. */
export interface RequirementFact {
  /** As written, `null` where there is none. */
  readonly id: string | null;
  /** Plain text; empty where the place names only an id. */
  readonly title: string;
  readonly shape: Shape;
  /** A cross-reference (a matrix, a summary) names requirements and never defines one. */
  readonly role: 'definition' | 'crossReference';
  /** Everything that belongs to it: the row, the section, the item. */
  readonly range: TextRange;
  /** Where it is named: its id, else its title. Findings stand here. */
  readonly anchor: TextRange;
  /** Own claims first, then inherited ones, nearest first: headings upwards, file, folders upwards. */
  readonly claims: readonly Claim[];
  /** The headings above, outermost first; with the title they make the key of one without an id. */
  readonly headings: readonly string[];
  /** Its numbered parts, where its format has any. */
  readonly parts?: readonly RequirementPart[];
  /** Made by a tool from other documents: it defines only where none of them does, and never conflicts. */
  readonly isCopy?: true;
  /** Its format lets an id be defined once: another place that defines it is a duplicate, even with the same title. */
  readonly definesAlways?: boolean;
  /** A heading, an explanation or a test that its tool numbers like a requirement: it is known, and needs no place. */
  readonly isInformative?: true;
  /** What it is to change and how it was launched, in a format that writes them out in parts. */
  readonly measures?: readonly Measure[];
  readonly launch?: Launch;
  /** Its format knows it by its title, so that the plan file may name it by that: `spec.md#User login`. */
  readonly namedByTitle?: true;
}

/** One task of a task list: `- [x] 1.2 Send the form`. */
export interface Task {
  /** As people read it, without its number and labels. */
  readonly title: string;
  readonly isDone: boolean;
  /** The ids of the requirements that it is for; `null` where it is for all that its folder asks for. */
  readonly names: readonly string[] | null;
  /** The line that states it. */
  readonly range: TextRange;
}

/** A place that says of which feature folder the lines below it speak: `Feature: work-order-parsing`. */
export interface FeatureName {
  /** As `featureKey` makes it. */
  readonly key: string;
  readonly line: number;
}

/**
 * The id-shaped words of a text, in order, in columns: `at` holds line, character and length for each.
 * A shortened or ranged id (`NT-003/004`, `A-01~03`) gives one entry for each id, with the place it was
 * written at.
 */
export interface IdWords {
  readonly ids: readonly string[];
  readonly at: Int32Array;
}

/** An explicit reference, in a syntax made for it. `range` covers the id alone. */
export interface Marker {
  readonly id: string;
  readonly kind: ReferenceKind;
  /** The syntax it was written in, such as `groundplan` or `openfasttrace`. */
  readonly syntax: string;
  readonly range: TextRange;
  /** The id may be defined where we do not look, or be none at all: an unknown one raises no finding. */
  readonly mayBeForeign?: true;
  /** Its id counts within one feature folder and says nothing outside of it, as `1.2` behind “Requirements”. */
  readonly isLocal?: true;
  /** What it is itself, for a tool that traces such a place as an item. */
  readonly item?: MarkerItem;
}

/** A place in code as an item of a trace: `[impl~parser~2->dsn~a~1 >> utest]` covers one and needs others. */
export interface MarkerItem {
  /** The kind of artifact, such as `impl`. */
  readonly type: string;
  /** Its own id, by which others may cover it; `null` where nothing can name it. */
  readonly id: string | null;
  /** The kinds of artifacts that have to cover it. */
  readonly needs: readonly string[];
}

/** Something that could not be read as it was meant. `code` is a rule's code. */
export interface Problem {
  readonly code: 'plan/invalid' | 'document/unreadable' | 'reference/range-too-large';
  readonly message: Message;
  readonly range: TextRange;
}

/** A part of a document, or a whole file, that was deliberately not taken, with the reason. */
export interface LeftOut {
  readonly reason: Message;
  readonly range: TextRange;
}

/** A sheet of a workbook, in the text that its facts were read from. */
export interface SheetLines {
  readonly name: string;
  /** The line with the sheet's name, and the last of its rows. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The numbers that the spreadsheet shows for the rows in the lines behind the first one. */
  readonly rowNumbers: readonly number[];
}

/** All that is known of one document. */
export interface DocumentFacts {
  readonly requirements: readonly RequirementFact[];
  readonly words: IdWords;
  readonly markers: readonly Marker[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
  /** The folder within which ids restart (feature folders), `null` where ids count for the whole root. */
  readonly scope: string | null;
  /** The tasks that it lists, in a format whose tasks name requirements. */
  readonly tasks?: readonly Task[];
  /** The feature folders that it names, in the order of the text. */
  readonly features?: readonly FeatureName[];
  /** The name of the reader that read it; only where it holds requirements. */
  readonly reader?: string;
  /** What people call its format, where the reader tells several apart, such as the tracker of an export. */
  readonly format?: string;
  /** Of a document or plan read from bytes: its encoding by VS Code's name, such as `gb18030`. */
  readonly encoding?: string;
  /** Only for a workbook. */
  readonly sheets?: readonly SheetLines[];
  /** Whether it was read as one that somebody says holds requirements. */
  readonly isVouched?: boolean;
  /** Only for a software catalog: the parts of the system that it names. */
  readonly catalog?: Catalog;
  /** Only for a plan file: the plan it holds, `null` when it cannot be read at all. */
  readonly plan?: Plan | null;
  /** `partial` where the text is broken; `earlier` where the last good plan stands in for it. */
  readonly planFrom?: 'text' | 'partial' | 'earlier';
}

/** No id-shaped word. */
export const noWords: IdWords = { ids: [], at: new Int32Array(0) };

/** The facts of a document that says nothing. */
export const noFacts: DocumentFacts = {
  requirements: [],
  words: noWords,
  markers: [],
  problems: [],
  leftOut: [],
  scope: null,
};
