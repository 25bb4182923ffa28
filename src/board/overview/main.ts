/** The board in the browser: shows what the editor sends, says what somebody asks for, and keeps where they look. */
import { BoardElement } from './boardElement.ts';
import { readToBoard, type FromBoard } from './messages.ts';
import type { PlanLook } from './planElement.ts';

interface EditorSide {
  postMessage(message: FromBoard): void;
  getState(): unknown;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): EditorSide;

/** What outlives a reload of the page. */
interface PageState {
  readonly plan: PlanLook;
}

const editor = acquireVsCodeApi();
const board = new BoardElement();
const said = document.getElementById('said');
board.send = (message) => editor.postMessage(message);
board.look = lookIn(editor.getState());
document.getElementById('page')?.replaceWith(board);

let isFirst = true;
window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const began = performance.now();
  const message = readToBoard(data);
  if (!message) return;
  const filtered = message.type === 'board' && performance.getEntriesByName('gp-filter-began').length > 0;
  board.hear(message);
  if (message.type !== 'board') return;
  document.documentElement.lang = message.frame.language;
  if (message.answers < board.lastRequest) return;
  const measured = isFirst ? 'gp-first-paint' : filtered ? 'gp-filter' : null;
  isFirst = false;
  if (measured) measureToPaint(measured, measured === 'gp-filter' ? 'gp-filter-began' : began);
});

board.addEventListener('said', (event) => {
  if (!(event instanceof CustomEvent) || typeof event.detail !== 'string' || !said) return;
  // The same words twice would not be read out twice.
  said.textContent = said.textContent === event.detail ? `${event.detail}\u00A0` : event.detail;
});

board.addEventListener('looked', (event) => {
  if (event instanceof CustomEvent) editor.setState({ plan: event.detail as PlanLook });
});

/** Until what was drawn is on the screen: the next frame begins after it. */
function measureToPaint(name: string, start: number | string): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      performance.measure(name, typeof start === 'number' ? { start } : start);
      performance.clearMarks('gp-filter-began');
    }),
  );
}

/** A state that an older version left, or nobody, is none. */
function lookIn(state: unknown): PlanLook | null {
  if (typeof state !== 'object' || state === null || !('plan' in state)) return null;
  const { plan } = state;
  if (typeof plan !== 'object' || plan === null) return null;
  const { top, left, spot, selected } = plan as Partial<Record<keyof PlanLook, unknown>>;
  if (typeof top !== 'number' || typeof left !== 'number' || !Array.isArray(selected)) return null;
  return { top, left, spot: isSpot(spot) ? spot : null, selected: selected.filter(isPair) };
}

function isSpot(value: unknown): value is PlanLook['spot'] {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const { kind, row, column, key, at } = value as Readonly<Record<string, unknown>>;
  if (kind === 'column') return typeof column === 'number';
  if (kind === 'row') return typeof row === 'string';
  const isKey = key === null || typeof key === 'string';
  return (
    kind === 'cell' &&
    typeof row === 'string' &&
    typeof column === 'number' &&
    isKey &&
    typeof at === 'number'
  );
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string';
}

editor.postMessage({ type: 'ready' });
