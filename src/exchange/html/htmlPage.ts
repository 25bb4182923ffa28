/** A page that stands alone: no script, nothing from elsewhere, and a policy that says so. */
import { Html, markup } from './html.ts';
import { pageStyle } from './pageStyle.ts';

export interface PageParts {
  readonly title: string;
  /** A BCP 47 tag, `zh-cn`. */
  readonly language: string;
  readonly body: Html;
  /** A word that nobody can guess, for a page inside of the editor: only the style that has it counts. */
  readonly nonce?: string;
}

/** The whole text of an HTML file. */
export function htmlPage({ title, language, body, nonce }: PageParts): string {
  const styles = nonce === undefined ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  const policy = `default-src 'none'; style-src ${styles}; base-uri 'none'; form-action 'none'`;
  return markup`<!DOCTYPE html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style nonce="${nonce ?? ''}">
          ${new Html(pageStyle)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
