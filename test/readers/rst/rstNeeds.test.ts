import assert from 'node:assert/strict';
import { assertPlaced, facts, needs, only, said, sourceAt } from '../sphinxNeeds/reading.ts';

const full = `Sign in
=======

.. feat_req:: Remember the
   last account
   :id: feat_req__login__account
   :status: open
   :tags: login, security
   :satisfies:
      stkh_req__login__fast[version==1],
      stkh_req__login__safe
   :component: accounts
   :version: 2
   :rationale: Nobody likes to type.
   :layout: clean

   The account that was used last is **offered** first.
   It is kept for a month.

   .. note:: Not on shared devices.
`;

describe('A directive with an id', () => {
  it('is a requirement, and each option says what it is called', () => {
    const fact = only(full);
    assert.equal(fact.id, 'feat_req__login__account');
    assert.equal(fact.title, 'Remember the last account');
    assert.equal(fact.shape, 'block');
    assert.deepEqual(said(fact, 'type'), ['feat_req']);
    assert.deepEqual(said(fact, 'status'), ['open']);
    assert.deepEqual(said(fact, 'tags'), ['login, security']);
    assert.deepEqual(said(fact, 'covers'), ['stkh_req__login__fast', 'stkh_req__login__safe']);
    assert.deepEqual(said(fact, 'module'), ['accounts']);
    assert.deepEqual(said(fact, 'version'), ['2']);
    assert.deepEqual(said(fact, 'other'), ['Nobody likes to type.']);
    assert.deepEqual(said(fact, 'description'), [
      'The account that was used last is offered first.\nIt is kept for a month.',
    ]);
    assertPlaced(full, fact);
  });

  it('is anchored at its id and reaches to its last line', () => {
    const { anchor, range } = only(full);
    assert.equal(sourceAt(full, anchor), 'feat_req__login__account');
    assert.deepEqual([range.line, range.endLine], [3, 19]);
  });

  it('stands under the titles above it', () => {
    const fact = only(full);
    assert.deepEqual(fact.headings, ['Sign in']);
    assert.deepEqual(
      fact.claims
        .filter(({ field, from }) => field === 'place' && from === 'heading')
        .map(({ text }) => text),
      ['Sign in'],
    );
  });

  it('offers its tags as names that a plan may know', () => {
    const places = only(full).claims.filter(({ field, from }) => field === 'place' && from === 'field');
    assert.deepEqual(
      places.map(({ text, range }) => [text, sourceAt(full, range)]),
      [
        ['login', 'login'],
        ['security', 'security'],
      ],
    );
  });

  it('names the needs that it links to, though they may be elsewhere', () => {
    assert.deepEqual(
      facts(full).markers.map(({ id, kind, mayBeForeign }) => [id, kind, mayBeForeign]),
      [
        ['stkh_req__login__fast', 'mentions', true],
        ['stkh_req__login__safe', 'mentions', true],
      ],
    );
  });

  it('may have any name and any kind of line end', () => {
    const text = '.. 需求:: 登录\n   :id: REQ_登录_1\n   :状态: 已上线\n'.replaceAll('\n', '\r\n');
    const fact = only(text);
    assert.deepEqual([fact.id, fact.title, said(fact, 'status')], ['REQ_登录_1', '登录', ['已上线']]);
    assertPlaced(text, fact);
  });

  it('may be indented by tabs', () => {
    const text = '.. req:: Tabs\n\t:id: REQ_001\n\t:status: open\n\n\tText.\n';
    assert.deepEqual(needs(text), ['REQ_001 Tabs @ 1:2']);
    assertPlaced(text, only(text));
  });

  it('takes its title from its content where it has no other', () => {
    assert.deepEqual(
      needs('.. req::\n   :id: REQ_001\n   :title_from_content:\n\n   Sign in. Then go on.\n'),
      ['REQ_001 Sign in @ 1:2'],
    );
  });

  it('has parts, which can be named as well', () => {
    const text = '.. spec:: S\n   :id: SP_1\n\n   - :need_part:`(1) first`\n   - :np:`(b) second`\n';
    assert.deepEqual(
      only(text).parts?.map(({ id, range }) => [id, sourceAt(text, range)]),
      [
        ['SP_1.1', '1'],
        ['SP_1.b', 'b'],
      ],
    );
  });
});

describe('What is no need', () => {
  for (const [what, text] of [
    ['a figure', '.. figure:: x.png\n   :id: FIG_001\n'],
    ['a table of needs', '.. needtable::\n   :id: TAB_001\n   :filter: x\n'],
    ['a directive of a domain', '.. http:get:: /x\n   :id: GET_001\n'],
    ['an id behind a blank line', '.. req:: A\n\n   :id: REQ_001\n\n.. note:: x\n'.replace('req', 'other')],
    ['an example in a code block', '.. code-block:: rst\n\n   .. req:: A\n      :id: REQ_001\n'],
    ['a literal block', 'So it is written::\n\n   .. req:: A\n      :id: REQ_001\n'],
    ['a literal block in a list', '* So::\n\n    .. req:: A\n       :id: REQ_001\n'],
    ['a comment', '..\n   .. req:: A\n      :id: REQ_001\n'],
    ['a comment with text', '.. left out\n\n   .. req:: A\n      :id: REQ_001\n'],
    ['the id of a template', '.. req:: <Title>\n   :id: req__<feature>__<title>\n'],
    ['a need that is taken out', '.. req:: A\n   :id: REQ_001\n   :delete: true\n'],
  ] as const) {
    it(what, () => assert.deepEqual(needs(text), []));
  }

  it('is counted with its reason where it looks like one', () => {
    assert.deepEqual(
      facts('.. req:: A\n   :id: <id>\n\n.. req:: B\n   :id: REQ_001\n   :delete: true\n').leftOut.map(
        ({ reason }) => reason.key,
      ),
      ['A need whose id is none, as in a template', 'A need that is taken out by “:delete:”'],
    );
  });
});

