import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { CLUSTER_MISTAKES } from './cluster-mistakes';
import { clusterApp, clusterScenario } from './cluster-scenario';
import { errorOf, idsIn, Kind } from './mistakes';
import { readFilesAtOnce } from './operator-manifest';
import { SIDECAR_MISTAKES } from './sidecar-mistakes';
import { STANDALONE_MISTAKES } from './standalone-mistakes';
import { standaloneApp, standaloneScenario } from './standalone-scenario';
import { allRules } from '../../src/rules/catalogue';
import { Bypassed, withoutRules } from '../support/bypass';
import { judgeText } from '../support/verdicts';

/**
 * What synthesis says of a program equals what the command says of its output, written with no rule in the way, rule by rule.
 *
 *   PARITY_PROGRAMS=5000 npx jest test/properties/parity
 */
const PROGRAMS = Number(process.env.PARITY_PROGRAMS ?? 400);

/** Rules that only programs can break: manifests show nothing of them. */
const PROGRAMS_ONLY = new Set(allRules().filter(({ programsOnly }) => programsOnly !== undefined).map(({ id }) => id));

/** Rules about which the two know different things, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

const KINDS: Kind[] = [
  { what: 'a plugin', rule: '', programs: standaloneScenario.map(scenario => () => standaloneApp(scenario)) },
  { what: 'clusters', rule: '', programs: clusterScenario.map(scenario => () => clusterApp(scenario).app) },
  ...STANDALONE_MISTAKES, ...CLUSTER_MISTAKES, ...SIDECAR_MISTAKES,
];

beforeEach(() => readFilesAtOnce());
afterEach(() => jest.restoreAllMocks());

interface Said { readonly errors: string[]; readonly warnings: string[]; readonly programsOnly: boolean }

/** What a program says itself: by an error of a constructor, or when it is synthesized. */
function bySynthesis(program: () => App): Said {
  const emitted = jest.spyOn(process, 'emitWarning').mockImplementation();
  const ids = idsIn(errorOf(() => program().synthYaml()));
  const warnings = emitted.mock.calls.map(([, options]) => `${(options as any).code}`);
  emitted.mockRestore();
  return { errors: ids.filter(id => !PROGRAMS_ONLY.has(id)), warnings: warnings.filter(id => !PROGRAMS_ONLY.has(id)), programsOnly: ids.some(id => PROGRAMS_ONLY.has(id)) };
}

/** What the command says of the output. */
function byCommand({ text, context }: Bypassed): Said {
  const found = judgeText(text, context);
  const of = (severity: string) => found.filter(verdict => verdict.severity === severity).map(({ id }) => id);
  return { errors: of('error'), warnings: of('warning'), programsOnly: false };
}

function bypassed(program: () => App): Bypassed | undefined {
  try {
    return withoutRules(program);
  } catch {
    // cdk8s itself writes no such object
    return undefined;
  }
}

const set = (ids: string[]) => [...new Set(ids)].filter(id => !(id in EXCEPTIONS)).sort();

test.each(KINDS.map(kind => [kind.what, kind.rule, kind] as const))('%s: %s', (_, __, { programs }) => {
  fc.assert(fc.property(programs, program => {
    const output = bypassed(program);
    if (output === undefined) { return; }
    const [synthesis, command] = [bySynthesis(program), byCommand(output)];
    // a constructor throws before there is an app to judge: what it says is a part of what the command says of the whole output
    expect(set(command.errors)).toEqual(expect.arrayContaining(set(synthesis.errors)));
    expect(synthesis.errors.length > 0 || synthesis.programsOnly).toBe(set(command.errors).length > 0 || synthesis.programsOnly);
    if (synthesis.errors.length === 0 && !synthesis.programsOnly) {
      expect(set(synthesis.warnings)).toEqual(set(command.warnings));
    }
  }), { numRuns: Math.ceil(PROGRAMS / KINDS.length) });
});
