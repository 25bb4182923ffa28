/** Reads the XML of a ReqIF file into its objects, specifications and relations; never throws, linear in the text. */
import { type PlacedXmlVisitor, walkPlacedXml } from './placedXml.ts';
import type {
  HierarchyEntry,
  Placed,
  ReqifSource,
  SourceObject,
  SourceRelation,
  SourceSpecification,
  SourceValue,
} from './reqifSource.ts';
import { XhtmlText } from './xhtmlText.ts';

/** Far beyond any specification that people work with. */
const mostObjects = 200_000;

export function readReqif(xml: string): ReqifSource {
  const visitor = new ReqifVisitor();
  const problem = walkPlacedXml(xml, visitor);
  const { definitions, types, enumeration, objects, specifications, relations } = visitor;
  return { definitions, types, enumeration, objects, specifications, relations, problem };
}

type Draft<Type> = { -readonly [Key in keyof Type]: Type[Key] };
type Attributes = ReadonlyMap<string, Placed>;

/** References by identifier, as the text of an element. */
const references =
  /^(?:SPEC-OBJECT|SPEC-OBJECT-TYPE|SPEC-RELATION-TYPE|ENUM-VALUE|ATTRIBUTE-DEFINITION-[A-Z]{1,20})-REF$/;
/** Elements with everything that they hold: data of tools, and values that hold only where an object has none. */
const skipped: ReadonlySet<string> = new Set(['TOOL-EXTENSIONS', 'DEFAULT-VALUE', 'THE-ORIGINAL-VALUE']);

class ReqifVisitor implements PlacedXmlVisitor {
  readonly definitions = new Map<string, string>();
  readonly types = new Map<string, string>();
  readonly enumeration = new Map<string, string>();
  readonly objects: SourceObject[] = [];
  readonly specifications: SourceSpecification[] = [];
  readonly relations: SourceRelation[] = [];

  readonly #path: string[] = [];
  /** How deep in elements that are passed over. */
  #skipping = 0;
  #object: (Draft<SourceObject> & { values: SourceValue[] }) | null = null;
  #value: { definition: string; kind: SourceValue['kind']; values: Placed[] } | null = null;
  #formatted: XhtmlText | null = null;
  #reference: { text: string; start: number; end: number } | null = null;
  #specification: { name: Placed | null; entries: Draft<HierarchyEntry>[] } | null = null;
  /** The entries that are open, by their index. */
  readonly #entries: number[] = [];
  #relation: { type: string; source: string; target: Placed | null } | null = null;

