import assert from 'node:assert/strict';
import { readFacts } from '../../../src/readers/readDocument.ts';
import { readerOf } from '../../../src/readers/registry.ts';
import { read, said, set } from '../writing.ts';

const whole = `# Accounts

## Signing in

### Sign in *once*
<a id="sso"></a>
\`req~login.sso~2\`

Status: approved

A user signs in once
for **all** parts of the system.

Rationale:

Nobody wants three passwords.

Comment:

Asked for twice.

Covers:

* [Login](#login): \`feat~login~1\`
- feat~access-control~3 (partly)
+ \`feat~a~1\`, \`feat~b~1\`

Depends:

  * \`req~users~1\`

Needs: dsn, utest
Needs:
* itest

Tags:
- Accounts, Web
`;

function fields(text: string, path = 'docs/a.md'): readonly string[] {
  return read(path, text).flatMap(({ id, claims }) =>
    claims.flatMap(({ field, from, text: value }) => (from === 'field' ? [`${id} ${field}: ${value}`] : [])),
  );
}

describe('a specification item', () => {
  it('has its id, kind, revision, title, texts, status, links, needs and tags', () => {
    assert.deepEqual(
      fields(whole).map((line) => line.replace('req~login.sso~2 ', '')),
      [
        'id: req~login.sso~2',
        'type: req',
        'version: 2',
        'title: Sign in once',
        'status: approved',
        'description: A user signs in once\nfor all parts of the system.',
        'note: Nobody wants three passwords.',
        'note: Asked for twice.',
        'covers: feat~login~1',
        'covers: feat~access-control~3',
        // The last of several behind one bullet counts, as in OpenFastTrace.
        'covers: feat~b~1',
        'dependsOn: req~users~1',
        'needs: dsn, utest',
        'needs: itest',
        'tags: Accounts, Web',
        'place: Accounts',
        'place: Web',
      ],
    );
  });

  it('claims places that hold what they claim', () => {
    const lines = whole.split('\n');
    for (const { claims } of read('docs/a.md', whole)) {
      for (const { from, field, text, range } of claims) {
        if (from !== 'field' || field === 'description' || field === 'title') continue;
        assert.equal(lines[range.line]?.slice(range.character, range.endCharacter), text);
      }
    }
  });

  it('reaches from its title to its last line, and its place is its id', () => {
    const [fact] = read('docs/a.md', whole);
    const { range, anchor } = fact!;
    assert.deepEqual([range.line, range.endLine, anchor.line, anchor.character], [4, 36, 6, 1]);
  });

  it('inherits from the headings above and the folders', () => {
    const [fact] = read('docs/a.md', whole);
    assert.deepEqual(
      fact!.claims.flatMap(({ from, text }) => (from === 'field' ? [] : [`${from} ${text}`])),
      ['heading Signing in', 'heading Accounts', 'file a', 'folder docs'],
    );
  });

  it('is sorted by tags only where most items have some', () => {
    const rare = '`req~a~1`\nTags: Web\n\n`req~b~1`\n\n`req~c~1`\n';
    assert.deepEqual(
      fields(rare).filter((line) => line.includes('place')),
      [],
    );
  });

  it('needs no title, no backticks and no text', () => {
    assert.deepEqual(
      read('a.md', 'Text.\nreq~a~1 and more\n`req~b~1`').map(({ id, title, role }) => [id, title, role]),
      [
        ['req~a~1', '', 'definition'],
        ['req~b~1', '', 'definition'],
      ],
    );
  });

  it('is none where its id stands inside a line, is indented, or has no revision', () => {
    assert.deepEqual(read('a.md', 'see `req~a~1`\n  `req~b~1`\n`req~c`\n`req~d.~1`\n| `req~e~1` |\n'), []);
  });

  it('takes a keyword with text behind it for a part of the description', () => {
    assert.deepEqual(fields('`req~a~1`\n\nCovers: feat~a~1\nTags: a-b\nStatus: approved\n'), [
      'req~a~1 id: req~a~1',
      'req~a~1 type: req',
      'req~a~1 version: 1',
      'req~a~1 description: Covers: feat~a~1\nTags: a-b\nStatus: approved',
    ]);
  });

  it('is forwarded by a notation anywhere in a line', () => {
    const text = '`req~a~1`\n\nText.\n\n* `arch --> dsn, impl : req~web-ui.x~12`, as said\n';
    const [, forwarded] = read('a.md', text);
    assert.equal(forwarded?.id, 'arch~web-ui.x~12');
    const { line, character, endCharacter } = forwarded.anchor;
    assert.equal(
      text.split('\n')[line]?.slice(character, endCharacter),
      'arch --> dsn, impl : req~web-ui.x~12',
    );
    assert.equal(said('a.md', text, 'arch~web-ui.x~12', 'covers'), 'req~web-ui.x~12');
    assert.equal(said('a.md', text, 'arch~web-ui.x~12', 'needs'), 'dsn, impl');
  });

  it('counts whatever ends the lines', () => {
    assert.deepEqual(fields(whole.replaceAll('\n', '\r\n')), fields(whole));
  });

  it('is read in Chinese', () => {
    const text = '# 登录\n\n## 单点登录\n`req~登录.单点~1`\n\n一次登录，处处可用。\n\nNeeds: dsn\n';
    assert.deepEqual(
      read('docs/规格.md', text).map(({ id, title, headings }) => [id, title, headings]),
      [['req~登录.单点~1', '单点登录', ['登录']]],
    );
  });
});

