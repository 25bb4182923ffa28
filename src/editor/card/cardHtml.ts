/** The page that a card is shown in: empty but for its script and its style, which are all that it may load. */

export interface CardFiles {
  /** Addresses that the webview gave, and the source that it allows. */
  readonly script: string;
  readonly style: string;
  readonly source: string;
  /** A word that nobody can guess: only the script that has it runs. */
  readonly nonce: string;
  readonly language: string;
}

export function cardHtml({ script, style, source, nonce, language }: CardFiles): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(style)}">
<title>Groundplan</title>
</head>
<body>
<div id="page"></div>
<p id="said" class="unseen" role="status" aria-live="polite"></p>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
