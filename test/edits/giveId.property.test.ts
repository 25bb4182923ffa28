import assert from 'node:assert/strict';
import fc from 'fast-check';
import { giveId } from '../../src/edits/giveId.ts';
import { nextId } from '../../src/edits/nextId.ts';
import { documentUri } from '../../src/model/documentUri.ts';
import type { RequirementFact } from '../../src/model/facts.ts';
import { readFacts } from '../../src/readers/readDocument.ts';
import { applySourceEdits, inverseEdits } from '../../src/readers/writer.ts';
import { snapshotOf, testRoot } from '../support/snapshotOf.ts';

interface Spec {
  readonly id: string | null;
  readonly title: string;
  readonly status: string;
}

interface Doc {
  readonly path: string;
  readonly text: string;
}

const spec: fc.Arbitrary<Spec> = fc.record({
  id: fc.option(fc.constantFrom('CRM-', 'FR_', 'NT-A-'), { freq: 2 }),
  title: fc.constantFrom('去重', '分配给顾问', '回访 客户', 'Import leads', '导出 **报表**', '打印，a|b'),
  status: fc.constantFrom('草稿', '已上线', '待评审'),
});

const blank = ['', '—', '-', ' '];

/** How the same requirements are written; `style` chooses between layouts. */
const shapes: Readonly<Record<string, (specs: readonly Spec[], style: number) => Doc>> = {
  pipeTable: (specs, style) => {
    const row = (cells: readonly string[]): string =>
      style % 3 === 2 ? cells.map((cell) => cell || '—').join(' | ') : `| ${cells.join(' | ')} |`;
    const rows = specs.map(({ id, title, status }) =>
      row([id ?? blank[style % 4] ?? '', title.replace('|', '\\|'), status, '通过']),
    );
    const quote = style % 5 === 3 ? '> ' : '';
    const lines = [row(['编号', '需求', '状态', '验收标准']), row(['---', '---', '---', '---']), ...rows];
    return { path: 'docs/需求.md', text: `# 需求\n\n${lines.map((line) => quote + line).join('\n')}\n` };
  },
  tableWithoutIds: (specs, style) => {
    const rows = specs.map(
      ({ title, status }) => `| ${title.replace('|', '\\|')} | ${status} | P${style % 4} |`,
    );
    return {
      path: 'docs/需求.md',
      text: `# 需求\n\n| 需求 | 状态 | 优先级 |\n|:--|---|---|\n${rows.join('\n')}\n\n完。\n`,
    };
  },
  htmlTable: (specs) => {
    const cells = (tag: string, all: readonly string[]): string =>
      `<tr>${all.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    const rows = specs.map(({ id, title, status }) => cells('td', [id ?? '', title, status, '通过']));
    const text = `<table>\n${[cells('th', ['编号', '需求', '状态', '验收标准']), ...rows].join('\n')}\n</table>\n`;
    return { path: 'docs/需求.md', text: `# 需求\n\n${text}` };
  },
  headings: (specs, style) => {
    const sign = [' ', '：', ': '][style % 3] ?? ' ';
    const parts = specs.map(
      ({ id, title, status }) =>
        `### ${id === null ? '' : id + sign}${title}\n\n- 状态：${status}\n- 优先级：P1\n`,
    );
    return { path: 'docs/需求.md', text: `# 需求\n\n${parts.join('\n')}` };
  },
  yamlFile: (specs, style) => {
    const indent = style % 2 === 0 ? '  ' : '';
    const items = specs.map(({ id, title, status }, at) => {
      const first = id === null ? (style % 3 === 0 ? '编号:\n' : '') : `编号: ${id}\n`;
      const lines = `${first}需求名称: '${title}' # ${at}\n状态: ${status}\n验收标准: 通过`;
      return `${indent}- ${lines.replaceAll('\n', `\n${indent}  `)}`;
    });
    return { path: 'docs/需求.yaml', text: `# 说明\n需求:\n${items.join('\n\n')}\n# 完\n` };
  },
  jsonFile: (specs, style) => {
    const items = specs.map(({ id, title, status }) => ({
      ...(id !== null && { id }),
      title,
      status,
      acceptance: '通过',
    }));
    return {
      path: 'docs/requirements.json',
      text: `${JSON.stringify({ requirements: items }, null, [2, 4, 0][style % 3])}\n`,
    };
  },
  planFile: (specs, style) => {
    const items = specs.map(({ id, title, status }, at) => {
      if (id === null && style % 3 === 0) return `  - '${title}' # ${at}`;
      return `  - ${id === null ? '' : `id: ${id}\n    `}title: '${title}'\n    status: ${status}  # ${at}`;
    });
    return { path: 'groundplan.yaml', text: `requirements:\n${items.join('\n')}\n# 完\n` };
  },
  strictDoc: (specs, style) => {
    const nodes = specs.map(({ id, title, status }, at) => {
      const lines = [
        '[REQUIREMENT]',
        ...(style % 4 === 1 ? [`MID: ${at}f`] : []),
        ...(id === null ? [] : [`UID: ${id}`]),
        ...(style % 3 === 0 ? [] : [`STATUS: ${status}`]),
        `TITLE: ${title}`,
        style % 2 === 0 ? `STATEMENT: ${title}` : `STATEMENT: >>>\n${title}\n<<<`,
      ];
      return `${lines.join('\n')}\n`;
    });
    return { path: 'docs/door.sdoc', text: `[DOCUMENT]\nTITLE: 需求\n\n${nodes.join('\n')}` };
  },
  strictDocMarkdown: (specs, style) => {
    const nodes = specs.map(({ id, title, status }, at) => {
      const meta = [
        ...(id === null ? [] : [`**UID**: ${id}`]),
        ...(id === null || style % 2 === 0 ? [`**MID**: ${at}f`] : []),
        ...(style % 3 === 0 ? [] : [`**Status**: ${status}`]),
      ];
      return `## ${title}\n\n${meta.join(' \\\n')}\n\n**Statement**: ${title}\n`;
    });
    return { path: 'docs/door.md', text: `# 需求\n\n${nodes.join('\n')}` };
  },
  csvFile: (specs, style) => {
    const separator = [',', ';', '\t'][style % 3] ?? ',';
    const rows = specs.map(({ id, title, status }) =>
      [id ?? '', `"${title}"`, status, '通过'].join(separator),
    );
    return {
      path: 'a.csv',
      text: `${['编号', '需求', '状态', '验收标准'].join(separator)}\n${rows.join('\n')}\n`,
    };
  },
};

