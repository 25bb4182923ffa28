import assert from 'node:assert/strict';
import { Session } from '../../src/editor/session.ts';
import { WorkspaceFsSource } from '../../src/editor/workspaceFsSource.ts';
import { WorkspaceIndex } from '../../src/index/workspaceIndex.ts';
import { RequirementSearch } from '../../src/insight/search/requirementSearch.ts';
import { FindingBook } from '../../src/rules/findingBook.ts';
import { startedApi, workspaceFolder } from './nightShift.ts';

describe('a session of its own', () => {
  const words: string[] = [];
  let session: Session;

  beforeEach(() => {
    words.length = 0;
    const log = {
      info: (text: string) => void words.push(text),
      warn: (text: string) => void words.push(text),
    };
    session = new Session({
      index: new WorkspaceIndex({ source: new WorkspaceFsSource(), log }),
      findings: new FindingBook(),
      search: new RequirementSearch([]),
      log,
    });
  });
  afterEach(() => session.dispose());

  it('without any folder is ready and empty', async () => {
    await session.setRoots([]);
    await session.ready;
    assert.equal(session.snapshot.requirementCount, 0);
    assert.deepEqual(session.findings.all(), []);
    assert.deepEqual(session.search.find('x', 5), []);
    assert.deepEqual(words, []);
  });

  it('reads through the file system of VS Code what Node reads from the disk', async () => {
    const api = await startedApi();
    await session.setRoots([{ id: workspaceFolder().toString(), name: 'again' }]);
    assert.ok(session.snapshot.requirementCount > 0);
    assert.deepEqual(
      [...session.snapshot.documents()].map(({ uri }) => uri),
      [...api.snapshot().documents()].map(({ uri }) => uri),
    );
  });

  it('keeps what it had when reading is cancelled, and reads the rest when asked again', async () => {
    const roots = [{ id: workspaceFolder().toString(), name: 'again' }];
    const reading = session.setRoots(roots, () => session.cancelReading());
    await reading;
    assert.equal(session.isStopped, true);
    const before = [...session.snapshot.documents()].length;
    await session.setRoots(roots);
    assert.equal(session.isStopped, false);
    assert.ok([...session.snapshot.documents()].length > before);
  });
});
