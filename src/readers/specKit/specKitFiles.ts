/**
 * Which files are spec-kit's: a numbered folder for each feature below `specs/`, with `spec.md`, `plan.md`,
 * `tasks.md` and more.
 */

export type SpecKitRole =
  /** Defines requirements. */
  | 'spec'
  | 'tasks'
  /** Plans, research and checklists speak of requirements. */
  | 'other'
  /** An older or draft version of the specification, kept beside it. */
  | 'version';

export interface SpecKitFile {
  readonly role: SpecKitRole;
  /** The feature's folder. */
  readonly folder: string;
  /** The folder has a number, as spec-kit makes it: `001-core-features`. */
  readonly isNumbered: boolean;
}

const inFeature =
  /^((?:.{0,400}\/)?specs\/(?:[^/]{1,200}\/)??((?:\d{3,14}-)?[^/]{1,200}))\/(?:(spec|tasks|plan|research|data-model|quickstart|spec[-_ .][^/]{1,100})|(?:checklists|contracts)\/[^/]{1,200})\.md$/iu;

/** `null` for a path at which spec-kit has no file. */
export function specKitFile(path: string): SpecKitFile | null {
  if (/(?:^|\/)openspec\//u.test(path) || !/\.md$/iu.test(path)) return null;
  const match = inFeature.exec(path);
  if (!match) return null;
  const [, folder = '', name = '', file = ''] = match;
  const known = file.toLowerCase();
  return {
    role: known === 'spec' || known === 'tasks' ? known : known.startsWith('spec') ? 'version' : 'other',
    folder,
    isNumbered: /^\d{3,14}-/u.test(name) || /(?:^|\/)\.specify\/specs\//u.test(path),
  };
}