  open(name: string, attributes: Attributes, start: number): void {
    this.#path.push(name);
    if (this.#skipping > 0 || skipped.has(name)) this.#skipping++;
    else if (this.#formatted) this.#formatted.open(name);
    else if (references.test(name)) this.#reference = { text: '', start: -1, end: -1 };
    else if (name.startsWith('ATTRIBUTE-VALUE-')) this.#openValue(name, attributes);
    else if (name.startsWith('ATTRIBUTE-DEFINITION-')) addName(attributes, this.definitions);
    else this.#openElement(name, attributes, start);
  }

  text(placed: Placed): void {
    if (this.#skipping > 0) return;
    if (this.#formatted) this.#formatted.text(placed.text, placed.start, placed.end);
    else if (this.#reference && placed.text.trim() !== '') {
      this.#reference.text += placed.text.trim();
      if (this.#reference.start < 0) this.#reference.start = placed.start;
      this.#reference.end = placed.end;
    }
  }

  close(name: string, end: number): void {
    this.#path.pop();
    if (this.#skipping > 0) {
      this.#skipping--;
      return;
    }
    if (this.#formatted) {
      if (name === 'THE-VALUE') this.#endFormatted(end);
      else this.#formatted.close(name);
    } else if (this.#reference) {
      this.#endReference(name, this.#reference);
    } else if (name.startsWith('ATTRIBUTE-VALUE-')) {
      if (this.#value && this.#object) this.#object.values.push(this.#value);
      this.#value = null;
    } else this.#closeElement(name, end);
  }

  #openElement(name: string, attributes: Attributes, start: number): void {
    switch (name) {
      case 'SPEC-OBJECT': {
        const identifier = attributes.get('IDENTIFIER') ?? { text: '', start, end: start };
        const longName = attributes.get('LONG-NAME') ?? null;
        this.#object = { identifier, longName, type: null, values: [], start, end: start };
        break;
      }
      case 'THE-VALUE':
        if (this.#value?.kind === 'xhtml') this.#formatted = new XhtmlText();
        break;
      case 'ENUM-VALUE':
        addName(attributes, this.enumeration);
        break;
      case 'SPEC-OBJECT-TYPE':
      case 'SPEC-RELATION-TYPE':
        addName(attributes, this.types);
        break;
      case 'SPECIFICATION':
        this.#specification = { name: attributes.get('LONG-NAME') ?? null, entries: [] };
        break;
      case 'SPEC-HIERARCHY':
        if (!this.#specification) break;
        this.#specification.entries.push({ object: '', parent: this.#entries.at(-1) ?? -1 });
        this.#entries.push(this.#specification.entries.length - 1);
        break;
      case 'SPEC-RELATION':
        this.#relation = { type: '', source: '', target: null };
        break;
    }
  }

  #closeElement(name: string, end: number): void {
    switch (name) {
      case 'SPEC-OBJECT':
        if (this.#object && this.objects.length < mostObjects) this.objects.push({ ...this.#object, end });
        this.#object = null;
        break;
      case 'SPECIFICATION':
        if (this.#specification) this.specifications.push(this.#specification);
        this.#specification = null;
        this.#entries.length = 0;
        break;
      case 'SPEC-HIERARCHY':
        this.#entries.pop();
        break;
      case 'SPEC-RELATION': {
        const { type = '', source = '', target } = this.#relation ?? {};
        if (target && source !== '') this.relations.push({ type, source, target });
        this.#relation = null;
        break;
      }
    }
  }

  /** Specifications and relations have values as well, which nothing asks for. */
  #openValue(name: string, attributes: Attributes): void {
    if (!this.#object) return;
    const type = name.slice('ATTRIBUTE-VALUE-'.length);
    const kind =
      type === 'STRING'
        ? 'string'
        : type === 'XHTML'
          ? 'xhtml'
          : type === 'ENUMERATION'
            ? 'enumeration'
            : 'other';
    const value = attributes.get('THE-VALUE');
    this.#value = { definition: '', kind, values: value && kind !== 'xhtml' ? [value] : [] };
  }

  #endFormatted(end: number): void {
    const text = this.#formatted?.finish(end);
    this.#formatted = null;
    if (text && text.text !== '') this.#value?.values.push(text);
  }

  #endReference(name: string, reference: Placed): void {
    this.#reference = null;
    if (reference.text === '') return;
    const inside = this.#path.at(-1);
    if (name.startsWith('ATTRIBUTE-DEFINITION-')) {
      if (this.#value) this.#value.definition = reference.text;
    } else if (name === 'ENUM-VALUE-REF') {
      if (this.#value?.kind === 'enumeration') this.#value.values.push(reference);
    } else if (name === 'SPEC-OBJECT-TYPE-REF') {
      if (this.#object && inside === 'TYPE') this.#object.type = reference;
    } else if (name === 'SPEC-RELATION-TYPE-REF') {
      if (this.#relation && inside === 'TYPE') this.#relation.type = reference.text;
    } else if (this.#relation) {
      if (inside === 'SOURCE') this.#relation.source = reference.text;
      else if (inside === 'TARGET') this.#relation.target = reference;
    } else {
      const entry = this.#specification?.entries[this.#entries.at(-1) ?? -1];
      if (entry && inside === 'OBJECT') entry.object = reference.text;
    }
  }
}

/** Takes the name of an identifier; without one it is its own name. */
function addName(attributes: Attributes, names: Map<string, string>): void {
  const identifier = attributes.get('IDENTIFIER')?.text ?? '';
  const name = attributes.get('LONG-NAME')?.text.trim() ?? '';
  if (identifier !== '') names.set(identifier, name === '' ? identifier : name);
}
