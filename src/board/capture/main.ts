/** The capture form in the browser: says what is typed and chosen, and shows what the editor proposes. */
import { focusAction, show } from '../patch.ts';
import { captureElements } from './captureElements.ts';
import {
  type FormField,
  formFields,
  type FromCapturePage,
  mostTyped,
  readToCapturePage,
} from './messages.ts';

interface EditorSide {
  postMessage(message: FromCapturePage): void;
}
declare function acquireVsCodeApi(): EditorSide;

const editor = acquireVsCodeApi();
const page = document.getElementById('page');
let round = -1;
/** What somebody typed is never overwritten by a proposal. */
const typed = new Set<FormField>();
/** The action that had the focus last; a picker takes it away, and gives it back to the page as a whole. */
let lastAction: string | null = null;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readToCapturePage(data);
  if (!message || !page) return;
  const isNew = message.page.round !== round;
  if (isNew) {
    round = message.page.round;
    typed.clear();
    lastAction = null;
  }
  show(page, captureElements(message));
  document.documentElement.lang = message.page.language;
  for (const { name, proposed } of message.page.fields) {
    const input = inputOf(name);
    if (input && !typed.has(name) && input.value !== proposed) input.value = proposed;
  }
  if (isNew) inputOf('what')?.focus();
  else returnFocus();
});

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
  const field = formFields.find((name) => name === target.dataset['field']);
  if (!field) return;
  // An emptied field takes proposals again, but for the sentence itself, which is nobody's but theirs.
  if (target.value === '' && field !== 'what') typed.delete(field);
  else typed.add(field);
  editor.postMessage({ type: 'typed', round, field, text: target.value });
});

document.addEventListener('paste', (event) => {
  const { clipboardData, target } = event;
  if (!(target instanceof HTMLTextAreaElement) || target.dataset['field'] !== 'what') return;
  const text = clipboardData?.getData('text/plain') ?? '';
  const isWhole =
    target.value.trim() === '' || target.selectionEnd - target.selectionStart === target.value.length;
  if (!isWhole || text.length > mostTyped || text.trim().split(/\n\s{0,1000}/u).length < 2) return;
  event.preventDefault();
  editor.postMessage({ type: 'pasted', text });
});

document.addEventListener('click', ({ target }) => {
  const action = actionOf(target);
  if (action !== null) editor.postMessage({ type: 'act', action });
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    editor.postMessage({ type: 'act', action: 'add' });
  } else moveChoice(event);
});

document.addEventListener('focusin', ({ target }) => {
  lastAction = actionOf(target);
});
window.addEventListener('focus', returnFocus);

/** The arrow keys go through the choices of a group, as they do in any group of radio buttons. */
function moveChoice(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest('[role="radio"]') : null;
  const group = from?.closest('[role="radiogroup"]');
  if (step === undefined || !from || !group) return;
  const all = [...group.querySelectorAll<HTMLElement>('[role="radio"]')];
  all[(all.findIndex((one) => one === from) + step + all.length) % all.length]?.focus();
  event.preventDefault();
}

function returnFocus(): void {
  if (page && lastAction !== null && document.hasFocus()) focusAction(page, lastAction);
}

function actionOf(target: EventTarget | null): string | null {
  const holder = target instanceof Element ? target.closest('[data-action]') : null;
  return holder?.getAttribute('data-action') ?? null;
}

function inputOf(name: FormField): HTMLTextAreaElement | HTMLInputElement | null {
  return document.querySelector<HTMLTextAreaElement | HTMLInputElement>(`[data-field="${name}"]`);
}

editor.postMessage({ type: 'ready' });
