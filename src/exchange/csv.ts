/** Rows as CSV that spreadsheets open as it is meant: UTF-8 with a mark at its beginning, and no cell that runs. */

/** With CR LF, as RFC 4180 says. Lines within a cell stay in it. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** A cell that begins as a formula does gets an apostrophe, so that a spreadsheet shows it and runs nothing. */
function cell(text: string): string {
  const safe =
    /^[\s\0]{0,8}[=+\-@＝＋－＠]/u.test(text) && !/^-?\d{1,15}(?:\.\d{1,10})?$/u.test(text)
      ? `'${text}`
      : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
