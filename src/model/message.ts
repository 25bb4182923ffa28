/**
 * A sentence for people that has not been put into a language yet. `key` is the English sentence with
 * `{0}` placeholders, so that the editor and the command line look it up in the same bundle.
 */
export interface Message {
  readonly key: string;
  readonly args: readonly (string | number)[];
}

/** Makes a message; the language test finds the keys by the calls of this function, so pass a literal. */
export function message(key: string, ...args: readonly (string | number)[]): Message {
  return { key, args };
}

/** Puts the arguments into a sentence that has been looked up. A placeholder without an argument stays. */
export function formatMessage(sentence: string, args: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d{1,2})\}/g, (placeholder, index: string) => {
    const value = args[Number(index)];
    return value === undefined ? placeholder : String(value);
  });
}

/** Puts a message into the reader's language. */
export type Translate = (message: Message) => string;
