/** Names to things, where a name that stands for two different things stands for none. */
export class NameMap<Thing extends object> {
  readonly #things = new Map<string, Thing | null>();
  #byLength: string[] | null = null;

  add(key: string, thing: Thing): void {
    if (key === '') return;
    const present = this.#things.get(key);
    this.#things.set(key, present === undefined || present === thing ? thing : null);
    this.#byLength = null;
  }

  /** The one thing of this name, `null` where there is none or several. */
  only(key: string): Thing | null {
    return this.#things.get(key) ?? null;
  }

  /** Whether a name stands for several things. */
  isAmbiguous(key: string): boolean {
    return this.#things.get(key) === null;
  }

  /**
   * The thing with the longest name that a text contains, `null` where none fits or two of the same
   * length do. Latin names count as whole words only; a single Han character says too little.
   */
  longestIn(text: string): Thing | null {
    this.#byLength ??= [...this.#things.keys()].sort((a, b) => b.length - a.length);
    let found: Thing | null = null;
    let length = 0;
    for (const key of this.#byLength) {
      if (key.length < length || key.length < 2) break;
      const thing = this.#things.get(key);
      if (!thing || !containsName(text, key)) continue;
      if (found && found !== thing) return null;
      found = thing;
      length = key.length;
    }
    return found;
  }
}

function containsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (endsWord(text, at, name) && startsWord(text, at, name)) return true;
  }
  return false;
}

const wordCharacter = /[a-z0-9_]/iu;
const numeral = /[\p{N}一二三四五六七八九十百]/u;

function startsWord(text: string, at: number, name: string): boolean {
  const first = name[0] ?? '';
  const before = text[at - 1] ?? ' ';
  // 十二期 does not contain 二期.
  if (numeral.test(first) && numeral.test(before)) return false;
  return !wordCharacter.test(first) || !wordCharacter.test(before);
}

function endsWord(text: string, at: number, name: string): boolean {
  return !wordCharacter.test(name.at(-1) ?? '') || !wordCharacter.test(text[at + name.length] ?? ' ');
}
