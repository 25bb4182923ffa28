// Stands in for `vscode` where Markdown for hovers is made: what is put together there is text and nothing else.
const { formatMessage } = require('../../src/model/message.ts');

/** As VS Code writes an address, as far as signs of Markdown go. */
class Uri {
  constructor(scheme, path, fragment) {
    Object.assign(this, { scheme, path, fragment });
  }

  static parse(text) {
    const [, scheme = 'file', path = ''] = /^([a-z-]{1,30}):(.*)$/su.exec(text) ?? [];
    return new Uri(scheme, decodeURIComponent(path), '');
  }

  static from({ scheme, path }) {
    return new Uri(scheme, path, '');
  }

  with({ fragment }) {
    return new Uri(this.scheme, this.path, fragment);
  }

  toString() {
    const path = encodeURI(this.path.toWellFormed());
    return `${this.scheme}:${path}${this.fragment ? `#${encodeURIComponent(this.fragment)}` : ''}`;
  }
}

function MarkdownString(value) {
  this.value = value;
}

function Unused() {}

class EventEmitter {
  event() {}
  fire() {}
  dispose() {}
}

const known = {
  Uri,
  MarkdownString,
  EventEmitter,
  l10n: { t: (sentence, ...args) => formatMessage(sentence, args) },
};
module.exports = new Proxy(known, { get: (own, name) => own[name] ?? Unused });
