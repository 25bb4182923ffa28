/** Tells the session of each new day: what was in time yesterday may be late today. */
import { Disposable, window } from 'vscode';
import type { Session } from './session.ts';
import { today } from './views/today.ts';

/** Windows that nobody looks at may learn of it later. */
const hour = 3_600_000;

export function registerDays(session: Session): Disposable {
  const look = (): void => session.startDay(today());
  look();
  const timer = setInterval(look, hour);
  return Disposable.from(window.onDidChangeWindowState(look), new Disposable(() => clearInterval(timer)));
}
