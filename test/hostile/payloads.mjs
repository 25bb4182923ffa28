// What somebody would write into a field so that a program does more than show it, and the names that break programs.

/** Each is put into every field of a requirement, and into every name of the plan. `canary` is a file that nothing may make. */
export function payloads(canary) {
  const typed = encodeURIComponent(JSON.stringify({ text: `touch ${canary}\n` }));
  return [
    '<script>document.title="owned"</script>',
    '<img src=x onerror="document.title=\'owned\'">',
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    '</script><iframe srcdoc="<script>alert(1)</script>"></iframe>',
    `[click](command:workbench.action.terminal.sendSequence?${typed})`,
    `<a href="command:workbench.action.terminal.sendSequence?${typed}">click</a>`,
    '[click](javascript:alert(1))',
    '![x](https://attacker.invalid/pixel.png)',
    '<https://attacker.invalid/autolink> https://attacker.invalid/bare file:///etc/passwd',
    '[x]: command:workbench.action.quit',
    '$(alert)$(sync~spin) $(touch canary) `touch canary`',
    '\u001B]0;owned\u0007\u001B[2J\u001B[31mred\u001B[0m\u009B31m\b\b\b',
    '\u202Egnp.exe\u202C \u2066isolated\u2069 \u200Bzero\u200Dwidth\uFEFF',
    '=cmd|"/c calc"!A1',
    '@SUM(1+1)*cmd|"/c calc"!A0',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    '{{constructor.constructor("alert(1)")()}} ${7*7} #{7*7} <%= 7*7 %>',
    '../../../../../../etc/passwd',
    '\\\\attacker.invalid\\share\\x',
    '%2e%2e%2f%00',
    'A'.repeat(5000),
    '漢'.repeat(3000),
    '👩‍👩‍👧‍👦'.repeat(200),
    'Z\u0300\u0301\u0302\u0303\u0304'.repeat(200),
    '((((((((((((((((((((((((((((((a+)+)+)+',
    '**bold** _it_ ~~no~~ # h\\| \\` > q - [ ] x',
  ];
}

/** Names of files: longest, empty-looking, steering, in two Unicode forms, in two cases. */
export function ugly(name) {
  return [
    `..${name}`,
    `...`,
    `-rf ${name}`,
    `--upload-pack=touch canary ${name}`,
    `${name}\nwith\nlines`,
    `${name}\r`,
    `${name}\t\u0001\u001B[31m`,
    `${name}\u202Egnp`,
    `caf\u00E9-${name}`,
    `cafe\u0301-${name}`,
    `Case-${name}`,
    `case-${name}`,
    `CASE-${name}`,
    `🧨-${name}`,
    `"quote'${name}`,
    `$(touch canary)${name}`,
    `;touch canary;${name}`,
    `%2e%2e%2f${name}`,
    `a\\..\\..\\${name}`,
    `[x](command:workbench.action.quit) ${name}`,
    `<img src=x onerror=alert(1)>${name}`,
    `${name} ${'长'.repeat(70)}`,
    `__proto__`,
    `constructor`,
    ` ${name} `,
    `con`,
    `CRM-001`,
  ];
}
