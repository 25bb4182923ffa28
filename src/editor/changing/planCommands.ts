/** The commands behind quick fixes that mend the plan file: a module or phase, a step, a module for a step. */
import { commands, Disposable } from 'vscode';
import defer * as lazyCreateParts from '../../edits/createParts.ts';
import type { Choice } from '../../insight/choices.ts';
import { moduleChoices } from '../../insight/choices.ts';
import { modulePathNames } from '../../insight/modulePathNames.ts';
import { moduleTrail } from '../../insight/moduleTreeContent.ts';
import { message, type Message } from '../../model/message.ts';
import type { SourceEdit } from '../../readers/writer.ts';
import defer * as planSteps from '../../readers/planFile/planSteps.ts';
import { nameKey, pathParts } from '../../vocabulary/names.ts';
import type { Gesture } from './applyEdits.ts';
import defer * as lazyChooseText from './chooseText.ts';
import defer * as pickModule from './pickModule.ts';
import type { SetParts } from './setCommands.ts';
import { l10n } from '../wording.ts';

/** Each takes the root and what is meant; the last argument answers what would be asked. */
export function registerPlanCommands(parts: SetParts): Disposable {
  return Disposable.from(
    commands.registerCommand(
      'groundplan.createInPlan',
      (root: unknown, kind: unknown, name: unknown, parent: unknown) => {
        if (typeof root !== 'string' || typeof name !== 'string') return false;
        if (kind === 'phase') return create(parts, root, kind, name, null);
        if (kind !== 'module') return false;
        if (parent === null || typeof parent === 'string') return create(parts, root, kind, name, parent);
        void create(parts, root, kind, name, undefined);
        return undefined;
      },
    ),
    commands.registerCommand('groundplan.linkModule', (root: unknown, step: unknown, module: unknown) => {
      if (typeof root !== 'string' || typeof step !== 'string') return false;
      if (typeof module === 'string') return link(parts, root, step, module);
      void link(parts, root, step, null);
      return undefined;
    }),
    commands.registerCommand('groundplan.addStep', (root: unknown, name: unknown, after: unknown) => {
      if (typeof root !== 'string' || typeof name !== 'string') return false;
      if (typeof after === 'string') return addStep(parts, root, name, after);
      void addStep(parts, root, name, null);
      return undefined;
    }),
  );
}

/** `parent` is a module's path, `null` for the top; `undefined` asks. */
async function create(
  { session, changes }: SetParts,
  root: string,
  kind: 'module' | 'phase',
  name: string,
  parent: string | null | undefined,
): Promise<boolean> {
  const { snapshot } = session;
  const missing =
    kind === 'module'
      ? lazyCreateParts.missingModules(snapshot.plan(root), name)
      : { parent: [], names: [name] };
  let outer = missing.parent;
  if (kind === 'module' && missing.names.length === 1 && outer.length === 0) {
    const chosen = parent === undefined ? await pickModule.askParent(snapshot, root, name) : parent;
    if (chosen === undefined) return false;
    outer = chosen === null ? [] : modulePathNames(snapshot, root, chosen);
  }
  return changes.make(
    planGesture(planUri(session, root), l10n.t('The plan has “{0}” now', missing.names.join('/')), (text) =>
      lazyCreateParts.createParts(text, kind, missing.names, outer),
    ),
  );
}

async function link(
  { session, changes }: SetParts,
  root: string,
  stepPath: string,
  given: string | null,
): Promise<boolean> {
  const { snapshot } = session;
  const step = snapshot.step(root, stepPath);
  const process = snapshot
    .plan(root)
    .processes.find(({ steps }) => steps.some(({ path }) => path === stepPath));
  if (!step || !process) return false;
  const module =
    given ??
    (await lazyChooseText.chooseText({
      mayClear: false,
      title: l10n.t('Which module carries the step “{0}”?', step.name),
      placeholder: l10n.t('Name, other name, path or pinyin'),
      icon: 'package',
      choices: moduleChoices(snapshot, root),
      current: null,
      mayBeNew: false,
    }));
  if (module === undefined) return false;
  return changes.make(
    planGesture(
      planUri(session, root),
      l10n.t('“{0}” carries the step “{1}” now', moduleTrail(snapshot, root, module), step.name),
      (text) => {
        const edit = planSteps.addStepModule(text, { process: process.id, step: step.id, module });
        return 'key' in edit ? edit : [edit];
      },
    ),
  );
}

/** `after` is the path of a step, or the id of a process whose first step it becomes. */
async function addStep(
  { session, changes }: SetParts,
  root: string,
  text: string,
  given: string | null,
): Promise<boolean> {
  const { processes } = session.snapshot.plan(root);
  const [first, ...rest] = pathParts(text);
  const named = processes.find(({ id, name }) =>
    [id, name].some((each) => nameKey(each) === nameKey(first ?? '')),
  );
  const isPath = named !== undefined && rest.length > 0;
  const name = isPath ? rest.join('/') : text;
  const choices = (isPath ? [named] : processes).flatMap((process): readonly Choice[] => [
    {
      value: process.id,
      label: l10n.t('First in “{0}”', process.name),
      around: '',
      purpose: '',
      words: [process.name, process.id, ...process.aliases],
    },
    ...process.steps.map((step) => ({
      value: step.path,
      label: l10n.t('After “{0}”', step.name),
      around: process.name,
      purpose: '',
      words: [step.name, step.id, ...step.aliases],
    })),
  ]);
  const after =
    given ??
    (await lazyChooseText.chooseText({
      mayClear: false,
      title: l10n.t('Where in the process does “{0}” come?', name),
      placeholder: l10n.t('Step, process or pinyin'),
      icon: 'list-ordered',
      choices,
      current: null,
      mayBeNew: false,
    }));
  if (after === undefined) return false;
  const before = processes.flatMap(({ steps }) => steps).find(({ path }) => path === after);
  const process = processes.find(({ id, steps }) => (before ? steps.includes(before) : id === after));
  if (!process) return false;
  return changes.make(
    planGesture(
      planUri(session, root),
      l10n.t('“{0}” has the step “{1}” now', process.name, name),
      (plan) => {
        const edit = planSteps.addPlanStep(plan, { process: process.id, name, after: before?.id ?? null });
        return 'key' in edit ? edit : [edit];
      },
    ),
  );
}

function planUri({ snapshot }: SetParts['session'], root: string): string | null {
  return snapshot.plan(root).uri;
}

function planGesture(
  uri: string | null,
  done: string,
  edit: (text: string) => readonly SourceEdit[] | Message,
): Gesture {
  return {
    documents: uri === null ? [] : [uri],
    fromEditor: false,
    done,
    compute: (_now, textOf) => {
      const text = uri === null ? null : textOf(uri);
      if (uri === null || text === null) return { refusal: message('There is no plan file yet.') };
      const made = edit(text);
      return 'key' in made ? { refusal: made } : { edits: new Map([[uri, made]]) };
    },
  };
}
