/** Which files are read, and as what: the plan file, requirement documents, or code. */
import type { DocumentInfo } from '../model/snapshot.ts';
import type { Plan } from '../model/plan.ts';
import { announcesRequirements } from '../readers/contextWords.ts';
import { mayBeItem } from '../readers/doorstop/itemFile.ts';
import defer * as globbing from './globs.ts';
import { planFileNames } from '../readers/planFile/planFileReader.ts';
import { isNamedForReader } from '../readers/registry.ts';
import { writtenGlob } from './writtenGlob.ts';

export type FileKind = DocumentInfo['kind'];

/** Tells the kind of a file by its path, `null` for one that is not read. */
export type FileKinds = (path: string) => FileKind | null;

/**
 * By default every file that a reader accepts is a document and every other one is code. With
 * `documents:` or `code:` in the plan, only what matches; `isDocument` says whether a reader accepts it.
 *
 * YAML, JSON and XML are both: nearly all such files configure something, and an id in them is a reference, as in
 * any code. Their kind must be known before they are read, so the path tells it: they are documents where
 * the plan says so or where their name or a folder speaks of requirements or documents.
 */
export function fileKinds(plan: Plan | null, isDocument: (path: string) => boolean): FileKinds {
  const documents = plan?.documents ? documentMatcher(plan.documents) : null;
  const code = plan?.code ? globbing.globMatcher(plan.code) : null;
  const catalogs = catalogMatcher(plan);
  return (path) => {
    if (planFileNames.includes(path)) return 'plan';
    // What a saved version says was the plan once: read as a document, it would define everything twice.
    if (isSavedVersion(path)) return null;
    const mayBeDocument = isDocument(path);
    if (mayBeDocument && catalogs(path)) return 'document';
    const isConfiguration = configuration.test(path);
    const byDefault = !isConfiguration || isAmongDocuments(path);
    if (mayBeDocument && (documents ? documents(path, byDefault) : byDefault)) return 'document';
    // Prose outside the documents is no code, unless the plan says so.
    if (code ? code(path) : isConfiguration || !mayBeDocument) return 'code';
    return null;
  };
}

/** The folder at the top of a root that versions of its plan are saved into. */
export const versionsFolder = 'plan-versions';

/** Whether a path lies where versions of the plan are saved. */
export function isSavedVersion(path: string): boolean {
  return path.startsWith(`${versionsFolder}/`);
}

/**
 * Whether Doorstop leaves an item out: `.doorstop.skip` in the folder of its document, or `.doorstop.skip-all`
 * in any folder above. `has` tells whether a file was listed.
 */
export function isSkippedItem(path: string, has: (path: string) => boolean): boolean {
  // Names such as `catalog-info` may be items as well; Doorstop numbers its own unless it is told otherwise.
  if (!mayBeItem(path) || !/\d\.[^./]{1,8}$/u.test(path)) return false;
  let isDocument = true;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end);
    if ((isDocument && has(`${folder}/.doorstop.skip`)) || has(`${folder}/.doorstop.skip-all`)) return true;
    if (has(`${folder}/.doorstop.yml`)) isDocument = false;
  }
  return has('.doorstop.skip-all') || (isDocument && has('.doorstop.skip'));
}

/** Whether a file says which items Doorstop leaves out. */
export function isSkipFile(path: string): boolean {
  return /(?:^|\/)\.doorstop\.skip(?:-all)?$/u.test(path);
}

const configuration = /\.(?:ya?ml|json|xml)$/iu;
const documentFolder =
  /(?:^|\/)(?:docs?|documents?|documentation|reqs|srs|文档|文檔|文件|资料|資料|規劃|规划|产品|產品|product|planning)\//iu;
/** What sphinx-needs exports, by the name that it has by default. */
const needsExport = /(?:^|\/)needs(?:[_-][^/]{1,80})?\.json$/iu;

function isAmongDocuments(path: string): boolean {
  return (
    announcesRequirements(path) ||
    documentFolder.test(path) ||
    needsExport.test(path) ||
    isNamedForReader(path)
  );
}

/** The entry of `documents:` that stands for every file that is read where the plan makes no choice. */
const readByDefault = 'default';

function documentMatcher(globs: readonly string[]): (path: string, byDefault: boolean) => boolean {
  const named = globbing.globMatcher(globs.filter((glob) => glob !== readByDefault));
  if (!globs.includes(readByDefault)) return named;
  const leftOut = globbing.globMatcher(
    globs.flatMap((glob) => (glob.startsWith('!') ? [glob.slice(1)] : [])),
  );
  return (path, byDefault) => named(path) || (byDefault && !leftOut(path));
}

/**
 * The paths that a plan's `documents:` name one by one, without a pattern, with letters composed: somebody says that these
 * files hold requirements.
 */
export function vouchedPaths(globs: readonly string[] | null): ReadonlySet<string> {
  const paths = (globs ?? []).filter(
    (glob) => glob !== readByDefault && !/^!|(?<!\\)[*?[\]{}()!+@|]/u.test(glob),
  );
  return new Set(paths.map((path) => writtenGlob(path).replace(/\\(.)/gu, '$1')));
}

/** Tells which paths the plan takes modules from. */
export function catalogMatcher(plan: Pick<Plan, 'modulesFrom'> | null): (path: string) => boolean {
  return plan?.modulesFrom ? globbing.globMatcher(plan.modulesFrom) : () => false;
}

const testFile =
  /(?:^|\/)(?:tests?|__tests__|specs?|testing|androidTest)\/|(?:^|\/)test_[^/]{1,200}$|[^/][._-](?:test|spec|tests)\.[^/]{1,20}$|[^/](?:Test|Tests|IT)\.(?:java|kt|scala|cs|groovy|swift)$/u;

/** Whether a path looks like a test by the habits of common languages. */
export function isTestFile(path: string): boolean {
  return testFile.test(path);
}
