/**
 * The pieces of a query that a mistyped word still has: pairs of neighbours, and beyond ASCII, where
 * words are short, pairs with one character between them, which a wrong character leaves whole.
 */
const neighbours = 2;
const apart = 1;

/** Pieces fall into so many places, a power of two; two in one place are told apart by their code. */
const places = 4096;

export class TextPieces {
  /** The weight of all pieces together. */
  readonly total: number;
  /** 1 for every code unit of the query, so that most of a title is passed over at once. */
  readonly #known = new Uint8Array(65_536);
  /** The number of the piece from 1 on, at its place or the next free one; 0 where there is none. */
  readonly #numbers = new Uint16Array(places);
  /** The same for pairs of ASCII, directly: English titles are long, and they know most of these letters. */
  readonly #asciiNumbers = new Uint16Array(128 * 128);
  readonly #codes: number[] = [0];
  readonly #weights: number[] = [0];
  /** For each piece the last title it was counted in. */
  readonly #countedIn: number[] = [0];
  #title = 0;

  /** `words` are folded; all together at most 400 code units. */
  constructor(words: readonly string[]) {
    for (const word of words) {
      for (let i = 0; i < word.length; i++) {
        const here = word.charCodeAt(i);
        this.#known[here] = 1;
        if (i + 1 < word.length) this.#add(here, word.charCodeAt(i + 1), neighbours);
        if (i + 2 < word.length && here >= 128) this.#add(here, word.charCodeAt(i + 2), apart);
      }
    }
    this.total = this.#weights.reduce((sum, weight) => sum + weight, 0);
  }

  /** The weight of the pieces that a folded text has too, each counted once. */
  sharedWith(title: string): number {
    this.#title++;
    let sum = 0;
    const known = this.#known;
    const ascii = this.#asciiNumbers;
    const countedIn = this.#countedIn;
    for (let i = 0; i + 1 < title.length; i++) {
      const here = title.charCodeAt(i);
      if (known[here] !== 1) continue;
      const next = title.charCodeAt(i + 1);
      if (here < 128) {
        const number = next < 128 ? ascii[here * 128 + next]! : 0;
        if (number === 0 || countedIn[number] === this.#title) continue;
        countedIn[number] = this.#title;
        sum += neighbours;
        continue;
      }
      if (known[next] === 1) sum += this.#count(here, next, neighbours);
      const second = title.charCodeAt(i + 2);
      if (known[second] === 1) sum += this.#count(here, second, apart);
    }
    return sum;
  }

  #add(first: number, second: number, weight: number): void {
    if (first < 128) {
      if (second >= 128 || this.#asciiNumbers[first * 128 + second] !== 0) return;
      this.#asciiNumbers[first * 128 + second] = this.#codes.length;
      this.#append(0, weight);
      return;
    }
    const place = this.#placeOf(first, second, weight);
    if (this.#numbers[place] !== 0) return;
    this.#numbers[place] = this.#codes.length;
    this.#append(codeOf(first, second, weight), weight);
  }

  #append(code: number, weight: number): void {
    this.#codes.push(code);
    this.#weights.push(weight);
    this.#countedIn.push(0);
  }

  #count(first: number, second: number, weight: number): number {
    const number = this.#numbers[this.#placeOf(first, second, weight)]!;
    if (number === 0 || this.#countedIn[number] === this.#title) return 0;
    this.#countedIn[number] = this.#title;
    return weight;
  }

  /** Where the piece is, or would be. */
  #placeOf(first: number, second: number, weight: number): number {
    const code = codeOf(first, second, weight);
    let place = (Math.imul(first * 31 + second * 2 + weight, 0x9e3779b1) >>> 16) & (places - 1);
    while (this.#numbers[place] !== 0 && this.#codes[this.#numbers[place]!] !== code)
      place = (place + 1) & (places - 1);
    return place;
  }
}

function codeOf(first: number, second: number, weight: number): number {
  return (weight * 65_536 + first) * 65_536 + second;
}
