/** The numbers by which exports of trackers name their items. */
/** The number of an item, as `12` or `#12`. */
export function isExportNumber(text: string): boolean {
  return /^#?\d{1,20}$/.test(text);
}
