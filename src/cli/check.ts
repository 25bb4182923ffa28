/** `groundplan check`: every finding, for a terminal, a pipeline, a code-scanning page or a review comment. */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { githubAnnotations, gitlabReport } from '../exchange/findings/annotations.ts';
import { findingsJson } from '../exchange/findings/findingsJson.ts';
import {
  countFindings,
  countsMessage,
  findingsMarkdown,
  findingsText,
} from '../exchange/findings/findingsText.ts';
import { junitReport } from '../exchange/findings/junit.ts';
import {
  baselineText,
  type KnownFindings,
  knownFindings,
  movedFindings,
  newFindings,
  readBaseline,
} from '../exchange/findings/knownFindings.ts';
import {
  belowRepository,
  type ReportedFinding,
  reportedFindings,
} from '../exchange/findings/reportedFinding.ts';
import { sarifLog } from '../exchange/findings/sarif.ts';
import type { Severity } from '../model/finding.ts';
import { message, type Message } from '../model/message.ts';
import type { Root } from '../model/snapshot.ts';
import { branchBase } from '../platform/node/branchBase.ts';
import { gitObject } from '../platform/node/gitObject.ts';
import { GitTreeSource } from '../platform/node/gitTree.ts';
import type { Indexed } from './indexed.ts';
import { noObject } from './planSide.ts';
import { type ReadOptions, readSource } from './readFolder.ts';
import { shownText } from './shownText.ts';
import { Misuse, type Surroundings } from './surroundings.ts';
import { writeWhole } from '../platform/node/writeFiles.ts';

export const checkFormats = ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface CheckOptions {
  readonly format: CheckFormat;
  readonly since?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  /** Where only new findings are told, none may be a warning unless this says so. */
  readonly maxWarnings?: number;
}

export interface Checked {
  readonly text: string;
  readonly hasFailed: boolean;
}

/** Throws a `Misuse` for a revision or a file that cannot be read. */
export async function check(
  indexed: Indexed,
  folder: string,
  options: CheckOptions,
  read: ReadOptions,
  surroundings: Surroundings,
): Promise<Checked> {
  const { snapshot, findings, root, translate } = indexed;
  const all = reportedFindings(snapshot, findings.all(), translate);
  if (options.updateBaseline === true) return updateBaseline(all, options, indexed);
  const known = await knownBefore(folder, root, options, read, surroundings);
  const told = known === null ? all : newFindings(all, known);
  const counts = countFindings(ownCount(indexed), told);
  const planFile = snapshot.plan(root.id).uri;
  const planName =
    planFile === null ? 'groundplan.yaml' : (snapshot.document(planFile)?.path ?? 'groundplan.yaml');
  // Pages that show the code know files by their place in the repository.
  const above = await folderInRepository(folder);
  const shown = belowRepository(told, above);
  const planPath = `${above}${planName}`;
  const text = (): string => {
    switch (options.format) {
      case 'json':
        return findingsJson(told, counts);
      case 'sarif':
        return sarifLog(
          shown,
          { version: surroundings.version, language: read.language, planFile: planPath },
          translate,
        );
      case 'junit':
        return junitReport('groundplan', told);
      case 'markdown':
        return findingsMarkdown(told, counts, translate);
      case 'github':
        return githubAnnotations(shown);
      case 'gitlab':
        return gitlabReport(shown, planPath);
      case 'text': {
        const left = all.length - told.length;
        const before = left > 0 ? `${translate(message('Known before, and left out: {0}', left))}\n` : '';
        const closing = `${translate(countsMessage(counts))}\n`;
        return `${findingsText(told.map(harmless), painter(surroundings))}${before}${closing}`;
      }
    }
  };
  const allowed = options.maxWarnings ?? (known === null ? Infinity : 0);
  return { text: text(), hasFailed: counts.errors > 0 || counts.warnings > allowed };
}

