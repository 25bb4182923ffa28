/** The canonical fields of a requirement, and three that are not decided yet when a document is read. */
export const fields = [
  'id',
  'rowNumber',
  'title',
  'description',
  'module',
  'submodule',
  'phase',
  'process',
  'step',
  'scenario',
  'priority',
  'urgency',
  'status',
  'necessity',
  'withoutIt',
  /** How people manage today, while it is not there. */
  'workaround',
  'source',
  'requester',
  'origin',
  'owner',
  'acceptance',
  'value',
  'effort',
  'parent',
  'dependsOn',
  'duplicateOf',
  'tags',
  'links',
  /** Requirements of a higher level that this one satisfies: `Covers`, `Parent`, `:satisfies:`, `derived_from`. */
  'covers',
  /** The kinds of artifacts that have to cover it, such as `dsn, utest`. */
  'needs',
  /** Its kind where a tool tells several apart: `req`, `dsn`, `comp_req`. */
  'type',
  /** Its own revision, where a format counts revisions. */
  'version',
  'test',
  'businessLine',
  'product',
  'created',
  'updated',
  'start',
  'due',
  'released',
  'decided',
  'reason',
  'creator',
  'note',
  'phaseGoal',
  'measures',
  'launch',
  'launchPilotScope',
  'launchPilotFrom',
  'launchFull',
  'training',
  'adoption',
  'satisfaction',
  /** A column called 阶段, Phase or Stage: the plan's phase or the life-cycle status, by its value. */
  'phaseOrStatus',
  /** A heading, file or folder name: it may name a module, a phase, or neither. */
  'place',
  /** A column or line that the vocabulary does not know; kept under its own name. */
  'other',
] as const;

export type Field = (typeof fields)[number];
