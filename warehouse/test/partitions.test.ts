import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TemporaryFolder } from '../../test/platform/node/temporaryFolder.ts';
import { partitionName } from '../src/files/partitionName.ts';
import { type Partition, writePartitions } from '../src/files/wholePartitions.ts';

describe('the name of a partition', () => {
  it('keeps letters, and writes every sign that a path or an engine would read otherwise as its number', () => {
    assert.equal(partitionName('repository', 'acme/shop'), 'repository=acme%2Fshop');
    assert.equal(partitionName('repository', 'a=b%c:d*e f+g'), 'repository=a%3Db%25c%3Ad%2Ae%20f%2Bg');
    assert.equal(partitionName('repository', '销售/订单'), 'repository=销售%2F订单');
    assert.equal(partitionName('revision', '..'), 'revision=.%2E');
    assert.equal(partitionName('revision', 'a\nb\0'), 'revision=a%0Ab%00');
    assert.equal(partitionName('revision', 'a\u2028b\u{d800}'), 'revision=a_b\ufffd');
  });

  it('is one folder, from which engines read the value back', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }), (value) => {
        const plain = value.normalize('NFC');
        fc.pre(
          plain.trim() !== '' && !/[^\x00-\x7F]/u.test(plain.replace(/[\p{L}\p{N}\p{M}\p{S}\p{P}]/gu, '')),
        );
        const name = partitionName('revision', value);
        assert.doesNotMatch(name, /[\x00-\x1F/\\:*?"<>| ]/u);
        assert.equal(decodeURIComponent(name.replace('revision=', '')), plain);
      }),
    );
  });

  it('is refused where there is none, or more than a file system takes', () => {
    assert.throws(() => partitionName('revision', '  '), /a revision needs a name/u);
    assert.throws(() => partitionName('revision', '长'.repeat(90)), /the name of this revision is too long/u);
  });
});

describe('partitions', () => {
  const partitions: readonly Partition[] = [
    { table: 'revisions', path: 'revisions/r=1' },
    { table: 'facts', path: 'facts/r=1' },
  ];
  const fill =
    (text: string) =>
    (folderOf: (table: string) => string): void => {
      for (const { table } of partitions) writeFileSync(join(folderOf(table), 'part'), text);
    };
  const read = (folder: string): readonly string[] =>
    partitions.map(({ path }) => readFileSync(join(folder, path, 'part'), 'utf8'));

  it('replace those of the same name and leave others', () => {
    using folder = new TemporaryFolder();
    folder.write({ 'facts/r=0/part': 'other' });
    writePartitions(folder.path, partitions, fill('old'));
    writePartitions(folder.path, partitions, fill('new'));
    assert.deepEqual(read(folder.path), ['new', 'new']);
    assert.equal(readFileSync(join(folder.path, 'facts/r=0/part'), 'utf8'), 'other');
    assert.deepEqual(readdirSync(folder.path).sort(), ['facts', 'revisions']);
  });

  it('stay as they were when writing fails half way', () => {
    using folder = new TemporaryFolder();
    writePartitions(folder.path, partitions, fill('old'));
    assert.throws(
      () =>
        writePartitions(folder.path, partitions, (folderOf) => {
          writeFileSync(join(folderOf('revisions'), 'part'), 'new');
          throw new Error('the disk is full');
        }),
      /the disk is full/u,
    );
    assert.deepEqual(read(folder.path), ['old', 'old']);
    assert.deepEqual(readdirSync(folder.path).sort(), ['facts', 'revisions']);
  });

  it('stay as they were when one of them cannot be put in its place', () => {
    using folder = new TemporaryFolder();
    const more = [...partitions, { table: 'blocked', path: 'file/r=1' }];
    writePartitions(folder.path, partitions, fill('old'));
    folder.write({ file: 'no folder' });
    assert.throws(() => writePartitions(folder.path, more, fill('new')));
    assert.deepEqual(read(folder.path), ['old', 'old']);
  });

  it('leave nothing behind where there was nothing', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'out'));
    folder.write({ 'out/facts': 'no folder' });
    assert.throws(() => writePartitions(join(folder.path, 'out'), partitions, fill('new')));
    assert.deepEqual(readdirSync(join(folder.path, 'out')), ['facts']);
    assert.ok(!existsSync(join(folder.path, 'out/revisions')));
  });
});
