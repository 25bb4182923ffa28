import assert from 'node:assert/strict';
import { assertPlaced, facts, needs, said } from '../sphinxNeeds/reading.ts';

const listTable = `需求清单
========

.. list-table:: 登录
   :header-rows: 1

   * - 编号
     - 需求
     - 优先级
     - 模块
   * - REQ-001
     - 记住
       上次账号
     - P0
     - 登录
   * - REQ-002
     - 忘记密码
     -
     - 登录
`;

const drawn = `Requirements
============

+----------+-----------+----------+--------+
| ID       | Title     | Priority | Module |
+==========+===========+==========+========+
| REQ-001  | Remember  | High     | Login  |
|          | the user  |          |        |
+----------+-----------+----------+--------+
| REQ-002  | 忘记密码  | Low      | Login  |
+----------+-----------+----------+--------+
`;

const separated = `Requirements
============

.. csv-table:: All
   :header: "ID", "Requirement", "Priority"
   :widths: 10, 20, 10

   REQ-001, "Remember, then ask", High
   REQ-002, Forget, Low
`;

describe('Tables of reStructuredText', () => {
  it('may be lists of lists', () => {
    assert.deepEqual(needs(listTable), ['REQ-001 记住 上次账号 @ 11:11', 'REQ-002 忘记密码 @ 16:16']);
    for (const fact of facts(listTable).requirements) assertPlaced(listTable, fact);
  });

  it('may be drawn, also with wide characters', () => {
    assert.deepEqual(needs(drawn), ['REQ-001 Remember the user @ 7:7', 'REQ-002 忘记密码 @ 10:10']);
    for (const fact of facts(drawn).requirements) assertPlaced(drawn, fact);
  });

  it('may be separated values', () => {
    assert.deepEqual(needs(separated), ['REQ-001 Remember, then ask @ 8:8', 'REQ-002 Forget @ 9:9']);
    for (const fact of facts(separated).requirements) assertPlaced(separated, fact);
  });

  it('say what their columns say', () => {
    const [first] = facts(listTable).requirements;
    assert.ok(first);
    assert.deepEqual(
      first.claims.filter(({ from }) => from === 'column').map(({ field, text }) => `${field} ${text}`),
      ['id REQ-001', 'title 记住\n上次账号', 'priority P0', 'module 登录'],
    );
  });

  it('give nothing where they are about something else, and are counted', () => {
    const text = '.. list-table:: Options of a feature\n\n   * - Name\n     - Type\n   * - a\n     - b\n';
    assert.deepEqual(needs(text), []);
    assert.equal(facts(text).leftOut.length, 1);
  });
});

describe('A section whose title begins with an id', () => {
  const text = `Login
=====

REQ-001 Remember the account
----------------------------

:Module: Accounts
:Priority: High
:Odd: yes

The last account is offered
first.

More words.

REQ-002 Forget
--------------
`;

  it('is a requirement with the fields of its list', () => {
    assert.deepEqual(needs(text), ['REQ-001 Remember the account @ 4:4', 'REQ-002 Forget @ 16:16']);
    const [first] = facts(text).requirements;
    assert.ok(first);
    assert.deepEqual(said(first, 'module'), ['Accounts']);
    assert.deepEqual(said(first, 'priority'), ['High']);
    assert.deepEqual(said(first, 'description'), ['The last account is offered\nfirst.']);
    assert.deepEqual(first.headings, ['Login']);
    assertPlaced(text, first);
  });
});
