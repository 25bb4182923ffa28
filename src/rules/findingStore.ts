/** Findings by what they are about, and by the document that they stand in. */
import type { Finding } from '../model/finding.ts';
import { compareRanges, startOfText } from '../model/textRange.ts';

export class FindingStore {
  #bySubject = new Map<string, readonly Finding[]>();
  #subjectsIn = new Map<string, Set<string>>();

  /** What findings are about, in no particular order. */
  subjects(): Iterable<string> {
    return this.#bySubject.keys();
  }

  /** In which documents findings stand, in no particular order. */
  documents(): Iterable<string> {
    return this.#subjectsIn.keys();
  }

  about(subject: string): readonly Finding[] {
    return this.#bySubject.get(subject) ?? [];
  }

  /** In the order of the document's text. */
  in(uri: string): readonly Finding[] {
    const subjects = this.#subjectsIn.get(uri);
    if (!subjects) return [];
    const findings = [...subjects].flatMap((subject) => this.about(subject));
    return findings.sort((a, b) => compareRanges(a.range ?? startOfText, b.range ?? startOfText));
  }

  /** Forgets all but what is about the subjects that are kept. Adds to `touched` each document that had findings. */
  clear(isKept: (subject: string) => boolean, touched: Set<string>): void {
    for (const uri of this.#subjectsIn.keys()) touched.add(uri);
    const kept = [...this.#bySubject].filter(([subject]) => isKept(subject));
    this.#bySubject = new Map();
    this.#subjectsIn = new Map();
    for (const [subject, findings] of kept) this.replace(subject, findings, touched);
  }

  /** Makes these all there is about a subject. Adds to `touched` each document whose findings differ by that. */
  replace(subject: string, findings: readonly Finding[], touched: Set<string>): void {
    const before = this.about(subject);
    // Most subjects that are looked at again say what they said, and nobody need draw that anew.
    if (before.length === 0 && findings.length === 0) return;
    if (before.length === findings.length && JSON.stringify(before) === JSON.stringify(findings)) return;
    for (const { uri } of before) {
      if (uri === null) continue;
      touched.add(uri);
      const subjects = this.#subjectsIn.get(uri);
      subjects?.delete(subject);
      if (subjects?.size === 0) this.#subjectsIn.delete(uri);
    }
    if (findings.length === 0) this.#bySubject.delete(subject);
    else this.#bySubject.set(subject, findings);
    for (const { uri } of findings) {
      if (uri === null) continue;
      touched.add(uri);
      const subjects = this.#subjectsIn.get(uri) ?? new Set();
      subjects.add(subject);
      this.#subjectsIn.set(uri, subjects);
    }
  }
}
