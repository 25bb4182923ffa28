/** What a key means in the Plan picture. */
import type { Step } from './planSpot.ts';

export type KeyMeaning =
  | { readonly kind: 'go'; readonly step: Step; readonly extends: boolean }
  | { readonly kind: 'pickUp' | 'toggle' | 'selectCell' | 'openCard' | 'openDocument' | 'cancel' };

export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};

/** `null` for a key that means nothing here, and is left to the page and the editor. */
export function meaningOf({ key, ctrlKey, metaKey, shiftKey, altKey }: PressedKey): KeyMeaning | null {
  const isControl = ctrlKey || metaKey;
  if (altKey) return null;
  const step = steps[key];
  if (step) {
    if (isControl && step !== 'first' && step !== 'last') return null;
    const far: Step = step === 'first' ? 'top' : 'bottom';
    return { kind: 'go', step: isControl ? far : step, extends: shiftKey };
  }
  switch (key) {
    case ' ':
      return { kind: isControl ? 'toggle' : 'pickUp' };
    case 'Enter':
      return { kind: isControl ? 'openDocument' : 'openCard' };
    case 'Escape':
      return { kind: 'cancel' };
    case 'a':
    case 'A':
      return isControl && !shiftKey ? { kind: 'selectCell' } : null;
    default:
      return null;
  }
}
