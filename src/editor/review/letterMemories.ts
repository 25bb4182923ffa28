/** What was last said to each part of the business, so that the next letter can tell what changed. It stays on this machine. */
import type { Memento } from 'vscode';
import type { Addressee, LetterMemory } from '../../insight/review/letter.ts';
import { nameKey } from '../../vocabulary/names.ts';

const memoryKey = 'groundplan.letters';

export class LetterMemories {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  lastTo(root: string, to: Addressee): LetterMemory | null {
    return this.#all()[keyOf(root, to)] ?? null;
  }

  async keep(root: string, to: Addressee, letter: LetterMemory): Promise<void> {
    await this.#memory.update(memoryKey, { ...this.#all(), [keyOf(root, to)]: letter });
  }

  #all(): Readonly<Record<string, LetterMemory>> {
    return this.#memory.get<Readonly<Record<string, LetterMemory>>>(memoryKey) ?? {};
  }
}

function keyOf(root: string, { kind, name }: Addressee): string {
  return JSON.stringify([root, kind, nameKey(name)]);
}
