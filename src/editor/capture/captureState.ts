/** What somebody typed and chose in the capture form, and how far they are in their notes. Pure. */
import type { FormField } from '../../board/capture/messages.ts';
import type { FeedbackOn } from '../../insight/outcome/launched.ts';
import { noteLines } from '../../insight/capture/noteLines.ts';
import type { Message } from '../../model/message.ts';

export const chosenGroups = ['module', 'phase', 'step', 'necessity'] as const;
export type ChosenGroup = (typeof chosenGroups)[number];

/** A value of the plan, `null` for none on purpose; what is missing is as proposed. */
export type Chosen = Readonly<Partial<Record<ChosenGroup, string | null>>>;

export interface Candidate {
  readonly text: string;
  /** What was done with it; `null` while nothing was. */
  readonly done: Message | null;
  /** The requirement that it went into, by key; `null` where it went into none. */
  readonly into: string | null;
}

export interface NotesState {
  readonly candidates: readonly Candidate[];
  readonly leftOut: readonly { readonly text: string; readonly why: Message }[];
  /** Which one the form is about; -1 once all are done. */
  readonly current: number;
}

export interface CaptureState {
  /** Grows with each new sentence. */
  readonly round: number;
  readonly root: string;
  readonly typed: Readonly<Partial<Record<FormField, string>>>;
  readonly chosen: Chosen;
  readonly notes: NotesState | null;
  /** What was done last. */
  readonly done: Message | null;
  /** The feedback that the sentence is; it learns what became of it. */
  readonly feedback: FeedbackOn | null;
  /** The requirement, by key, of which the form shows what merging into it would change. */
  readonly merging: string | null;
}

export function emptyState(root: string, round: number): CaptureState {
  return { round, root, typed: {}, chosen: {}, notes: null, done: null, feedback: null, merging: null };
}

export function withTyped(state: CaptureState, field: FormField, text: string): CaptureState {
  const typed = Object.fromEntries(
    Object.entries({ ...state.typed, [field]: text }).filter(([, value]) => value.trim() !== ''),
  );
  return { ...state, typed };
}

/** One sentence, whatever line ends it holds, of which it is known where it comes from. */
export function withFeedback(state: CaptureState, feedback: FeedbackOn): CaptureState {
  const { said, from } = feedback.feedback;
  const typed = withTyped(next(state), 'what', (said ?? '').replace(/\s+/gu, ' ').trim());
  return { ...(from === null ? typed : withTyped(typed, 'who', from)), feedback, done: null };
}

/** Shows what merging into a requirement would change; `null` shows nothing. */
export function withMerging(state: CaptureState, merging: string | null): CaptureState {
  return { ...state, merging };
}

/** Choosing what is chosen takes it back: nothing is to be said of it then. */
export function withChosen(state: CaptureState, group: ChosenGroup, value: string | null): CaptureState {
  return { ...state, chosen: { ...state.chosen, [group]: value } };
}

/** Several lines are notes; one is a sentence. */
export function withText(state: CaptureState, text: string): CaptureState {
  const { candidates, leftOut } = noteLines(text);
  if (candidates.length < 2) {
    const [only] = candidates;
    return { ...withTyped(next(state), 'what', only?.text ?? text.trim()), done: null };
  }
  const notes: NotesState = {
    candidates: candidates.map((line) => ({ text: line.text, done: null, into: null })),
    leftOut,
    current: 0,
  };
  return atCandidate({ ...state, notes, done: null }, 0);
}

/** The form for one of the lines. */
export function atCandidate(state: CaptureState, nth: number): CaptureState {
  const candidate = state.notes?.candidates[nth];
  if (!state.notes || !candidate) return state;
  return { ...withTyped(next(state), 'what', candidate.text), notes: { ...state.notes, current: nth } };
}

/** A line that was left out is taken after all. */
export function withTaken(state: CaptureState, nth: number): CaptureState {
  const taken = state.notes?.leftOut[nth];
  if (!state.notes || !taken) return state;
  const candidates = [...state.notes.candidates, { text: taken.text, done: null, into: null }];
  const notes = { ...state.notes, candidates, leftOut: state.notes.leftOut.toSpliced(nth, 1) };
  return atCandidate({ ...state, notes }, candidates.length - 1);
}

/** What became of the sentence; the next line that nothing was done with comes after it. */
export function afterDone(state: CaptureState, done: Message, into: string | null = null): CaptureState {
  const { notes } = state;
  if (!notes) return { ...next(state), done };
  const candidates = notes.candidates.map((candidate, nth) =>
    nth === notes.current ? { ...candidate, done, into } : candidate,
  );
  const open = [...candidates.keys()].filter((nth) => candidates[nth]?.done === null);
  const following = open.find((nth) => nth > notes.current) ?? open[0] ?? -1;
  const after = { ...state, notes: { ...notes, candidates, current: following }, done };
  return following < 0
    ? { ...next(after), notes: { ...notes, candidates, current: -1 } }
    : atCandidate(after, following);
}

function next(state: CaptureState): CaptureState {
  return { ...state, round: state.round + 1, typed: {}, chosen: {}, feedback: null, merging: null };
}
