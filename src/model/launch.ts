/** How something that was built reached the people who use it. Everything is kept as written. */

/** A training that was held. */
export interface Training {
  readonly date: string | null;
  readonly audience: string | null;
  readonly attended: string | null;
}

/** What somebody said after using it. */
export interface Feedback {
  readonly date: string | null;
  readonly from: string | null;
  readonly said: string | null;
  /** The id of the requirement that it became. */
  readonly became: string | null;
}

/** From the pilot (灰度) to everyone, and what came back. */
export interface Launch {
  readonly pilot: { readonly scope: string | null; readonly from: string | null } | null;
  /** When it was there for everyone. */
  readonly full: string | null;
  readonly training: readonly Training[];
  readonly feedback: readonly Feedback[];
}
