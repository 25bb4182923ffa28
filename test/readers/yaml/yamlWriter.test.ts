import assert from 'node:assert/strict';
import { set } from '../writing.ts';

const path = 'docs/requirements.yaml';
const list = `# 运营反馈
requirements:
  - id: CRM-052
    标题: "投诉归类" # 说明
    module: 客户跟进
    priority: P1

  - { id: CRM-053, 标题: 回访, module: [a, b] }
`;

describe('setting a field of a requirement in a YAML or JSON file', () => {
  it('replaces the value alone', () => {
    assert.equal(set(path, list, 'CRM-052', 'module', '报价'), list.replace('客户跟进', '报价'));
    assert.equal(set(path, list, 'CRM-053', 'module', '报价'), list.replace('[a, b]', '[报价]'));
  });

  it('adds and takes out a key, with the key that the others use', () => {
    assert.equal(
      set(path, list, 'CRM-053', 'priority', 'P0'),
      list.replace('[a, b] }', '[a, b], priority: P0 }'),
    );
    assert.equal(
      set(path, list, 'CRM-052', 'status', '草稿'),
      list.replace('    priority: P1\n', '    priority: P1\n    status: 草稿\n'),
    );
    assert.equal(set(path, list, 'CRM-052', 'priority', null), list.replace('    priority: P1\n', ''));
    assert.equal(set(path, list, 'CRM-053', 'priority', null), list);
  });

  it('finds requirements under their ids, in files of one, and in several documents', () => {
    const byId = 'requirements:\n  A-1:\n    title: 去重\n    status: 草稿\n';
    assert.equal(set(path, byId, 'A-1', 'status', '已上线'), byId.replace('草稿', '已上线'));
    const single = 'id: A-1\r\ntitle: 去重\r\nmodule: 线索\r\nacceptance:\r\n  - 手机号相同\r\n';
    assert.equal(set('reqs/A-1.yml', single, 'A-1', 'phase', '二期'), `${single}phase: 二期\r\n`);
    const several =
      '---\nid: A-1\ntitle: 去重\npriority: P0\nstatus: 草稿\n---\nid: A-2\ntitle: 合并\npriority: P1\nstatus: 草稿\n';
    assert.equal(set('reqs/all.yml', several, 'A-2', 'priority', 'P3'), several.replace('P1', 'P3'));
  });

  it('writes JSON as JSON, on lines of its own where the others stand so', () => {
    const json =
      '{\n  "requirements": [\n    {\n      "id": "A-1",\n      "title": "去重",\n      "status": "draft"\n    }\n  ]\n}\n';
    const file = 'docs/requirements.json';
    assert.equal(set(file, json, 'A-1', 'status', '1.0'), json.replace('"draft"', '"1.0"'));
    assert.equal(
      set(file, json, 'A-1', 'module', '线索 "A"'),
      json.replace('"draft"\n', '"draft",\n      "module": "线索 \\"A\\""\n'),
    );
    assert.equal(set(file, json, 'A-1', 'status', null), json.replace(',\n      "status": "draft"', ''));
  });

  it('never writes through an alias', () => {
    const shared =
      'base: &b\n  status: 草稿\nrequirements:\n  - id: A-1\n    title: 去重\n    <<: *b\n  - id: A-2\n    title: 合并\n    status: 草稿\n';
    assert.equal(
      set(path, shared, 'A-1', 'status', '已上线'),
      shared.replace('    <<: *b\n', '    <<: *b\n    status: 已上线\n'),
    );
  });
});
