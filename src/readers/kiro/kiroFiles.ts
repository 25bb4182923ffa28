/**
 * Which files are Kiro's: a folder for each feature below `.kiro/specs`, with requirements, design and
 * tasks; tools after its example keep the same files in other places (`.spec-workflow/specs/…`).
 */

export interface KiroFile {
  /** The feature's folder. */
  readonly folder: string;
  /** The name of the file without its extension, in lower case. */
  readonly name: string;
  /** It lies where Kiro itself keeps it, so that nothing needs to be asked of its text. */
  readonly isKiros: boolean;
}

const inKiros =
  /^((?:.{0,400}\/)?\.kiro\/specs\/(?:_?archived?\/)?[^/]{1,200})\/(?:[^/]{1,200}\/){0,4}([^/]{1,200})\.(?:md|markdown)$/iu;
const elsewhere =
  /^((?:.{0,400}\/)?[^/]{0,100}(?:specs?|kiro|features?)[^/]{0,100}\/(?:[^/]{1,200}\/){0,2}[^/]{1,200})\/(requirements|design|tasks)\.md$/iu;

/** `null` for a path that no such tool has files at. */
export function kiroFile(path: string): KiroFile | null {
  const own = inKiros.exec(path);
  const isTemplate = /(?:^|\/)(?:\.kiro|templates?)\//iu.test(path);
  const [, folder, name] = own ?? (isTemplate ? null : elsewhere.exec(path)) ?? [];
  return folder === undefined || name === undefined
    ? null
    : { folder, name: name.toLowerCase(), isKiros: own !== null };
}
