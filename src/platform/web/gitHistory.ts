/** In a browser there is no Git to ask for the past of a document. */
import type { HistorySource, NoHistory, StoredContents } from '../../index/ports.ts';

export class GitHistory implements HistorySource {
  standing(): Promise<NoHistory> {
    return Promise.resolve('noGit');
  }

  revisions(): Promise<NoHistory> {
    return Promise.resolve('noGit');
  }

  changed(): Promise<null> {
    return Promise.resolve(null);
  }

  contents(): StoredContents {
    return { read: () => Promise.resolve({ reason: 'gone', detail: '' }), close: () => undefined };
  }
}
