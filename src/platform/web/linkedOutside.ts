/** In a browser there are no links that lead out of a folder: whatever provides the folder keeps to it. */
export function leadsOutside(_path: string, _folders: readonly string[]): Promise<boolean> {
  return Promise.resolve(false);
}
