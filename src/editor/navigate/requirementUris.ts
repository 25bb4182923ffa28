/**
 * Links that open a requirement in VS Code, `vscode://groundplan.groundplan/requirement?id=CRM-002`: made for chats,
 * and followed here. Whoever made a link, all it can do is show a requirement that is in the window anyway.
 */
import { commands, env, l10n, window } from 'vscode';
import type { Disposable, Uri, UriHandler } from 'vscode';
import type { Log } from '../../index/ports.ts';
import { requirementLabel } from '../../insight/moduleTreeContent.ts';
import { addressPath, addressQuery, readAddress, requirementsAt } from '../../insight/requirementAddress.ts';
import { placeName } from '../../insight/placeName.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { errorText } from '../log.ts';
import type { Session } from '../session.ts';

/** `null` for a requirement without an id, to which no link could lead for long. */
export function requirementUri(
  snapshot: Snapshot,
  requirement: Requirement,
  extension: string,
): string | null {
  const query = addressQuery(snapshot, requirement);
  return query === null ? null : `${env.uriScheme}://${extension}${addressPath}?${query}`;
}

export function registerRequirementUris(session: Session, log: Log): Disposable {
  return window.registerUriHandler(new RequirementUriHandler(session, log));
}

export class RequirementUriHandler implements UriHandler {
  readonly #session: Session;
  readonly #log: Log;

  constructor(session: Session, log: Log) {
    this.#session = session;
    this.#log = log;
  }

  /** Never rejects; what cannot be followed is said. */
  async handleUri(uri: Uri): Promise<void> {
    try {
      await follow(this.#session, uri);
    } catch (error) {
      this.#log.warn(`A link could not be followed: ${errorText(error)}`);
    }
  }
}

async function follow(session: Session, { path, query }: Uri): Promise<void> {
  const address = readAddress(path, query);
  if (!address) {
    void window.showWarningMessage(l10n.t('This is no link to a requirement.'));
    return;
  }
  await session.ready;
  const { snapshot } = session;
  const found = requirementsAt(snapshot, address);
  const requirement = found.length > 1 ? await choose(snapshot, found) : found[0];
  if (requirement) await commands.executeCommand('groundplan.openRequirement', requirement.key);
  else if (found.length === 0) void window.showInformationMessage(notHere(address.id));
}

async function choose(snapshot: Snapshot, found: readonly Requirement[]): Promise<Requirement | undefined> {
  const items = found.slice(0, 100).map((requirement) => ({
    label: requirementLabel(requirement),
    description: placeName(snapshot, requirement.uri, requirement.fact.anchor),
    requirement,
  }));
  const picked = await window.showQuickPick(items, { title: l10n.t('The link fits several requirements') });
  return picked?.requirement;
}

/** What a stranger wrote is only repeated where a notification takes it for plain text: links stand in brackets there. */
function notHere(id: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}._~#:/-]{0,80}$/u.test(id)
    ? l10n.t('{0} is not in this window. Open the folder that holds it, and follow the link again.', id)
    : l10n.t(
        'This requirement is not in this window. Open the folder that holds it, and follow the link again.',
      );
}
