import { isMap, isSeq, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/** The commits of actions, by name. */
export type Pins = ReadonlyMap<string, Pin>;

export interface Pin {
  readonly commit: string;
  readonly version: string;
}

const PINNED = /^\s*- uses: (?<action>[^@\s]+)@(?<commit>[0-9a-f]{40}) # (?<version>v\d+\.\d+\.\d+)$/;

/** Reads the lines `- uses: action@commit # version`. */
export function readPins(text: string): Pins {
  const lines = text.split('\n').filter(line => line.includes('uses:'));
  return new Map(lines.map(line => {
    const groups = PINNED.exec(line)?.groups;
    if (!groups) { throw new Error(`expected "- uses: action@<40 hex digits> # v1.2.3", got "${line.trim()}"`); }
    return [groups.action, { commit: groups.commit, version: groups.version }];
  }));
}

/** What is different in jobs, by name. */
export type JobChanges = Readonly<Record<string, JobChange>>;

export interface JobChange {
  /** Instead of those which the job has. */
  readonly permissions?: Readonly<Record<string, string>>;
  /** After those which the job has. */
  readonly steps?: readonly object[];
}

/**
 * A workflow whose actions are pinned, whose checkouts keep no credentials, and whose jobs have no permissions but their own.
 *
 * @throws if an action has no pin
 */
export function hardenWorkflow(text: string, pins: Pins, changes: JobChanges = {}): string {
  const document = parseDocument(text);
  const jobs = document.get('jobs') as YAMLMap;
  if (!document.has('permissions')) {
    const workflow = document.contents as YAMLMap;
    const entry = document.createPair('permissions', {}) as Pair<never, never>;
    workflow.items.splice(workflow.items.findIndex(({ key }) => String(key) === 'jobs'), 0, entry);
  }
  for (const [name, { permissions, steps = [] }] of Object.entries(changes)) {
    const job = jobs.get(name);
    if (!isMap(job)) { throw new Error(`no job "${name}" in the workflow`); }
    if (permissions) { job.set('permissions', document.createNode(permissions)); }
    steps.forEach(step => (job.get('steps') as YAMLSeq).add(document.createNode(step)));
  }
  for (const { value: job } of jobs.items) {
    const steps = isMap(job) ? job.get('steps') : undefined;
    if (isSeq(steps)) { steps.items.filter(isMap).forEach(step => hardenStep(step, pins)); }
  }
  return document.toString({ lineWidth: 0 });
}

function hardenStep(step: YAMLMap, pins: Pins): void {
  const uses = step.get('uses', true);
  if (uses === undefined) { return; }
  const reference = uses as Scalar<string>;
  const [action] = reference.value.split('@');
  const pin = pins.get(action);
  if (!pin) { throw new Error(`the action "${action}" has no pin in projenrc/actions/action.yml`); }
  reference.value = `${action}@${pin.commit}`;
  reference.comment = ` ${pin.version}`;
  if (action === 'actions/checkout') { step.setIn(['with', 'persist-credentials'], false); }
}
