/** Paths whose files are made for tests: what they say of requirements is invented. */
import { message } from '../model/message.ts';
import { startOfText } from '../model/textRange.ts';
import type { ReaderInput, ReaderResult } from './reader.ts';

const testFolder = /(?:^|\/)(?:tests?|__tests__|testing|testdata|test[_-]data|fixtures?|__fixtures__)\//iu;
const documentFolder = /^(?:[^]{0,1000}\/)?(?:docs?|documents?|documentation|文档|文檔|文件)\//iu;
const dataFolder =
  /(?:^|\/)(?:fixtures?|__fixtures__|testdata|test[_-]data)\/|(?:^|\/)(?:tests?|__tests__)\/(?:[^/]{1,200}\/){0,8}(?:data|resources|scenarios|samples|snapshots|__snapshots__|doc[_-]?tests?)\//iu;

/** Whether a document lies in a folder of tests that is not itself among the documents (`docs/tests/…`). */
export function isTestDocument(path: string): boolean {
  const found = testFolder.exec(path);
  return found !== null && !documentFolder.test(path.slice(0, found.index + 1));
}

/** What is said of a document that only tests work on; `null` for one to read, as somebody vouched for. */
export function unreadTestDocument({ path, isVouched = false }: ReaderInput): ReaderResult | null {
  if (isVouched || !isTestDocument(path)) return null;
  const reason = message('A document in a folder of tests');
  return { requirements: [], problems: [], leftOut: [{ reason, range: startOfText }] };
}

/** Whether a file of code is what a test works on, rather than a test: its markers name nothing. */
export function isTestData(path: string): boolean {
  return dataFolder.test(path);
}
