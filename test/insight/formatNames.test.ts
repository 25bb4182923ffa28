import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { reportFormats } from '../../src/editor/formatReport.ts';
import { formatName, isNamedFormat, tellingFormatName } from '../../src/insight/formatNames.ts';
import { requirementCard } from '../../src/insight/requirementCard.ts';
import { formatMessage, type Message } from '../../src/model/message.ts';
import { readers } from '../../src/readers/registry.ts';
import { trackers } from '../../src/readers/trackers/trackers.ts';
import { snapshotOf } from '../support/snapshotOf.ts';

const chinese = JSON.parse(readFileSync('l10n/bundle.l10n.zh-cn.json', 'utf8')) as Record<string, string>;
const english = (name: Message | null): string | null => name && formatMessage(name.key, name.args);
const inChinese = (name: Message | null): string | null =>
  name && formatMessage(chinese[name.key] ?? '', name.args);

const tables = {
  'docs/zentao.csv': '编号,所属计划,所处阶段,需求名称\n1,一期(#2),已计划,合并\n',
  'docs/jira.csv': 'Issue key,Summary\nCRM-1,Merge\nCRM-2,Export\n',
  'docs/plain.csv': '编号,需求名称,优先级\nA-1,合并,高\n',
  'docs/notes.md': '| 编号 | 需求 | 状态 |\n|---|---|---|\n| A-9 | 自动分配 | 待评审 |\n',
  'docs/none.md': '# 会议\n',
};

describe('the name of a format', () => {
  it('is what people call it, in English and in Chinese', () => {
    const called = (reader: string, format?: string): readonly (string | null)[] => {
      const name = formatName({ reader, ...(format !== undefined && { format }) });
      return [english(name), inChinese(name)];
    };
    assert.deepEqual(called('csv', 'zentao'), ['ZenTao export', '禅道导出']);
    assert.deepEqual(called('xlsx', 'tapd'), ['TAPD export', 'TAPD 导出']);
    assert.deepEqual(called('csv', 'azureDevOps'), ['Azure DevOps export', 'Azure DevOps 导出']);
    assert.deepEqual(called('kiro'), ['Kiro specification', 'Kiro 规格']);
    assert.deepEqual(called('strictDoc'), ['StrictDoc document', 'StrictDoc 文档']);
    assert.deepEqual(called('myst', 'sphinx-needs'), ['sphinx-needs document', 'sphinx-needs 文档']);
    assert.deepEqual(called('rst', 'Something of its own')[0], 'Something of its own document');
    assert.deepEqual(called('reqif'), ['ReqIF file', 'ReqIF 文件']);
    assert.deepEqual(called('xlsx'), ['Excel workbook', 'Excel 工作簿']);
  });

  it('is that of its reader where nothing else is known', () => {
    assert.equal(english(formatName({ reader: 'newcomer' })), 'newcomer document');
    assert.equal(english(formatName({ reader: 'toString' })), 'toString document');
    assert.equal(formatName({}), null);
  });

  it('is known for every tracker and every reader of requirements', () => {
    for (const { name } of trackers)
      assert.match(english(formatName({ reader: 'csv', format: name })) ?? '', / export$/u);
    // A plan file and a catalog of modules hold no requirements that would have a format.
    const others = readers.map(({ name }) => name).filter((name) => name !== 'plan' && name !== 'backstage');
    assert.deepEqual(
      others.filter((name) => !isNamedFormat(name)),
      [],
    );
  });

  it('stands on a requirement’s card where the name of the file does not say it', () => {
    const snapshot = snapshotOf(tables);
    const formats = [...snapshot.requirements()].map((requirement) =>
      english(requirementCard(snapshot, requirement, []).format),
    );
    assert.deepEqual(formats, ['Jira export', 'Jira export', null, null, 'ZenTao export']);
    assert.equal(tellingFormatName({ reader: 'markdown' }), null);
  });

  it('is said in the log for what was read, the commonest first', () => {
    const lines: string[] = [];
    const snapshot = snapshotOf({
      ...tables,
      'docs/more.csv': tables['docs/plain.csv'].replace('A-1', 'A-3'),
    });
    reportFormats(snapshot, ({ key, args }) => formatMessage(key, args), {
      info: (line) => lines.push(line),
    });
    assert.deepEqual(lines, [
      '  2 × CSV table: 2 requirements (docs/more.csv, docs/plain.csv)',
      '  1 × Jira export: 2 requirements (docs/jira.csv)',
      '  1 × Markdown document: 1 requirement (docs/notes.md)',
      '  1 × ZenTao export: 1 requirement (docs/zentao.csv)',
    ]);
  });
});
