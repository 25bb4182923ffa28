/** In a browser there is no Git to ask what a revision has. */
import type { NoGitObject } from '../node/gitObject.ts';

export type { GitObject, NoGitObject } from '../node/gitObject.ts';

export function gitObject(): Promise<NoGitObject> {
  return Promise.resolve('noGit');
}
