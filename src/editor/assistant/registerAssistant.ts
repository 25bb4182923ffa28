/** What people and assistants may ask of the plan in words. */
import { Disposable } from 'vscode';
import { registerWhenCalled } from '../late.ts';
import type { Session } from '../session.ts';
import defer * as answerCommands from './answerCommands.ts';
import { registerAssistantTools } from './assistantTools.ts';

export function registerAssistant(session: Session): Disposable {
  return Disposable.from(
    registerAssistantTools(session),
    registerWhenCalled(
      [
        'groundplan.listMatches',
        'groundplan.explainModule',
        'groundplan.listFindings',
        'groundplan.traceRequirement',
      ],
      () => answerCommands.registerAnswerCommands(session),
    ),
  );
}
