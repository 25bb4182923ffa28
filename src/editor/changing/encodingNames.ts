/** Encodings by VS Code's names, and as people know them. */

/** The encodings that are offered, the likely ones first; each as VS Code names and labels it. */
export const encodings: readonly { readonly encoding: string; readonly label: string }[] = [
  { encoding: 'utf8', label: 'UTF-8' },
  { encoding: 'utf8bom', label: 'UTF-8 with BOM' },
  { encoding: 'gb18030', label: 'GB18030' },
  { encoding: 'gbk', label: 'GBK' },
  { encoding: 'cp950', label: 'Big5 (cp950)' },
  { encoding: 'big5hkscs', label: 'Big5-HKSCS' },
  { encoding: 'utf16le', label: 'UTF-16 LE' },
  { encoding: 'utf16be', label: 'UTF-16 BE' },
  { encoding: 'shiftjis', label: 'Shift JIS' },
  { encoding: 'euckr', label: 'EUC-KR' },
  { encoding: 'windows1252', label: 'Windows 1252' },
];

/** One that is not among the offered ones goes by VS Code's name. */
export function encodingLabel(encoding: string): string {
  return encodings.find((known) => known.encoding === encoding)?.label ?? encoding;
}
