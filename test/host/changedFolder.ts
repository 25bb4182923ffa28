/** The set-up of tests that change the plan and add files: after each of them the folder is what it was. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Range, Uri, workspace, WorkspaceEdit } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import type { GroundplanApi } from '../../src/editor/api.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import { discardAll, NightShift, quiet, startedApi, workspaceFolder } from './nightShift.ts';

export class ChangedFolder {
  readonly shift = new NightShift();
  readonly plan = Uri.joinPath(workspaceFolder(), 'groundplan.yaml');
  readonly planText = readFileSync(this.plan.fsPath, 'utf8');
  readonly #added: Uri[] = [];
  #api: GroundplanApi | undefined;

  /** Registers what happens before and after each test of the suite around the call. */
  constructor() {
    beforeEach(async () => {
      this.#api = await startedApi();
      await this.shift.restore(this.#api);
    });
    afterEach(async () => {
      await discardAll();
      writeFileSync(this.plan.fsPath, this.planText);
      for (const uri of this.#added.splice(0)) rmSync(uri.fsPath, { force: true });
      await quiet(this.api);
    });
    after(() => this.shift.restore(this.api));
  }

  /** There once a test runs. */
  get api(): GroundplanApi {
    assert.ok(this.#api);
    return this.#api;
  }

  /** A file below the fixture's folder, which goes when the test ends. */
  added(path: string, content: Uint8Array | string): Uri {
    const uri = this.shift.uri(path);
    this.goesAway(uri);
    mkdirSync(dirname(uri.fsPath), { recursive: true });
    writeFileSync(uri.fsPath, content);
    return uri;
  }

  /** Has files deleted when the test ends, whoever makes them. */
  goesAway(...uris: readonly Uri[]): void {
    this.#added.push(...uris);
  }

  /** The requirement with this id, whatever document it is in. */
  one(id: string): Requirement {
    const found = this.find(id);
    assert.ok(found, `${id} is not there`);
    return found;
  }

  find(id: string): Requirement | undefined {
    return [...this.api.snapshot().requirements()].find((requirement) => requirement.id === id);
  }

  /** A row as the views hand it over. */
  rowOf(id: string): { readonly kind: 'requirement'; readonly id: string; readonly key: string } {
    const { key } = this.one(id);
    return { kind: 'requirement', id: key, key };
  }
}

/** Types a text at a place, as a person would. */
export async function type(document: TextDocument, at: Position, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(at, at), text);
  assert.equal(await workspace.applyEdit(edit), true);
}
