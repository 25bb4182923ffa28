/** What the schema of the plan file says of a place: the keys that a map may have, and the values of a key. */
interface Schema {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

export interface SchemaKey {
  readonly name: string;
  readonly description: string;
  /** Whether its value is a list or a map and begins on the next line. */
  readonly isNested: boolean;
}

/** A schema as it stands in its file. */
export type PlanSchema = Schema & { readonly definitions: Readonly<Record<string, Schema>> };

const mostDepth = 8;

/** `null` for a text that is no schema. */
export function planSchema(text: string): PlanSchema | null {
  const read = JSON.parse(text) as unknown;
  const isSchema = typeof read === 'object' && read !== null && 'definitions' in read;
  return isSchema ? (read as PlanSchema) : null;
}

/** The keys of the map at a path, in the schema's order. */
export function schemaKeys(root: PlanSchema, path: readonly string[]): readonly SchemaKey[] {
  const keys = new Map<string, SchemaKey>();
  for (const part of partsAt(root, path)) {
    for (const [name, value] of Object.entries(part.properties ?? {})) {
      if (keys.has(name)) continue;
      const parts = [...alternatives(root, value)];
      const isScalar = parts.some(({ type, enum: values }) => values !== undefined || isOf(type, 'string'));
      const described = parts.find(({ description }) => description !== undefined);
      keys.set(name, { name, description: described?.description ?? '', isNested: !isScalar });
    }
  }
  return [...keys.values()];
}

/** The values that a key or item at a path is one of; none where it takes any. */
export function schemaValues(
  root: PlanSchema,
  path: readonly string[],
): readonly { readonly value: string; readonly description: string }[] {
  return partsAt(root, path).flatMap(({ enum: values = [], description = '' }) =>
    values.map((value) => ({ value: String(value), description })),
  );
}

function partsAt(root: PlanSchema, path: readonly string[]): readonly Schema[] {
  let parts = [...alternatives(root, root)];
  for (const step of path) {
    const next = parts.flatMap((part): readonly Schema[] => {
      if (step === '-') return part.items ? [part.items] : [];
      const own = part.properties?.[step];
      if (own) return [own];
      return typeof part.additionalProperties === 'object' ? [part.additionalProperties] : [];
    });
    parts = next.flatMap((part) => [...alternatives(root, part)]);
  }
  return parts;
}

/** A schema with all that it refers to or consists of. */
function* alternatives(root: PlanSchema, part: Schema, depth = 0): Generator<Schema> {
  if (depth > mostDepth) return;
  yield part;
  const name = part.$ref?.slice('#/definitions/'.length);
  const referred = name === undefined ? undefined : root.definitions[name];
  if (referred) yield* alternatives(root, referred, depth + 1);
  for (const inner of [...(part.anyOf ?? []), ...(part.allOf ?? [])])
    yield* alternatives(root, inner, depth + 1);
}

function isOf(type: Schema['type'], name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}
