/**
 * Short answers to questions about the plan, as plain text: the same for a person, who reads them in a document, and for
 * an assistant, which gets them as the answer of a tool. Bounded, and what is left out is counted.
 */
import { dependantsOf } from '../../insight/dependants.ts';
import { moduleCard } from '../../insight/moduleCard.ts';
import { modulesLike, modulesNamed } from '../../insight/modulesNamed.ts';
import { pathName } from '../../insight/pathName.ts';
import { placeName } from '../../insight/placeName.ts';
import { placeAndStatus } from '../../insight/requirementPlace.ts';
import type { Finding } from '../../model/finding.ts';
import { message, type Message, type Translate } from '../../model/message.ts';
import { fieldText, type Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { startOfText } from '../../model/textRange.ts';
import { idKey } from '../../vocabulary/ids.ts';
import { nameOf } from '../report/names.ts';
import { traceText } from './traceText.ts';

/** What answers are made from. */
export interface AskedPlan {
  readonly snapshot: Snapshot;
  readonly findings: readonly Finding[];
  /** Requirements that fit a query, best first. */
  readonly find: (query: string, most: number) => readonly Requirement[];
  readonly translate: Translate;
}

const mostListed = 50;
const mostCharacters = 12_000;
const mostOfDescription = 300;
const mostTraced = 5;

export function searchAnswer({ snapshot, find, translate }: AskedPlan, query: string): string {
  const found = find(query, mostListed + 1);
  if (found.length === 0) return line(translate, message('No requirement fits “{0}”.', query));
  const shown = found.slice(0, mostListed);
  const more =
    found.length > mostListed ? translate(message('There are more: ask for something narrower.')) : null;
  return bounded(
    translate,
    shown.map((requirement) => requirementLines({ snapshot, translate }, requirement)),
    more,
  );
}

export function moduleAnswer({ snapshot, translate }: AskedPlan, name: string): string {
  const named = modulesNamed(snapshot, name);
  if (named.length === 0) {
    const like = modulesLike(snapshot, name, 5);
    return line(
      translate,
      like.length === 0
        ? message('The plan has no module “{0}”.', name)
        : message('The plan has no module “{0}”. Did you mean {1}?', name, like.join(', ')),
    );
  }
  return bounded(
    translate,
    named.flatMap(({ root, path }) => {
      const card = moduleCard(snapshot, root, path);
      if (!card) return [];
      const lines = [card.names.join(' › ')];
      const fact = (label: Message, text: string | null): void => {
        if (text !== null && text !== '') lines.push(translate(message('{0}: {1}', translate(label), text)));
      };
      fact(message('End state'), card.endState);
      fact(message('Owner'), card.owner);
      fact(message('Submodules'), card.submodules.join(', '));
      fact(message('Progress'), `${card.progress.done}/${card.progress.total}`);
      fact(message('Step'), card.steps.map(({ process, step }) => `${process} › ${step}`).join(', '));
      const members = snapshot.inModule(root, path);
      return [
        `${lines.join('\n')}\n`,
        ...members.slice(0, mostListed).map((each) => requirementLines({ snapshot, translate }, each)),
        ...(members.length > mostListed
          ? [`${translate(message('… and {0} more', members.length - mostListed))}\n`]
          : []),
      ];
    }),
    null,
  );
}

export interface FindingQuestion {
  readonly rule?: string;
  readonly severity?: string;
  /** A part of the document's path. */
  readonly document?: string;
}

export function findingsAnswer(
  { snapshot, findings, translate }: AskedPlan,
  { rule, severity, document }: FindingQuestion,
): string {
  const asked = findings.filter(
    (finding) =>
      (rule === undefined || finding.code === rule) &&
      (severity === undefined || finding.severity === severity) &&
      (document === undefined ||
        (finding.uri !== null && pathName(snapshot, finding.uri).includes(document))),
  );
  if (asked.length === 0) return line(translate, message('Nothing is flagged.'));
  const counts = new Map<string, number>();
  for (const { code } of asked) counts.set(code, (counts.get(code) ?? 0) + 1);
  const summary = [...counts].map(([code, count]) => `${code}: ${count}`).join('\n');
  const more =
    asked.length > mostListed ? translate(message('… and {0} more', asked.length - mostListed)) : null;
  return bounded(
    translate,
    [
      `${summary}\n`,
      ...asked.slice(0, mostListed).map(({ code, severity: how, uri, range, message: text }) => {
        const place = uri === null ? '' : `${placeName(snapshot, uri, range ?? startOfText)}: `;
        return `${place}${how}: ${translate(text)} [${code}]`;
      }),
    ],
    more,
  );
}

/** `id` as code would write it, with the name of a source before it or not; or a requirement's key. */
export function traceAnswer({ snapshot, translate }: AskedPlan, id: string): string {
  const found = [...snapshot.requirements()].filter(
    (requirement) =>
      requirement.key === id || (requirement.id !== null && idKey(requirement.id) === idKey(id)),
  );
  if (found.length === 0) return line(translate, message('No document has a requirement {0}.', id));
  return bounded(
    translate,
    found
      .slice(0, mostTraced)
      .map((requirement) =>
        traceText({ snapshot, translate }, requirement, dependantsOf(snapshot, requirement)),
      ),
    null,
  );
}

function requirementLines(
  { snapshot, translate }: Pick<AskedPlan, 'snapshot' | 'translate'>,
  requirement: Requirement,
): string {
  const place = placeAndStatus(snapshot, requirement)
    .map((part) => (typeof part === 'string' ? part : translate(part)))
    .join(' · ');
  const description = (fieldText(requirement, 'description') ?? '').replace(/\s+/gu, ' ').trim();
  const lines = [
    nameOf(requirement),
    [place, placeName(snapshot, requirement.uri, requirement.fact.anchor)]
      .filter((text) => text !== '')
      .join(' · '),
    description.length > mostOfDescription ? `${description.slice(0, mostOfDescription)}…` : description,
  ];
  return lines.filter((text) => text !== '').join('\n  ');
}

function line(translate: Translate, text: Message): string {
  return `${translate(text)}\n`;
}

/** As many parts as there is room for; what is left out is said. */
function bounded(translate: Translate, parts: readonly string[], more: string | null): string {
  let text = '';
  for (const [at, part] of parts.entries()) {
    const room = mostCharacters - text.length;
    if (part.length + 1 > room) {
      const rest = translate(message('… and {0} more', parts.length - at));
      return `${text}${at === 0 ? `${part.slice(0, room)}…\n` : ''}${rest}\n`;
    }
    text += `${part}\n`;
  }
  return more === null ? text : `${text}${more}\n`;
}
