/** The composition root of the extension: builds once, wires, disposes. */
import type { ExtensionContext } from 'vscode';

/** Called by VS Code when the extension starts. */
export function activate(_context: ExtensionContext): void {}