/** What stands before every path of the folder in its repository: `product/`, or nothing. */
async function folderInRepository(folder: string): Promise<string> {
  const object = await gitObject(resolve(folder), 'HEAD', null);
  return typeof object === 'string' || object.path === '' ? '' : `${object.path}/`;
}

/** As a terminal may show it, before any colour of ours is put to it. */
function harmless(finding: ReportedFinding): ReportedFinding {
  const { text, place, related } = finding;
  return {
    ...finding,
    text: shownText(text),
    place: shownText(place),
    related: related.map((other) => ({
      ...other,
      spot: { ...other.spot, path: shownText(other.spot.path) },
    })),
  };
}

/** Those of other repositories are counted where they are. */
function ownCount({ snapshot, root }: Indexed): number {
  let count = 0;
  for (const requirement of snapshot.requirements()) if (requirement.root === root.id) count++;
  return count;
}

/** `null` where every finding is told. */
async function knownBefore(
  folder: string,
  root: Root,
  { since, baseline }: CheckOptions,
  read: ReadOptions,
  surroundings: Surroundings,
): Promise<KnownFindings | null> {
  if (since !== undefined) return knownAt(folder, root, since, read, surroundings);
  if (baseline === undefined) return null;
  let text: string;
  try {
    text = readFileSync(baseline, 'utf8');
  } catch {
    throw new Misuse(
      read.translate(message('There is no baseline “{0}” yet. Write one with --update-baseline.', baseline)),
    );
  }
  const known = readBaseline(text);
  if (known) return known;
  throw new Misuse(read.translate(message('“{0}” is no baseline of findings.', baseline)));
}

/** What was found where the work here left the other branch, so that nobody answers for what others did since. */
async function knownAt(
  folder: string,
  root: Root,
  since: string,
  read: ReadOptions,
  surroundings: Surroundings,
): Promise<KnownFindings> {
  const base = await branchBase(resolve(folder), since);
  // The folder may be new: then nothing in it was known.
  if (base === 'noPath') return new Map();
  if (typeof base === 'string')
    throw new Misuse(read.translate(base === 'shallow' ? tooShallow(since) : noObject(base, since)));
  const { snapshot, findings, translate } = await readSource(
    new GitTreeSource(base.object),
    root,
    read,
    surroundings,
  );
  return knownFindings(movedFindings(reportedFindings(snapshot, findings.all(), translate), base.moved));
}

function tooShallow(since: string): Message {
  return message(
    'Too little of the history was fetched to compare with “{0}”. Fetch all of it: fetch-depth: 0 in a GitHub workflow, GIT_DEPTH: 0 on GitLab, or git fetch --unshallow.',
    since,
  );
}

function updateBaseline(
  all: readonly ReportedFinding[],
  { baseline }: CheckOptions,
  { translate }: Indexed,
): Checked {
  if (baseline === undefined)
    throw new Misuse(translate(message('--update-baseline needs --baseline FILE.')));
  const fault = writeWhole(baseline, baselineText(all));
  if (fault !== null)
    throw new Misuse(translate(message('The baseline could not be written: {0}', translate(fault))));
  const name = relative(process.cwd(), resolve(baseline));
  return {
    text: `${translate(message('{0} findings are known from now on: {1}', all.length, name))}\n`,
    hasFailed: false,
  };
}

const colours: Readonly<Record<Severity, string>> = {
  error: '31',
  warning: '33',
  information: '36',
  hint: '90',
};

/** Colours only where somebody sees them, and nobody asked for none (https://no-color.org). */
function painter({ isTerminal, environment }: Surroundings): (severity: Severity, word: string) => string {
  const { NO_COLOR, TERM } = environment;
  if (isTerminal?.out !== true || (NO_COLOR ?? '') !== '' || TERM === 'dumb') return (_, word) => word;
  return (severity, word) => `\x1b[${colours[severity]}m${word}\x1b[0m`;
}