describe('Directives in directives', () => {
  const text = `.. grid:: 2

   .. grid-item::

      .. req:: Outer
         :id: REQ_001
         :component: login

         Words of the outer need.

         .. spec:: Inner
            :id: SPEC_001

            Words of the inner one.

         These are behind it.

* - .. req:: In a list
       :id: REQ_002

.. if:: x

   .. dropdown:: More

      .. req:: Last
         :id: REQ_003
`;

  it('are found wherever they stand', () => {
    assert.deepEqual(needs(text), [
      'REQ_001 Outer @ 5:6',
      'SPEC_001 Inner @ 11:12',
      'REQ_002 In a list @ 18:19',
      'REQ_003 Last @ 25:26',
    ]);
  });

  it('stand in no place that is named by a sentence: the need around them has no title', () => {
    const [, inner] = facts(`.. req::
   :links: A_1

   The words of the outer need.

   .. spec:: Inner
      :id: SPEC_001
`).requirements;
    assert.ok(inner);
    assert.deepEqual(inner.headings, ['The words of the outer need']);
    assert.deepEqual(
      inner.claims.filter(({ field, from }) => field === 'place' && from === 'heading'),
      [],
    );
  });

  it('take over what the need around them says', () => {
    const inner = facts(text).requirements[1];
    assert.deepEqual(inner?.headings, ['Outer']);
    assert.deepEqual(
      inner?.claims
        .filter(({ from }) => from === 'heading')
        .map(({ field, text: value }) => `${field} ${value}`),
      ['module login', 'place Outer'],
    );
  });

  it('keep their words apart', () => {
    const [outer, inner] = facts(text).requirements;
    assert.ok(outer && inner);
    assert.deepEqual(said(outer, 'description'), ['Words of the outer need.']);
    assert.deepEqual(said(inner, 'description'), ['Words of the inner one.']);
  });
});

describe('Needs without an id', () => {
  it('count where the name is a well-known one', () => {
    assert.deepEqual(
      needs('.. req:: A\n\n.. comp_req:: B\n   :status: open\n\n.. feature:: C\n\n.. test::\n'),
      ['- A @ 1:1', '- B @ 3:3'],
    );
  });
});

describe('Section titles', () => {
  const headings = (text: string): readonly (readonly string[])[] =>
    facts(`${text}\n.. req:: A\n   :id: REQ_001\n`).requirements.map((fact) => fact.headings);

  for (const [what, text, expected] of [
    ['lines below', 'One\n===\n\nTwo\n---\n\nThree\n~~~~~\n', ['One', 'Two', 'Three']],
    ['lines above and below', '=====\n One\n=====\n\nTwo\n===\n', ['One', 'Two']],
    ['levels in the order met', 'One\n---\n\nTwo\n===\n\nThree\n-----\n', ['Three']],
    ['a line shorter than a Chinese title', '需求分析说明\n======\n\n登录\n--\n', ['需求分析说明', '登录']],
    ['words right above a line are a paragraph when there are several', 'One\nTwo\n---\n', []],
    ['a line alone is none', 'One\n===\n\n----\n\nText\n', ['One']],
    ['a level that is left again', 'One\n===\n\nTwo\n---\n\nMore\n====\n', ['More']],
  ] as const) {
    it(what, () => assert.deepEqual(headings(text), [[...expected]]));
  }
});

describe('A mention', () => {
  it('is a role or a directive that extends a need', () => {
    const text =
      'See :need:`tool_req__title` and :need:`this one <REQ_A>`.\n\n.. needextend:: REQ_B\n   :+satisfies: REQ_C\n';
    const { markers } = facts(text);
    assert.deepEqual(
      markers.map(({ id, range }) => [id, sourceAt(text, range)]),
      [
        ['REQ_B', 'REQ_B'],
        ['REQ_C', 'REQ_C'],
        ['tool_req__title', 'tool_req__title'],
        ['REQ_A', 'REQ_A'],
      ],
    );
  });
});

describe('A list of needs', () => {
  it('gives one for each item, the type by its depth', () => {
    const text = `.. list2need::
   :types: feature, req

   * (FEAT_1) Sign in. All of it ((status="open"))
     * (REQ_1) Remember
     * Forget
   * (FEAT_2) Sign out
`;
    assert.deepEqual(needs(text), [
      'FEAT_1 Sign in @ 4:4',
      'REQ_1 Remember @ 5:5',
      '- Forget @ 6:6',
      'FEAT_2 Sign out @ 7:7',
    ]);
    const all = facts(text).requirements;
    assert.deepEqual(
      all.map((fact) => said(fact, 'type')[0]),
      ['feature', 'req', 'req', 'feature'],
    );
    assert.deepEqual(said(all[0]!, 'status'), ['open']);
    assert.deepEqual(said(all[0]!, 'description'), ['All of it']);
    assert.deepEqual(all[1]?.headings, ['Sign in']);
    for (const fact of all) assertPlaced(text, fact);
  });
});

describe('Documents in folders of tests', () => {
  const text = '.. req:: A\n   :id: REQ_001\n';
  for (const path of ['tests/docs/x.rst', 'src/tests/rst/x.rst', 'src/fixtures/x.rst']) {
    it(`give nothing: ${path}`, () => {
      assert.deepEqual(needs(text, path), []);
      assert.deepEqual(
        facts(text, path).leftOut.map(({ reason }) => reason.key),
        ['A document in a folder of tests'],
      );
    });
  }

  it('count below a folder of documents', () => assert.equal(needs(text, 'docs/tests/x.rst').length, 1));
});
