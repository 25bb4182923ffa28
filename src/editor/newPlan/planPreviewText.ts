/** What a new plan file would hold, for people to read before it is written. */
import type { Translate } from '../../index/ports.ts';
import defer * as planDraft from '../../insight/planDraft.ts';
import type { DraftPart, LookAlikes, PlanDraft } from '../../insight/planDraft.ts';
import { message, type Message } from '../../model/message.ts';
import { cellText } from '../../readers/markdown/markdownText.ts';

/** Markdown. `file` is what it would be called. */
export function planPreviewText(draft: PlanDraft, file: string, translate: Translate): string {
  const written = planDraft.writtenDraft(draft);
  const lines: string[] = [
    `# ${translate(message('New plan for “{0}”', cellText(draft.name)))}`,
    '',
    translate(message('Nothing is written yet. This would stand in {0}, for you to complete:', file)),
  ];
  const section = (heading: Message, body: readonly string[], note: Message): void => {
    lines.push('', `## ${translate(heading)}`, '');
    if (body.length === 0) lines.push(translate(note));
    else lines.push(...body);
  };
  const modules = planDraft.draftModules(written.modules);
  section(
    message('Modules ({0})', modules.length),
    modules.map(({ module, depth }) => `${'  '.repeat(depth)}- ${partText(module, translate)}`),
    message('None: no document names a module.'),
  );
  section(
    message('Phases, in this order ({0})', written.phases.length),
    written.phases.map((phase, nth) => `${nth + 1}. ${partText(phase, translate)}`),
    message('None: no document names a phase.'),
  );
  section(
    message('Business processes ({0})', written.processes.length),
    written.processes.flatMap((process) => [
      `- ${partText(process, translate)}`,
      ...process.steps.map(
        ({ name, count, modules: of }) =>
          `  - ${cellText(name)}${count > 0 ? ` (${count})` : ''}${of.length === 0 ? '' : ` — ${of.map((one) => cellText(one)).join(', ')}`}`,
      ),
    ]),
    message('None: no document names a business step. They can be written later.'),
  );
  const groups = planDraft.lookAlikes(draft);
  if (groups.length > 0) {
    section(
      message('Names that may mean the same'),
      groups.map((group) => `- ${lookAlikesText(group)}`),
      message('None'),
    );
    lines.push(
      '',
      translate(message('Merged, they are one with other names, and all documents stay as they are.')),
    );
  }
  const leftOut = [
    ...planDraft.draftModules(draft.modules).map(({ module }) => module),
    ...draft.phases,
    ...draft.processes,
  ].filter(({ isWritten }) => !isWritten);
  if (leftOut.length > 0) {
    section(
      message('Left out ({0})', leftOut.length),
      leftOut.map((part) => `- ${partText(part, translate)}`),
      message('None'),
    );
    lines.push(
      '',
      translate(message('Documents that name these will be flagged, with what they could name instead.')),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** `线索管理 = 线索 = Leads`. */
export function lookAlikesText({ names }: LookAlikes): string {
  return names.map((name) => cellText(name)).join(' = ');
}

function partText(part: DraftPart, translate: Translate): string {
  const { name, aliases, count } = part;
  const said = aliases.map((alias) => cellText(alias)).join(', ');
  // What no document names yet has nothing to count, and a purpose instead.
  const purpose = count > 0 ? '' : purposeOf(part);
  return [
    count > 0 ? `${cellText(name)} (${count})` : cellText(name),
    ...(purpose === '' ? [] : [cellText(purpose)]),
    ...(said === '' ? [] : [translate(message('also called {0}', said))]),
  ].join(' — ');
}

function purposeOf(part: DraftPart & { readonly endState?: string | null; readonly goal?: string }): string {
  return part.endState ?? part.goal ?? '';
}
