/** Walks through a part of a workbook: elements and texts, in order. */
import { SaxesParser } from 'saxes';
import { message } from '../../model/message.ts';
import { WorkbookFault } from './workbookFault.ts';

export interface XmlVisitor {
  /** `name` is without its prefix, as programs differ in these. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Throws a `WorkbookFault` for what is not well-formed, and for a document type: workbooks have none, and
 * entities that it declares could make a small file endless.
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser({ xmlns: false as const, position: false });
  const refuse = (): never => {
    throw new WorkbookFault(message('This is no readable workbook: save it again in a spreadsheet.'));
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => visitor.open?.(localName(name), attributes));
  parser.on('text', (text) => visitor.text?.(text));
  parser.on('cdata', (text) => visitor.text?.(text));
  parser.on('closetag', ({ name }) => visitor.close?.(localName(name)));
  parser.write(xml).close();
}

/** An attribute by its name without prefix: `r:id` and `id` alike. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | null {
  const own = attributes[name];
  if (own !== undefined) return own;
  for (const [key, value] of Object.entries(attributes)) if (localName(key) === name) return value;
  return null;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
