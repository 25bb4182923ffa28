/**
 * How people name a feature: by its folder, with or without the number before it, or by its title.
 * `001-core-features`, `core-features` and `Core Features` are one.
 */

/** The key by which two names of features are equal; empty for a text that names none. */
export function featureKey(name: string): string {
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]{1,40}/gu, '-')
    .replace(/^-|-$/gu, '');
  return withoutFeatureNumber(words);
}

/** A feature folder's name without the number or time stamp before it: `001-core-features` → `core-features`. */
export function withoutFeatureNumber(folder: string): string {
  return folder.replace(/^\d{1,14}(?:-\d{4,8})?[-_.](?=\p{L})/u, '');
}
