/**
 * A pattern of a plan as it is matched: with `/` between folders, where some write a `\`, and with letters composed, as disks
 * of a Mac may hold names with their accents apart. A `\` before a sign that means something in a pattern (`\[`) stays: it
 * says that the sign means itself.
 */
export function writtenGlob(glob: string): string {
  const isWindows = !glob.includes('/') && /\\[\p{L}\p{N}._*-]/u.test(glob);
  return (isWindows ? glob.replaceAll('\\', '/') : glob).normalize('NFC');
}
