/** Things that are made when they are first needed, so that opening a window waits for none of them. */
import { commands, Disposable } from 'vscode';

/** What `make` makes at the first use; disposed of with its holder, where it needs that. */
export class Late<Made extends object> implements Disposable {
  readonly #make: () => Made;
  #made: Made | undefined;

  constructor(make: () => Made) {
    this.#make = make;
  }

  /** Makes it, if this is the first use. */
  get value(): Made {
    return (this.#made ??= this.#make());
  }

  /** `undefined` as long as nobody needed it. */
  get made(): Made | undefined {
    return this.#made;
  }

  dispose(): void {
    (this.#made as Partial<Disposable> | undefined)?.dispose?.();
  }
}

/**
 * Commands whose code is loaded when the first of them is called: `register` registers all of them, and the call is
 * made again. For a feature that nothing but its commands can set going.
 */
export function registerWhenCalled(ids: readonly string[], register: () => Disposable): Disposable {
  let registered = Disposable.from(
    ...ids.map((id) =>
      commands.registerCommand(id, (...args: readonly unknown[]) => {
        registered.dispose();
        registered = register();
        return commands.executeCommand(id, ...args);
      }),
    ),
  );
  return { dispose: () => void registered.dispose() };
}
