/**
 * The answers to the queries of `warehouse/queries`, counted in plain loops over what was made. Slow and obvious on
 * purpose; takes repositories one after another, and keeps of each what the answers need.
 */
import {
  days,
  type MadeReference,
  type MadeRepository,
  type MadeRequirement,
  phaseIds,
} from './organisation.ts';

export type Answer = Readonly<Record<string, string | number | null>>;

interface State {
  readonly repository: string;
  readonly day: string;
  readonly requirements: readonly MadeRequirement[];
  /** How often the code names a requirement, by `repository` and `id`. */
  readonly implementing: ReadonlyMap<string, number>;
  readonly verifying: ReadonlyMap<string, number>;
}

const nameOf = (repository: string, id: string): string => `${repository}\n${id}`;

export class NaiveAnswers {
  readonly #states: State[] = [];
  references = 0;
  requirements = 0;

  add({ name, day, requirements, references }: MadeRepository): void {
    const implementing = new Map<string, number>();
    const verifying = new Map<string, number>();
    for (const reference of references) count(reference, implementing, verifying);
    this.#states.push({ repository: name, day, requirements, implementing, verifying });
    this.references += references.length;
    this.requirements += requirements.length;
  }

  unplacedByOwner(): readonly Answer[] {
    const found = new Map<
      string,
      { repositories: Set<string>; all: number; module: number; phase: number }
    >();
    for (const { repository, requirements } of this.#on(days[1])) {
      for (const { module, phase, status, responsible, businessLine } of requirements) {
        if (status === 'rejected' || (module !== null && phase !== null)) continue;
        const key = JSON.stringify([responsible ?? '', businessLine]);
        const known = found.get(key) ?? { repositories: new Set(), all: 0, module: 0, phase: 0 };
        known.repositories.add(repository);
        known.all++;
        if (module === null) known.module++;
        if (phase === null) known.phase++;
        found.set(key, known);
      }
    }
    return [...found].map(([key, { repositories, all, module, phase }]) => {
      const [owner, team] = JSON.parse(key) as [string, string];
      return {
        owner,
        team,
        repositories: repositories.size,
        unplaced: all,
        without_module: module,
        without_phase: phase,
      };
    });
  }

  coverageByPhase(): readonly Answer[] {
    const rows: Answer[] = [];
    for (const day of days.filter((each) => this.#states.some((state) => state.day === each))) {
      const states = this.#on(day);
      const implemented = new Set(states.flatMap(({ implementing }) => [...implementing.keys()]));
      const verified = new Set(states.flatMap(({ verifying }) => [...verifying.keys()]));
      for (const { repository, requirements } of states) {
        for (const [position, phase] of phaseIds.entries()) {
          const members = requirements.filter((each) => each.phase === phase && each.status !== 'rejected');
          if (members.length === 0) continue;
          const names = members.map(({ id }) => nameOf(repository, id));
          rows.push({
            day,
            repository,
            phase_position: position,
            phase_id: phase,
            phase_name: `第${position + 1}期`,
            requirements: members.length,
            implemented: names.filter((name) => implemented.has(name)).length,
            verified: names.filter((name) => verified.has(name)).length,
            released: members.filter(({ status }) => status === 'released').length,
          });
        }
      }
    }
    return rows;
  }

  implementedInSeveral(): readonly Answer[] {
    const states = this.#on(days[1]);
    const titles = new Map<string, string>();
    for (const { repository, requirements } of states) {
      for (const { id, title } of requirements) titles.set(nameOf(repository, id), title);
    }
    const found = new Map<string, Map<string, number>>();
    for (const { repository, implementing } of states) {
      for (const [name, places] of implementing) {
        if (!titles.has(name)) continue;
        const known = found.get(name) ?? new Map<string, number>();
        known.set(repository, places);
        found.set(name, known);
      }
    }
    return [...found]
      .filter(([, where]) => where.size > 1)
      .map(([name, where]) => {
        const [repository = '', id = ''] = name.split('\n');
        return {
          repository,
          requirement_key: id,
          title: titles.get(name) ?? '',
          repositories: where.size,
          implemented_in: [...where.keys()].sort().join(', '),
          places: [...where.values()].reduce((sum, each) => sum + each, 0),
        };
      });
  }

  drift(): readonly Answer[] {
    const rows: Answer[] = [];
    const later = new Map(this.#on(days[1]).map((state) => [state.repository, state]));
    for (const { repository, requirements } of this.#on(days[0])) {
      const before = new Map(requirements.map((each) => [each.id, each]));
      const after = new Map(later.get(repository)?.requirements.map((each) => [each.id, each]));
      for (const id of new Set([...before.keys(), ...after.keys()])) {
        const [was, is] = [before.get(id), after.get(id)];
        const row = (change: string, from: string | null, to: string | null): void => {
          rows.push({
            repository,
            requirement_key: id,
            title: (is ?? was)?.title ?? '',
            change,
            was: from,
            became: to,
          });
        };
        const place = (each: MadeRequirement): string =>
          [each.module, each.phase].filter((part) => part !== null).join(' · ');
        if (is && !was) row('new', null, place(is));
        else if (was && !is) row('gone', place(was), null);
        else if (was && is) {
          if (was.module !== is.module) row('moved', was.module, is.module);
          if (was.phase !== is.phase) row('re-phased', was.phase, is.phase);
        }
      }
    }
    return rows;
  }

  currentPhaseWithoutCode(): readonly Answer[] {
    const states = this.#on(days[1]);
    const implemented = new Set(states.flatMap(({ implementing }) => [...implementing.keys()]));
    const words = {
      proposed: '待评审',
      planned: '已排期',
      developing: '研发中',
      released: '已上线',
      rejected: '',
    };
    return states.flatMap(({ repository, day, requirements }) => {
      const position = day === days[0] ? 0 : 1;
      return requirements
        .filter(({ phase, status }) => phase === phaseIds[position] && status !== 'rejected')
        .filter(({ id }) => !implemented.has(nameOf(repository, id)))
        .map(({ id, title, status, responsible, path, line }) => ({
          repository,
          phase_name: `第${position + 1}期`,
          requirement_key: id,
          title,
          status: words[status],
          responsible,
          document: path,
          line: line + 1,
        }));
    });
  }

  /** Each repository in its newest state up to a day. */
  #on(day: string): readonly State[] {
    const newest = new Map<string, State>();
    for (const state of this.#states) {
      const known = newest.get(state.repository);
      if (state.day <= day && (!known || known.day < state.day)) newest.set(state.repository, state);
    }
    return [...newest.values()];
  }
}

function count(
  { kind, target, id }: MadeReference,
  implementing: Map<string, number>,
  verifying: Map<string, number>,
): void {
  const map = kind === 'implements' ? implementing : kind === 'verifies' ? verifying : null;
  const name = nameOf(target, id);
  map?.set(name, (map.get(name) ?? 0) + 1);
}
