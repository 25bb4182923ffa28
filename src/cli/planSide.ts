/**
 * One side of a comparison, as it is typed: a folder, a plan file, a saved version, or a revision of the repository
 * that the current folder lies in, with or without a path.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isVersionText, readVersion } from '../exchange/planVersions/readVersion.ts';
import type { DocumentSource, Log, Translate } from '../index/ports.ts';
import { readOnce } from '../index/readOnce.ts';
import { withPlanText } from '../index/withPlanText.ts';
import { planState, type PlanState } from '../insight/compare/planState.ts';
import { message, type Message } from '../model/message.ts';
import type { Root, Snapshot } from '../model/snapshot.ts';
import { gitContent, GitTreeSource } from '../platform/node/gitTree.ts';
import { type GitObject, gitObject, type NoGitObject } from '../platform/node/gitObject.ts';
import { NodeSource } from '../platform/node/nodeSource.ts';
import { decode } from '../readers/decode.ts';

export interface SideOptions {
  /** Where revisions and relative paths count from. */
  readonly current: string;
  readonly git: boolean;
  readonly translate: Translate;
  readonly log: Log;
}

/** A whole plan, or a plan file that is to be laid over the documents of the other side. */
export type PlanSide =
  | { readonly kind: 'whole'; readonly name: string; readonly state: PlanState; readonly over?: Snapshot }
  | { readonly kind: 'planFile'; readonly name: string; readonly text: string };

/** A sentence for what cannot be read. */
export async function planSide(typed: string, options: SideOptions): Promise<PlanSide | Message> {
  const path = resolve(options.current, typed);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isDirectory()) {
    const source = new NodeSource({ folderOf: () => path, git: options.git });
    return wholeOf(source, folderRoot(path), typed, options);
  }
  if (stat?.isFile()) return sideOfText(readFileSync(path), typed);
  const colon = typed.indexOf(':');
  const [revision, within] =
    colon < 0 ? [typed, null] : [typed.slice(0, colon), typed.slice(colon + 1).replace(/^\.\//u, '')];
  const object = await gitObject(options.current, revision, within);
  if (typeof object === 'string') return noObject(object, typed);
  return sideOfObject(object, typed, options);
}

async function sideOfObject(
  object: GitObject,
  typed: string,
  options: SideOptions,
): Promise<PlanSide | Message> {
  const name = typed.startsWith(object.shortName) ? typed : `${typed} (${object.shortName})`;
  if (object.kind === 'tree') {
    const root: Root = { id: `git:///${object.commit}`, name: basename(object.path) || typed };
    return wholeOf(new GitTreeSource(object), root, name, options);
  }
  const content = await gitContent(object);
  return content === null ? noObject('noPath', typed) : sideOfText(content, name);
}

async function wholeOf(
  source: DocumentSource,
  root: Root,
  name: string,
  { log }: SideOptions,
): Promise<PlanSide> {
  const snapshot = await readOnce(source, root, log);
  return { kind: 'whole', name, state: planState(snapshot, root.id), over: snapshot };
}

function sideOfText(content: Uint8Array, name: string): PlanSide | Message {
  const decoded = decode(content, null);
  if ('failure' in decoded) return message('“{0}” is no plan file and no saved version of a plan.', name);
  if (isVersionText(decoded.text)) {
    const version = readVersion(decoded.text);
    return 'key' in version ? version : { kind: 'whole', name, state: version.state };
  }
  if (!/\.ya?ml(?:$|\s\()/iu.test(name))
    return message('“{0}” is no plan file and no saved version of a plan.', name);
  return { kind: 'planFile', name, text: decoded.text };
}

/** Both sides as plans; a plan file is laid over the documents of a whole side, so that its placements count. */
export function bothStates(
  one: PlanSide,
  two: PlanSide,
): { readonly from: PlanState; readonly to: PlanState } | Message {
  const from = stateOf(one, two);
  const to = stateOf(two, one);
  if ('key' in from) return from;
  return 'key' in to ? to : { from, to };
}

function stateOf(side: PlanSide, other: PlanSide): PlanState | Message {
  if (side.kind === 'whole') return side.state;
  const over = other.kind === 'whole' ? other.over : undefined;
  const root = over?.roots[0] ?? { id: 'plan:///', name: '' };
  const snapshot = withPlanText(over, root, side.text);
  return snapshot
    ? planState(snapshot, root.id)
    : message('“{0}” has an error, so no plan can be read from it.', side.name);
}

/** Why a revision cannot be read, as a sentence. */
export function noObject(why: NoGitObject, typed: string): Message {
  switch (why) {
    case 'noGit':
      return message(
        '“{0}” is no file and no folder here, and Git was not found to look for a revision.',
        typed,
      );
    case 'noRepository':
      return message(
        '“{0}” is no file and no folder here, and this folder lies in no Git repository.',
        typed,
      );
    case 'noRevision':
      return message('“{0}” is no file, no folder and no Git revision here.', typed);
    case 'noPath':
      return message('The Git revision has nothing at “{0}”.', typed);
  }
}

function folderRoot(path: string): Root {
  return { id: pathToFileURL(path).href.replace(/\/$/u, ''), name: basename(path) || dirname(path) };
}
