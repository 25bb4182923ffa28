/**
 * Tools for assistants in the editor, through VS Code's own interface. Requirement text is confidential: they are off
 * unless the person switched them on, in the manifest, in being registered and again at each call; and they only read.
 */
import { Disposable, l10n, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import type { LanguageModelTool } from 'vscode';
import { allowsAssistants, onDidChangeSetting } from '../settings.ts';
import type { Session } from '../session.ts';
import defer * as questions from './planQuestions.ts';
import type { Question } from './planQuestions.ts';

const tools: Readonly<Record<string, Question>> = {
  groundplan_searchRequirements: 'search',
  groundplan_explainModule: 'module',
  groundplan_listFindings: 'findings',
  groundplan_traceRequirement: 'trace',
};

export function registerAssistantTools(session: Session): Disposable {
  let registered = Disposable.from();
  const follow = (): void => {
    registered.dispose();
    registered = allowsAssistants()
      ? Disposable.from(
          ...Object.entries(tools).map(([name, question]) =>
            lm.registerTool(name, toolOf(session, question)),
          ),
        )
      : Disposable.from();
  };
  follow();
  const setting = onDidChangeSetting('assistantTools', follow);
  return new Disposable(() => {
    setting.dispose();
    registered.dispose();
  });
}

export function toolOf(session: Session, question: Question): LanguageModelTool<object> {
  return {
    prepareInvocation: () => ({ invocationMessage: l10n.t('Asking the plan') }),
    invoke: async ({ input }) => {
      await session.ready;
      return resultOf(
        allowsAssistants()
          ? questions.answer(session, question, input)
          : l10n.t('Groundplan’s tools for assistants are switched off in the settings.'),
      );
    },
  };
}

function resultOf(text: string): LanguageModelToolResult {
  return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
}
