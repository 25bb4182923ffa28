/**
 * Which files are OpenSpec's: a folder for each capability below `openspec/specs/`, and one for each change
 * that is proposed below `openspec/changes/`; what is done lies in `openspec/changes/archive/`.
 */

export type OpenSpecFile =
  /** What the system does; `folder` is that of the capability. */
  | { readonly role: 'capability'; readonly folder: string; readonly capability: string }
  /** What a change adds to a capability and alters in it; `folder` is that of the change. */
  | { readonly role: 'delta'; readonly folder: string; readonly capability: string }
  | { readonly role: 'tasks'; readonly folder: string }
  | { readonly role: 'archive' }
  | { readonly role: 'other' };

/** `null` for a path outside of OpenSpec's folder. */
export function openSpecFile(path: string): OpenSpecFile | null {
  const [, above = '', inside] = /^((?:.{0,400}\/)?\.?openspec\/)(.{1,600}\.md)$/iu.exec(path) ?? [];
  if (inside === undefined) return null;
  if (/^changes\/(?:archive|archived|_archive)\//iu.test(inside)) return { role: 'archive' };
  const spec = /^(specs\/(.{1,400}))\/spec\.md$/iu.exec(inside);
  if (spec) return { role: 'capability', folder: above + spec[1], capability: innermost(spec[2]) };
  const delta = /^(changes\/[^/]{1,200})\/specs\/(.{1,400})\/spec\.md$/iu.exec(inside);
  if (delta) return { role: 'delta', folder: above + delta[1], capability: innermost(delta[2]) };
  const tasks = /^(changes\/[^/]{1,200})\/tasks\.md$/iu.exec(inside);
  return tasks ? { role: 'tasks', folder: above + tasks[1] } : { role: 'other' };
}

function innermost(folder = ''): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
