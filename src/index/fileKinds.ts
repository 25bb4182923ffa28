/** Which files are read, and as what: the plan file, requirement documents, or code. */
import picomatch from 'picomatch';
import type { DocumentInfo } from '../model/snapshot.ts';
import type { Plan } from '../model/plan.ts';

export type FileKind = DocumentInfo['kind'];

/** The names of the plan file, at the top of a root. */
export const planFileNames: readonly string[] = ['groundplan.yaml', 'groundplan.yml'];

/** Tells the kind of a file by its path, `null` for one that is not read. */
export type FileKinds = (path: string) => FileKind | null;

/**
 * By default every file that a reader accepts is a document and every other one is code. With
 * `documents:` or `code:` in the plan, only what matches; `isDocument` says whether a reader accepts it.
 */
export function fileKinds(plan: Plan | null, isDocument: (path: string) => boolean): FileKinds {
  const documents = plan?.documents ? matcher(plan.documents) : null;
  const code = plan?.code ? matcher(plan.code) : null;
  return (path) => {
    if (planFileNames.includes(path)) return 'plan';
    if (isDocument(path) && (!documents || documents(path))) return 'document';
    // Prose outside the documents is no code, unless the plan says so.
    if (code ? code(path) : !isDocument(path)) return 'code';
    return null;
  };
}

/** A broken pattern matches nothing: the plan file's reader is the one to flag it. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const include = globs.filter((glob) => !glob.startsWith('!'));
  const exclude = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  return picomatch(include, { dot: true, ignore: exclude });
}

const testFile =
  /(?:^|\/)(?:tests?|__tests__|specs?|testing|androidTest)\/|(?:^|\/)test_[^/]{1,200}$|[^/][._-](?:test|spec|tests)\.[^/]{1,20}$|[^/](?:Test|Tests|IT)\.(?:java|kt|scala|cs|groovy|swift)$/u;

/** Whether a path looks like a test by the habits of common languages. */
export function isTestFile(path: string): boolean {
  return testFile.test(path);
}