/** What a requirement says besides its id, without its places; a mere title gets a key when an id joins it. */
function saying(fact: RequirementFact, isTarget: boolean): unknown {
  return {
    ...fact,
    id: isTarget ? null : fact.id,
    range: null,
    anchor: null,
    claims: fact.claims
      .filter(({ field, text }) =>
        field === 'id' || field === 'rowNumber' ? text !== '' && !isTarget : true,
      )
      .map(({ field, from, text, name }) => [field, from, text, field === 'title' ? '' : name]),
  };
}

describe('giving any requirement without an id the one that is proposed', () => {
  for (const [shape, write] of Object.entries(shapes)) {
    it(`is read again, and every other byte is as it was: ${shape}`, () => {
      let written = 0;
      fc.assert(
        fc.property(
          fc.array(spec, { minLength: 1, maxLength: 6 }),
          fc.nat(59),
          fc.boolean(),
          (drafts, style, crlf) => {
            const specs = drafts.map((each, at) => ({
              ...each,
              id: each.id === null ? null : `${each.id}${String(at + 7).padStart(3, '0')}`,
            }));
            const doc = write(specs, style);
            const text = crlf ? doc.text.replaceAll('\n', '\r\n') : doc.text;
            const kind = doc.path === 'groundplan.yaml' ? 'plan' : 'document';
            const snapshot = snapshotOf({ [doc.path]: text });
            const uri = documentUri(testRoot.id, doc.path);
            const before = readFacts(doc.path, kind, text).requirements;
            for (const requirement of snapshot.requirements()) {
              if (requirement.id !== null) continue;
              const id = nextId(snapshot, requirement);
              const result = giveId(snapshot, requirement, id, () => text, { newColumns: new Set([uri]) });
              if ('refusal' in result) continue;
              written++;
              const edits = result.edits.get(uri) ?? [];
              const after = applySourceEdits(text, edits);
              assert.equal(applySourceEdits(after, inverseEdits(text, edits)), text, 'the way back');
              assert.ok(!text.includes(id), `${id} is there already`);
              const now = readFacts(doc.path, kind, after).requirements;
              const at = snapshot.document(uri)?.facts.requirements.indexOf(requirement.fact) ?? -1;
              assert.equal(now[at]?.id, id);
              assert.deepEqual(
                now.map((fact, index) => saying(fact, index === at)),
                before.map((fact, index) => saying(fact, index === at)),
              );
              // Nothing is taken out but what stood for no id, and what is added is the id with its signs.
              const kept = edits.every(({ range }) => range.line === range.endLine);
              assert.ok(kept, after);
              assert.equal(after.includes('\r\n') && /[^\r]\n/u.test(after), false, 'line ends');
            }
          },
        ),
        { numRuns: 60 },
      );
      assert.ok(written > 20, `only ${written} could be written`);
    });
  }
});
