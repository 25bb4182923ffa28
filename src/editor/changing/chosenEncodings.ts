/** The encodings that people chose for documents, kept for the workspace, as a spreadsheet's export tells nothing of its own. */
import type { Memento } from 'vscode';

const memoryKey = 'chosenEncodings';
/** Beyond this number the oldest choices are forgotten. */
const mostKept = 500;

export class ChosenEncodings {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** By VS Code's name; `null` where nobody chose one. */
  of(uri: string): string | null {
    return this.#stored().find(([known]) => known === uri)?.[1] ?? null;
  }

  async choose(uri: string, encoding: string): Promise<void> {
    const others = this.#stored().filter(([known]) => known !== uri);
    await this.#memory.update(memoryKey, [[uri, encoding], ...others].slice(0, mostKept));
  }

  #stored(): readonly (readonly [uri: string, encoding: string])[] {
    const stored = this.#memory.get<unknown>(memoryKey);
    return Array.isArray(stored) ? stored.filter(isChoice) : [];
  }
}

function isChoice(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
