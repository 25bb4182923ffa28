/**
 * What somebody can ask for in any picture of the board. The page names things by what the pictures gave it; the
 * editor looks each of them up in the snapshot of now, so that nothing happens to what is not there.
 */
import { exactly, listOf, orNull, shape, text, type Check } from '../messages.ts';

/** `root` is the plan that a module, phase or step belongs to, by the id that the board was given. */
export type BoardAction =
  /** The document of a requirement, at its place. */
  | { readonly kind: 'open'; readonly key: string }
  /** The card of a requirement, of a module (by its path), of a phase, of a step. */
  | { readonly kind: 'card'; readonly key: string }
  | { readonly kind: 'module'; readonly root: string; readonly id: string }
  | { readonly kind: 'phase'; readonly root: string; readonly id: string }
  | { readonly kind: 'step'; readonly root: string; readonly process: string; readonly step: string }
  | PlaceAction
  /** What else the board leads to: a plan, a report, a new requirement. */
  | { readonly kind: 'command'; readonly command: BoardCommand }
  /** Shows something in the Plan picture, and marks it. */
  | { readonly kind: 'showInPlan'; readonly key: string }
  /** A new requirement for a step; links a module to it. */
  | { readonly kind: 'newForStep'; readonly root: string; readonly process: string; readonly step: string }
  | { readonly kind: 'linkModule'; readonly root: string; readonly process: string; readonly step: string };

/**
 * Requirements dropped into a cell. What is absent (`'same'`) stays as it is, `null` takes a requirement out of what
 * it is in. `from` is the module of the row that each was dragged out of (or empty).
 */
export interface PlaceAction {
  readonly kind: 'place';
  readonly root: string;
  readonly keys: readonly string[];
  readonly from: readonly string[];
  readonly module: PlaceTarget;
  readonly phase: PlaceTarget;
}

export const boardCommands = ['captureRequest', 'createPlan', 'exportReport', 'openSample'] as const;
export type BoardCommand = (typeof boardCommands)[number];

export type PlaceTarget = { readonly to: string | null } | 'same';

type ActionOf<Kind extends BoardAction['kind']> = Extract<BoardAction, { kind: Kind }>;

/** Nobody drags more on purpose. */
export const mostPlaced = 1000;

const target: Check<PlaceTarget> = (value): value is PlaceTarget => value === 'same' || isTo(value);
const isTo = shape<{ to: string | null }>({ to: orNull(text) });
const someKeys = listOf(text, mostPlaced);
const step = { root: text, process: text, step: text };
const actions: readonly Check<BoardAction>[] = [
  shape<ActionOf<'open'>>({ kind: exactly('open'), key: text }),
  shape<ActionOf<'card'>>({ kind: exactly('card'), key: text }),
  shape<ActionOf<'module'>>({ kind: exactly('module'), root: text, id: text }),
  shape<ActionOf<'phase'>>({ kind: exactly('phase'), root: text, id: text }),
  shape<ActionOf<'step'>>({ kind: exactly('step'), ...step }),
  shape<PlaceAction>({
    kind: exactly('place'),
    root: text,
    keys: someKeys,
    from: someKeys,
    module: target,
    phase: target,
  }),
  shape<ActionOf<'command'>>({ kind: exactly('command'), command: exactly<BoardCommand>(...boardCommands) }),
  shape<ActionOf<'showInPlan'>>({ kind: exactly('showInPlan'), key: text }),
  shape<ActionOf<'newForStep'>>({ kind: exactly('newForStep'), ...step }),
  shape<ActionOf<'linkModule'>>({ kind: exactly('linkModule'), ...step }),
];

export const isBoardAction: Check<BoardAction> = (value): value is BoardAction =>
  actions.some((check) => check(value));

/** The event by which any element of the board asks for something. */
export function act(from: EventTarget, detail: BoardAction): void {
  from.dispatchEvent(new CustomEvent('act', { detail, bubbles: true, composed: true }));
}
