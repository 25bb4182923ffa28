/** The texts that cells of a workbook refer to by number. */
import { walkXml } from './walkXml.ts';

/** Reads `xl/sharedStrings.xml`; `null` where a workbook has none. */
export function readSharedTexts(xml: string | null): readonly string[] {
  const texts: string[] = [];
  if (xml === null) return texts;
  const reader = new RichTextReader();
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') reader.start();
      reader.open(name);
    },
    text: (text) => reader.text(text),
    close: (name) => {
      reader.close(name);
      if (name === 'si') texts.push(reader.finish());
    },
  });
  return texts;
}

/** A text in runs of different looks, without the readings (`rPh`) that stand above East Asian characters. */
export class RichTextReader {
  #parts: string[] = [];
  #inText = false;
  #inReading = false;

  start(): void {
    this.#parts = [];
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#inReading = true;
  }

  text(text: string): void {
    if (this.#inText && !this.#inReading) this.#parts.push(text);
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
  }

  finish(): string {
    return unescaped(this.#parts.join(''));
  }
}

/** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
