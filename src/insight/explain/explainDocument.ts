/** Why a file is read as it is, what was taken from it, and what was left out. */
import { pathName } from '../pathName.ts';
import { message, type Message } from '../../model/message.ts';
import type { DocumentEntry, Snapshot } from '../../model/snapshot.ts';
import { formatName } from '../formatNames.ts';
import type { Explanation, ExplanationLine, ExplanationSection } from './explanation.ts';

/** What is known of a file beyond the snapshot, which holds only files that were read. */
export interface FileStanding {
  readonly uri: string;
  readonly root: string;
  /** Relative to the root. */
  readonly path: string;
  /** What it would be read as, `null` where the plan's globs or its format rule it out. */
  readonly kind: 'plan' | 'document' | 'code' | null;
  /** Whether some reader knows files of this name. */
  readonly hasReader: boolean;
  /** Why no file of this name or folder is ever read. */
  readonly never: 'skippedFolder' | 'binary' | 'savedVersion' | null;
}

/** So many of each kind are listed. */
const mostListed = 50;

export function explainFile(snapshot: Snapshot, file: FileStanding): Explanation {
  const entry = snapshot.document(file.uri);
  if (!entry) return { title: file.path, answer: whyNotRead(snapshot, file), sections: [] };
  const { requirements } = entry;
  const answer: ExplanationLine[] = [{ text: kindOf(snapshot, entry) }, ...formatLine(entry)];
  if (entry.kind !== 'code') {
    answer.push({
      text:
        requirements.length === 0
          ? message('No requirement is defined in it.')
          : message('Requirements defined in it: {0}', requirements.length),
    });
  }
  const { scope } = entry.facts;
  if (scope !== null && requirements.length > 0) {
    answer.push({
      text:
        scope === entry.path
          ? message('Ids count within this file only.')
          : message('Ids count within the folder “{0}” only.', scope),
    });
  }
  return {
    title: entry.path,
    answer,
    sections: [problems(entry), leftOut(entry), crossReferences(snapshot, entry), taken(entry)].filter(
      ({ lines }) => lines.length > 0,
    ),
  };
}

/** What the format of a document is called; nothing for one that holds no requirement. */
export function formatLine(entry: DocumentEntry | undefined): readonly ExplanationLine[] {
  const name = entry && formatName(entry.facts);
  return name ? [{ text: message('The format of the document'), outcome: name }] : [];
}

function kindOf(snapshot: Snapshot, { kind, root, path }: DocumentEntry): Message {
  if (kind === 'plan') return message('This is the plan file.');
  const plan = snapshot.plan(root);
  if (kind === 'document') {
    if (plan.documents === null)
      return message('It is read as a document, as its format is one that requirements are written in.');
    return plan.documents.includes(path)
      ? message('It is read as a document, as the plan file names it under “documents:”.')
      : message('It is read as a document, as a pattern under “documents:” in the plan file fits it.');
  }
  return plan.code === null
    ? message('It is read as code: only ids that it names are looked for.')
    : message(
        'It is read as code, as “code:” in the plan file names it: only ids that it names are looked for.',
      );
}

function whyNotRead(snapshot: Snapshot, file: FileStanding): readonly ExplanationLine[] {
  const plan = snapshot.plan(file.root);
  const line = (text: Message): ExplanationLine => ({ text });
  if (file.never === 'binary') return [line(message('It is not read: files of this kind hold no text.'))];
  if (file.never === 'skippedFolder')
    return [line(message('It is not read: its folder holds what tools install or produce.'))];
  if (file.never === 'savedVersion')
    return [
      line(
        message(
          'It is not read: this folder holds saved versions of the plan, which “Compare plan with…” opens.',
        ),
      ),
    ];
  if (file.kind === null && file.hasReader) {
    const excluded = plan.documents?.includes(`!${file.path}`) === true;
    return [
      line(
        excluded
          ? message('It is not read: “documents:” in the plan file leaves it out by name.')
          : message('It is not read: no pattern under “documents:” in the plan file fits it.'),
      ),
    ];
  }
  if (file.kind === null)
    return [line(message('It is not read: no pattern under “code:” in the plan file fits it.'))];
  if (file.kind === 'code' && snapshot.requirementCount === 0 && plan.uri === null)
    return [line(message('It is code, and code is not read before there is a requirement or a plan file.'))];
  return [
    line(
      message(
        'It is not read: a .gitignore leaves it out, or it lies behind a link to another folder, or it was not there when the folder was last listed.',
      ),
    ),
  ];
}

function problems({ uri, facts }: DocumentEntry): ExplanationSection {
  return {
    heading: message('Could not be read'),
    lines: facts.problems
      .slice(0, mostListed)
      .map((problem) => ({ text: problem.message, place: { uri, range: problem.range } })),
  };
}

function leftOut({ uri, facts }: DocumentEntry): ExplanationSection {
  return {
    heading: message('Left out'),
    lines: facts.leftOut
      .slice(0, mostListed)
      .map(({ reason, range }) => ({ text: reason, place: { uri, range } })),
  };
}

/** Places that look like a definition and are none. */
function crossReferences(
  snapshot: Snapshot,
  { uri, facts, requirements }: DocumentEntry,
): ExplanationSection {
  const defined = new Set(requirements.map(({ fact }) => fact));
  return {
    heading: message('Names requirements that are defined elsewhere'),
    lines: facts.requirements
      .filter((fact) => !defined.has(fact))
      .slice(0, mostListed)
      .map((fact) => mentionLine(snapshot, uri, fact.id, fact.title, fact.anchor)),
  };
}

/** What a place that defines nothing refers to. */
export function mentionLine(
  snapshot: Snapshot,
  uri: string,
  id: string | null,
  title: string,
  range: DocumentEntry['facts']['requirements'][number]['anchor'],
): ExplanationLine {
  const place = { uri, range };
  if (id === null) return { text: message('“{0}” has no id and says too little to count.', title), place };
  const meant = snapshot.resolve(id, uri);
  if (meant.kind !== 'one') return { text: message('{0} is defined nowhere.', id), place };
  const path = pathName(snapshot, meant.requirement.uri);
  return { text: message('{0} is defined in {1}, which says more of it.', id, path), place };
}

function taken({ uri, requirements }: DocumentEntry): ExplanationSection {
  return {
    heading: message('Taken'),
    lines: requirements.slice(0, mostListed).map(({ id, title, fact }) => ({
      text: id === null ? message('“{0}”, without an id', title) : message('{0} “{1}”', id, title),
      place: { uri, range: fact.anchor },
    })),
  };
}
