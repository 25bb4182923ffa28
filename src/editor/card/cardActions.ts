/**
 * What a card offers to do. The page only knows names; what is behind one stays here, so that whatever a page says,
 * nothing happens that the card did not offer.
 */
import type { FixCommand } from '../changing/fixes/fixList.ts';
import type { TextRange } from '../../model/textRange.ts';

export type CardCommand =
  | FixCommand
  | 'groundplan.captureRequest'
  | 'groundplan.copyLink'
  | 'groundplan.openRequirement'
  | 'groundplan.revealInModules'
  | 'groundplan.setEffort'
  | 'groundplan.setPriority'
  | 'groundplan.setScenario'
  | 'groundplan.setValue'
  | 'groundplan.showDependants';

export type CardAction =
  | { readonly kind: 'command'; readonly command: CardCommand; readonly args: readonly unknown[] }
  | { readonly kind: 'place'; readonly uri: string; readonly range: TextRange }
  | { readonly kind: 'card'; readonly key: string };

export class CardActions {
  readonly #offered = new Map<string, CardAction>();

  /**
   * Takes an action in, and returns the name by which the page asks for it. Names say what they stand for in the
   * card, so that a click on an older one still does what it said.
   */
  offer(name: string, action: CardAction): string {
    this.#offered.set(name, action);
    return name;
  }

  command(name: string, command: CardCommand, ...args: readonly unknown[]): string {
    return this.offer(name, { kind: 'command', command, args });
  }

  /** The requirements whose cards it leads to, by key. */
  cards(): readonly string[] {
    return [...this.#offered.values()].flatMap((action) => (action.kind === 'card' ? [action.key] : []));
  }

  /** `undefined` for a name that is not on offer. */
  get(name: string): CardAction | undefined {
    return this.#offered.get(name);
  }
}
