import { env, Uri } from 'vscode';
import type { Webview } from 'vscode';
import { cardHtml } from './cardHtml.ts';
import { newNonce } from './nonce.ts';

/** The page of a webview that loads nothing but the bundle of this name, its script and its style, from `files`. */
export function webviewPage(webview: Webview, files: Uri, bundle: string): string {
  const file = (ending: string): string =>
    webview.asWebviewUri(Uri.joinPath(files, `${bundle}.${ending}`)).toString();
  return cardHtml({
    script: file('js'),
    style: file('css'),
    source: webview.cspSource,
    nonce: newNonce(),
    language: env.language,
  });
}
