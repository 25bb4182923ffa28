import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moveItem } from '../../../src/edits/renaming/moveItem.ts';
import { allModules, type Module } from '../../../src/model/plan.ts';
import { readPlan } from '../../../src/readers/planFile/readPlan.ts';
import { applySourceEdits } from '../../../src/readers/writer.ts';

interface Node {
  readonly id: string;
  readonly style: 'name' | 'block' | 'flow';
  readonly comment: boolean;
  readonly endState: string | null;
  readonly inner: readonly Node[];
}

/** Trees of modules in every layout; ids are given afterwards, so that no two are alike. */
function nodeOf(depth: number): fc.Arbitrary<Node> {
  return fc.record({
    id: fc.constant(''),
    style: fc.constantFrom('name', 'block', 'block', 'flow'),
    comment: fc.boolean(),
    endState: fc.option(fc.constantFrom('一句话', '>\n两\n行', '"a: b"', '|\n甲\n\n乙')),
    inner: depth === 0 ? fc.constant([]) : fc.array(nodeOf(depth - 1), { maxLength: 3 }),
  });
}

function named(nodes: readonly Node[], count = { now: 0 }): readonly Node[] {
  return nodes.map((each) => ({ ...each, id: `m${++count.now}`, inner: named(each.inner, count) }));
}

function flow({ id, style, inner }: Node): string {
  if (style === 'name' && inner.length === 0) return id;
  const modules = inner.length === 0 ? '' : `, modules: [${inner.map(flow).join(', ')}]`;
  return `{ id: ${id}, name: 模块${id}${modules} }`;
}

function block(nodes: readonly Node[], indent: string, step: string): readonly string[] {
  return nodes.flatMap((each) => {
    const { id, style, comment, inner } = each;
    const above = comment ? [`${indent}# 说明 ${id}`] : [];
    if (style === 'flow' || (style === 'name' && inner.length === 0))
      return [...above, `${indent}- ${flow(each)}${comment ? ` # 旁注 ${id}` : ''}`];
    const own = `${indent}  `;
    const state = each.endState
      ?.split('\n')
      .map((line, at) => (at === 0 || line === '' ? line : `${own}    ${line}`));
    return [
      ...above,
      `${indent}- id: ${id}${comment ? ` # 旁注 ${id}` : ''}`,
      `${own}name: 模块${id}`,
      ...(state ? [`${own}endState: ${state.join('\n')}`] : []),
      ...(inner.length === 0 ? [] : [`${own}modules:`, ...block(inner, own + step, step)]),
      ...(comment ? ['', `${own}# 末尾 ${id}`] : []),
    ];
  });
}

const plans = fc
  .record({
    roots: fc.array(nodeOf(2), { minLength: 2, maxLength: 4 }).map((nodes) => named(nodes)),
    step: fc.constantFrom('', '  '),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    hasEnd: fc.boolean(),
    behind: fc.constantFrom('', 'phases:\n  - 一期 # 尾\n'),
  })
  .map(({ roots, step, lineEnd, hasEnd, behind }) => {
    const text = `# 头\nmodules:\n${block(roots, step, step).join('\n')}\n${behind}`.replaceAll(
      '\n',
      lineEnd,
    );
    return hasEnd ? text : text.slice(0, -lineEnd.length);
  });

describe('moving an entry of any plan', () => {
  it('changes where it stands and nothing else, or says why not', () => {
    fc.assert(
      fc.property(plans, fc.nat(), fc.nat(), (text, from, to) => {
        const before = modulesOf(text);
        const all = [...allModules(before)];
        const moved = all[from % all.length];
        const target = to % (all.length + 1) === all.length ? null : (all[to % (all.length + 1)] ?? null);
        if (!moved || target?.path === moved.path || target?.path.startsWith(`${moved.path}/`)) return;
        if ((target?.path ?? '') === moved.path.slice(0, Math.max(0, moved.path.lastIndexOf('/')))) return;
        const edits = moveItem(text, moved.path, target?.path ?? null);
        if ('key' in edits) {
          assert.match(edits.key, /^The list to move it to stands in brackets/u, edits.key);
          return;
        }
        const now = applySourceEdits(text, edits);
        assert.deepEqual(treeOf(modulesOf(now)), expected(before, moved, target), now);
        assert.deepEqual(comments(now), comments(text));
        assert.equal(/\r(?!\n)|(?<!\r)\n/u.test(now), /\r(?!\n)|(?<!\r)\n/u.test(text));
      }),
      { numRuns: 120 },
    );
  });
});

function modulesOf(text: string): readonly Module[] {
  const { plan, problems } = readPlan(text);
  assert.deepEqual(
    problems.map(({ message }) => message.key),
    [],
    text,
  );
  return plan?.modules ?? [];
}

type Tree = readonly (readonly [string, string, string | null, Tree])[];

function treeOf(modules: readonly Module[]): Tree {
  return modules.map(({ id, name, endState, modules: inner }) => [id, name, endState, treeOf(inner)]);
}

function expected(modules: readonly Module[], moved: Module, target: Module | null): Tree {
  const place = (level: readonly Module[], of: Module | null): Tree => {
    const kept = level
      .filter(({ path }) => path !== moved.path)
      .map(({ id, name, endState, modules: inner, ...rest }): Tree[number] => [
        id,
        name,
        endState,
        place(inner, { id, name, endState, modules: inner, ...rest }),
      ]);
    return of?.path === target?.path ? [...kept, ...treeOf([moved])] : kept;
  };
  return place(modules, null);
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/# [^\r\n]*/gu)].map(([comment]) => comment).sort();
}