describe('a document with specification items', () => {
  it('is read by their reader, and any other Markdown by its own', () => {
    assert.equal(readerOf({ path: 'a.md', text: whole })?.name, 'openFastTrace');
    assert.equal(readerOf({ path: 'a.md', text: 'as in req~a~1' })?.name, 'markdown');
    assert.equal(readerOf({ path: 'a.rst', text: 'as in req~a~1' })?.name, 'rst');
    assert.equal(readFacts('a.md', 'document', whole).format, 'OpenFastTrace');
  });

  it('keeps the other requirements of a Markdown document, each in its place', () => {
    const text = `# 需求清单

| 编号 | 需求 | 优先级 |
|---|---|---|
| CRM-1 | 分配线索 | P0 |

## 设计
### 分配
\`dsn~assign~1\`

| 编号 | 需求 | 优先级 |
|---|---|---|
| CRM-9 | 属于上面一条的描述 | P0 |

## CRM-2 回收线索
优先级：P1
`;
    assert.deepEqual(
      read('docs/a.md', text).map(({ id, anchor }) => [id, anchor.line]),
      [
        ['CRM-1', 4],
        ['dsn~assign~1', 8],
        ['CRM-2', 14],
      ],
    );
  });

  it('keeps the needs of sphinx-needs, in reStructuredText and in MyST', () => {
    const rst =
      'Design\n======\n\n.. req:: Sign out\n   :id: REQ_0002\n\n   Text.\n\nSign in\n-------\n`req~a~1`\n';
    assert.deepEqual(
      read('docs/a.rst', rst).map(({ id, anchor }) => [id, anchor.line]),
      [
        ['REQ_0002', 4],
        ['req~a~1', 10],
      ],
    );
    const myst =
      '# Design\n\n:::{req} Sign out\n:id: REQ_0002\n:status: draft\n\nText.\n:::\n\n## Sign in\n`req~a~1`\n';
    assert.deepEqual(
      read('docs/a.md', myst).map(({ id, anchor }) => [id, anchor.line]),
      [
        ['REQ_0002', 3],
        ['req~a~1', 10],
      ],
    );
    assert.equal(set('docs/a.md', myst, 'REQ_0002', 'status', 'open'), myst.replace('draft', 'open'));
    assert.equal(
      set('docs/a.md', myst, 'req~a~1', 'status', 'approved'),
      myst.replace('`req~a~1`', '`req~a~1`\nStatus: approved'),
    );
  });

  it('has no items in fenced code, nor where it is switched off', () => {
    const text =
      '# A\n\nText.\n\n~~~~md\n`req~a~1`\n~~~~\n\noft:off\n`req~b~1`\n<!-- oft:on -->\n`req~c~1`\n<!-- groundplan: off -->\n`req~d~1`\n';
    assert.deepEqual(
      read('a.md', text).map(({ id }) => id),
      ['req~c~1'],
    );
  });

  it('may be reStructuredText', () => {
    const text =
      'Accounts\n========\n\nSign in\n-------\n`req~a~1`\n\nText.\n\nNeeds:\n\n* dsn\n\n* utest\n\n.. oft:off\n\n`req~b~1`\n\n.. oft:on\n';
    assert.deepEqual(fields(text, 'doc/a.rst'), [
      'req~a~1 id: req~a~1',
      'req~a~1 type: req',
      'req~a~1 version: 1',
      'req~a~1 title: Sign in',
      'req~a~1 description: Text.',
      'req~a~1 needs: dsn',
      'req~a~1 needs: utest',
    ]);
    assert.deepEqual(read('doc/a.rst', text)[0]?.headings, ['Accounts']);
  });

  it('takes no title from front matter or from what stands above a thematic break', () => {
    const text = '---\ntitle: Design\n---\n\n- a list\n---\n\n`req~a~1`\n';
    assert.deepEqual(
      read('a.md', text).map(({ title, headings }) => [title, headings]),
      [['', []]],
    );
  });
});
