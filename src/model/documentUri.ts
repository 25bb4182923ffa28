/** What no URI has to encode; most paths are nothing else. */
const plain = /^[\w.~/-]*$/;

/**
 * The URI of a document from its root and its path. Encodes as VS Code's `Uri.toString()` does (everything
 * but unreserved characters and `/`), so that both name a document by the same string.
 */
export function documentUri(root: string, path: string): string {
  if (plain.test(path)) return `${root}/${path}`;
  return `${root}/${path.split('/').map(encodeSegment).join('/')}`;
}

/** The path of a document below a root; `null` when the URI lies elsewhere or is no valid URI. */
export function documentPath(root: string, uri: string): string | null {
  if (!uri.startsWith(`${root}/`)) return null;
  try {
    return decodeURIComponent(uri.slice(root.length + 1));
  } catch {
    return null; // A lone `%`: nothing that a listing of ours has named.
  }
}

function encodeSegment(segment: string): string {
  // A lone surrogate (a file name that is no valid UTF-16) would make encodeURIComponent throw.
  const whole = segment.isWellFormed() ? segment : segment.toWellFormed();
  return encodeURIComponent(whole).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
