/**
 * The file of a Doorstop item: which part of it is YAML, and whether that looks like an item's. Its name is
 * the item's UID. Doorstop keeps attributes that it does not know, so a key may be added.
 */

export interface ItemFile {
  readonly uid: string;
  /** The part of the UID before its number or name: the prefix of the document that the item belongs to. */
  readonly prefix: string;
  /** The text up to the end of the YAML, so that its offsets are those of the whole text. */
  readonly yaml: string;
  /** Where the Markdown begins, behind the front matter; `null` for an item in YAML alone. */
  readonly body: number | null;
}

/** `REQ001`, `SYS.HLR_01-00123`, `REQ2-NAME`: a prefix and a number, or a separator and a name. */
const uid = /^(?:[\p{L}\p{N}_.-]{0,80}[^\d/]\d{1,12}|[\p{L}\p{N}_.-]{1,80}[-_.][\p{L}\p{N}_]{1,40})$/u;
const extension = /\.(?:ya?ml|md)$/iu;
/** What Doorstop writes into every item; people who write one by hand leave some out. */
const attributes =
  /^(?:active|derived|header|level|links|normative|ref|references|reviewed|text)[ \t]{0,4}:/gmu;
const distinctive: ReadonlySet<string> = new Set(['active', 'derived', 'normative', 'reviewed']);
const longestFrontMatter = 20_000;

/** Whether a file of this name may be an item. */
export function mayBeItem(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return extension.test(name) && !name.startsWith('.') && uid.test(name.replace(extension, ''));
}

/** A name in capitals with a number, as Doorstop gives it unless it is told otherwise. */
export function isNamedAsItem(path: string): boolean {
  return /(?:^|\/)\p{Lu}[\p{Lu}\p{Lo}\p{N}_.-]{0,60}\d{2,12}\.ya?ml$/u.test(path);
}

/** `null` for a text that is no item. */
export function itemFile(path: string, text: string): ItemFile | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isMarkdown = /\.md$/iu.test(name);
  const body = isMarkdown ? bodyStart(text) : null;
  if (isMarkdown && body === null) return null;
  const yaml = body === null ? text : text.slice(0, body);
  if (!hasAttributes(yaml)) return null;
  const id = name.replace(extension, '');
  const prefix = id.replace(/(?:[-_.][\p{L}\p{N}_]{1,40}|\d{1,12})$/u, '').replace(/[-_.]$/u, '');
  return { uid: id, prefix, yaml: body === null ? yaml : withoutClosing(yaml), body };
}

/** The part of an item's text that is YAML, from its start. */
export function itemYaml(text: string): string {
  const body = bodyStart(text);
  return body === null ? text : withoutClosing(text.slice(0, body));
}

/** The offset behind the front matter's closing line; `null` where there is no front matter. */
function bodyStart(text: string): number | null {
  if (!/^\uFEFF?---[ \t]{0,8}\r?\n/u.test(text)) return null;
  const close = /\n---[ \t]{0,8}(?:\r?\n|$)/u.exec(text.slice(3, longestFrontMatter));
  return close ? 3 + close.index + close[0].length : null;
}

/** Up to the line that closes the front matter, which would begin another document. */
function withoutClosing(yaml: string): string {
  return yaml.slice(0, yaml.lastIndexOf('\n---') + 1);
}

/** Three of the attributes at the start of a line, one of them Doorstop's own. */
function hasAttributes(yaml: string): boolean {
  const found = new Set<string>();
  for (const [key] of yaml.matchAll(attributes)) found.add(key.replace(/[ \t:]/gu, ''));
  return found.size >= 3 && [...found].some((key) => distinctive.has(key));
}
