/** The page of a card in the browser: shows what the editor sends, and says which action somebody chose. */
import { pageElements } from './cardElements.ts';
import { readToPage, type FromPage } from './messages.ts';
import { focusAction, show } from './patch.ts';

interface EditorSide {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: { readonly key: string; readonly scroll: number }): void;
}
declare function acquireVsCodeApi(): EditorSide;

const editor = acquireVsCodeApi();
const page = document.getElementById('page');
const said = document.getElementById('said');
let key = '';
/** The action that had the focus last; a picker takes it away, and gives it back to the page as a whole. */
let lastAction: string | null = null;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToPage(data);
  if (!message || !page || !said) return;
  const next = message.type === 'card' ? message.page.key : message.key;
  if (next !== key) lastAction = null;
  show(page, pageElements(message));
  returnFocus();
  if (message.type === 'card') document.documentElement.lang = message.page.language;
  // The same words twice would not be read out twice, and a card that opens speaks for itself.
  said.textContent = message.type === 'card' ? message.said : message.text;
  if (next !== key) {
    window.scrollTo(0, key === '' ? scrollOf(editor.getState(), next) : 0);
    key = next;
  }
  remember();
});

document.addEventListener('click', ({ target }) => {
  const action = actionOf(target);
  if (action !== null) editor.postMessage({ type: 'act', action });
});

document.addEventListener('focusin', ({ target }) => {
  lastAction = actionOf(target);
});
window.addEventListener('focus', returnFocus);
document.addEventListener('scrollend', remember);

function returnFocus(): void {
  if (page && lastAction !== null && document.hasFocus()) focusAction(page, lastAction);
}

function actionOf(target: EventTarget | null): string | null {
  const holder = target instanceof Element ? target.closest('[data-action]') : null;
  return holder?.getAttribute('data-action') ?? null;
}

function remember(): void {
  if (key !== '') editor.setState({ key, scroll: window.scrollY });
}

/** Where a page that was hidden had been scrolled to. */
function scrollOf(state: unknown, ofKey: string): number {
  if (typeof state !== 'object' || state === null || !('key' in state && 'scroll' in state)) return 0;
  return state.key === ofKey && typeof state.scroll === 'number' ? state.scroll : 0;
}

editor.postMessage({ type: 'ready' });
