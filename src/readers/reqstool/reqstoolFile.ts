/** Which of reqstool's three files a YAML text is, and the folder that its ids count in. */
import { isToolFile } from '../yamlRequirements/toolFiles.ts';

export type ReqstoolKind = 'requirements' | 'cases' | 'results';

const longestFile = 4 * 1024 * 1024;
const extension = /\.ya?ml$/iu;

export function mayBeReqstool(path: string): boolean {
  return extension.test(path) && !isToolFile(path);
}

/** The names that reqstool looks for; `requirements.yml` speaks of requirements anyway. */
export function isNamedAsReqstool(path: string): boolean {
  return /(?:^|\/)(?:software_verification_cases|manual_verification_results)\.ya?ml$/u.test(path);
}

/** By the keys at the top and one that only this kind of file has; `null` for any other text. */
export function reqstoolKind(text: string): ReqstoolKind | null {
  if (text.length > longestFile) return null;
  if (/^metadata[ \t]{0,8}:/mu.test(text) && /^[ \t]{1,16}urn[ \t]{0,8}:/mu.test(text)) return 'requirements';
  if (/^cases[ \t]{0,8}:/mu.test(text) && /^[ \t-]{1,16}requirement_ids[ \t]{0,8}:/mu.test(text))
    return 'cases';
  if (/^results[ \t]{0,8}:/mu.test(text) && /^[ \t-]{1,16}svc_ids[ \t]{0,8}:/mu.test(text)) return 'results';
  return null;
}

/**
 * Ids are numbered anew in each component, and the file lies in a folder of its own in it: those of
 * `cli/docs/reqstool/requirements.yml` count below `cli`. `null` for the whole root.
 */
export function reqstoolScope(path: string): string | null {
  const folders = path.split('/').slice(0, -1);
  while (/^(?:docs?|documentation|reqstool|requirements)$/iu.test(folders.at(-1) ?? '')) folders.pop();
  return folders.length === 0 ? null : folders.join('/');
}
