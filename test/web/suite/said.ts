/** What a test says when it fails: there is no `node:assert` in a browser. */

export function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Throws unless both are the same as JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${is} is not ${wanted}`);
}

/** Throws unless the text holds the other one. */
export function holds(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`“${part}” is not in “${text.slice(0, 400)}”`);
}

export function isThere<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('it is not there');
  return value;
}
