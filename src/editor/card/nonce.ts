/** Names the one script that a page may run, anew each time. */
export function newNonce(): string {
  // The desktop and the browser both have this generator.
  return [...crypto.getRandomValues(new Uint8Array(18))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
