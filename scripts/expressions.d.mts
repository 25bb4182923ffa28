export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

export const madeWithinFunctions: Readonly<Record<string, string>>;
export const linearByReason: Readonly<Record<string, string>>;
export function expressions(): Promise<{
  readonly found: readonly Expression[];
  readonly making: readonly { readonly file: string; readonly makes: number }[];
}>;
export function hashOf(expression: Pick<Expression, 'source' | 'flags'>): string;
export function judgedFlags(flags: string): string;
