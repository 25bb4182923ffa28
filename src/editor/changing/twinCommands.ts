/** The two answers to “probably asked before”: it repeats the earlier one, or it is something else. */
import { commands, Disposable, l10n } from 'vscode';
import defer * as lazyMarkDifferent from '../../edits/markDifferent.ts';
import defer * as markDuplicate from '../../edits/markDuplicate.ts';
import { statusChoices } from '../../insight/choices.ts';
import { message } from '../../model/message.ts';
import type { Requirement } from '../../model/requirement.ts';
import { askForColumns } from './askForColumns.ts';
import defer * as fieldGestures from './fieldGestures.ts';
import defer * as questionTitle from './questionTitle.ts';
import type { SetParts } from './setCommands.ts';

interface Twins {
  readonly asked: Requirement;
  readonly earlier: Requirement;
  readonly fromEditor: boolean;
}

/** Each takes the keys of both, or the row of a view that stands for them. */
export function registerTwinCommands(parts: SetParts): Disposable {
  const register = (
    command: string,
    answer: (parts: SetParts, twins: Twins) => Promise<boolean>,
  ): Disposable =>
    commands.registerCommand(command, async (first: unknown, second: unknown) => {
      const twins = twinsOf(parts, first, second);
      return twins ? answer(parts, twins) : false;
    });
  return Disposable.from(
    register('groundplan.markDuplicateOf', repeat),
    register('groundplan.markDifferent', differ),
  );
}

function twinsOf({ session: { snapshot } }: SetParts, first: unknown, second: unknown): Twins | null {
  const isRow = typeof first === 'object' && first !== null && 'key' in first && 'other' in first;
  const [key, other] = isRow ? [first.key, first.other] : [first, second];
  const asked = typeof key === 'string' ? snapshot.requirement(key) : undefined;
  const earlier = typeof other === 'string' ? snapshot.requirement(other) : undefined;
  return asked && earlier ? { asked, earlier, fromEditor: !isRow } : null;
}

function repeat({ session, changes }: SetParts, { asked, earlier, fromEditor }: Twins): Promise<boolean> {
  const { snapshot } = session;
  const status = statusChoices(snapshot, asked).find(({ meaning }) => meaning === 'duplicate')?.value;
  return changes.make({
    documents: fieldGestures.documentsOf(snapshot, [asked]),
    fromEditor,
    askForColumns,
    done: l10n.t(
      '{0} is marked as a duplicate of {1}',
      questionTitle.namesOf([asked]),
      questionTitle.namesOf([earlier]),
    ),
    compute: (now, textOf, newColumns) => {
      const one = now.requirement(asked.key);
      if (!one || status === undefined)
        return { refusal: message('The document has changed since it was read. Try again.') };
      return markDuplicate.markRepetition(now, one, { status, of: earlier.id }, textOf, { newColumns });
    },
  });
}

function differ({ session, changes }: SetParts, { asked, earlier, fromEditor }: Twins): Promise<boolean> {
  const { uri } = session.snapshot.plan(asked.root);
  return changes.make({
    documents: uri === null ? [] : [uri],
    fromEditor: fromEditor && uri === asked.uri,
    done: l10n.t(
      '{0} and {1} count as different from now on',
      questionTitle.namesOf([asked]),
      questionTitle.namesOf([earlier]),
    ),
    compute: (now, textOf) => {
      const [one, two] = [now.requirement(asked.key), now.requirement(earlier.key)];
      return one && two
        ? lazyMarkDifferent.markDifferent(now, one, two, textOf)
        : { refusal: message('The document has changed since it was read. Try again.') };
    },
  });
}
