/** English words without their endings, so that `assigned`, `assigns` and `assigning` are one. */

/** The stem of a folded word; other languages’ words come back nearly as they are. Not a dictionary form. */
export function stem(word: string): string {
  if (!/^[a-z]{4,40}$/u.test(word)) return word;
  let root = word;
  if (root.endsWith('ies')) root = `${root.slice(0, -3)}y`;
  else if (/(?:ss|x|z|ch|sh)es$/u.test(root)) root = root.slice(0, -2);
  else if (/[^siu]s$/u.test(root)) root = root.slice(0, -1);
  const ending = /(?:ing|ed)$/u.exec(root);
  if (ending && /[aeiouy]/u.test(root.slice(0, ending.index)) && ending.index >= 3) {
    root = root.slice(0, ending.index);
    // `planning` → `plan`, but `selling` → `sell`.
    if (/([bdgmnprt])\1$/u.test(root)) root = root.slice(0, -1);
  }
  // `notify` and `notifies`, `archive` and `archiving` have to meet.
  return root.length > 4 ? root.replace(/e$/u, '').replace(/i$/u, 'y') : root;
}
