import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { ChosenEncodings } from '../../../src/editor/changing/chosenEncodings.ts';

describe('the encodings that people chose', () => {
  it('are remembered by their documents, also by the next window', async () => {
    const stored = new Map<string, unknown>();
    const memory = {
      keys: () => [...stored.keys()],
      get: (key: string) => stored.get(key),
      update: (key: string, value: unknown) => Promise.resolve(void stored.set(key, value)),
    } as Memento;
    const first = new ChosenEncodings(memory);
    await first.choose('file:///plan/a.csv', 'gb18030');
    await first.choose('file:///plan/b.csv', 'cp950');
    await first.choose('file:///plan/a.csv', 'windows1252');
    const next = new ChosenEncodings(memory);
    assert.deepEqual(
      ['a', 'b', 'c'].map((name) => next.of(`file:///plan/${name}.csv`)),
      ['windows1252', 'cp950', null],
    );
  });
});
