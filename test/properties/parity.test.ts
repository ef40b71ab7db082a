import { App, Yaml } from 'cdk8s';
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
const PROGRAMS = Number(process.env.PARITY_PROGRAMS ?? 200);

/** Rules that only programs can break: manifests show nothing of them. */
const PROGRAMS_ONLY = new Set(allRules().filter(({ programsOnly }) => programsOnly !== undefined).map(({ id }) => id));

/** Rules about which a program knows more than its output shows, with the reason: these findings need not be the same. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'operator-namespace-watched': 'only the program states which namespaces an operator watches that is not in its output',
  'cluster-namespace-watched': 'only the program states which namespaces an operator watches that is not in its output',
  'plugin-capability': 'only the program states the capabilities of a plugin that is not published',
  'plugin-name': 'a sidecar\'s container does not show its plugin\'s name, and operators register Services whose plugin names have underscores',
  'plugin-name-unique': 'a sidecar\'s container does not show its plugin\'s name unless something waits for its socket',
  'socket-path': 'the last part of the path is the plugin\'s name, which a sidecar\'s container does not show',
  'sidecar-volume-unique': 'the output has one volume of a name, whichever the program meant',
  'two-archiving-plugins': 'only the program states the capabilities of a plugin that is not published',
  'archiver-unmarked': 'only the program states the capabilities of a plugin that is not published',
  'tls-keys-mounted': 'only the program states which files its plugin reads through flags with other names, or in directories',
  'network-policy-ingress': 'only the program states other labels of the operator\'s pods than its product\'s, by which policies select them',
  'network-policy-egress': 'only the program states other labels of the operator\'s pods than its product\'s, by which policies select them',
  'network-policy-dns': 'only the program states other labels of the operator\'s pods than its product\'s, by which policies select them',
  'client-ca': 'a container without flags does not show which file its plugin trusts',
};

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
  const shown = (found: string[]) => found.filter(id => !PROGRAMS_ONLY.has(id));
  return { errors: shown(ids), warnings: shown(warnings), programsOnly: ids.some(id => PROGRAMS_ONLY.has(id)) };
}

/** A string that cdk8s writes without quotes: it is one by YAML 1.1, but Kubernetes reads a number, and so does the command. */
const UNQUOTED = /(?<=^ *(?:- |[^\n]*: ))0o17$/gm;

/** What the command says of the output. */
function byCommand({ objects, context }: Bypassed): Said {
  const found = judgeText(Yaml.stringify(...objects).replace(UNQUOTED, '"0o17"'), context);
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

const set = (ids: string[]) => [...new Set(ids)].sort();
const withoutExceptions = (ids: string[]) => set(ids).filter(id => !(id in EXCEPTIONS));

/** How many programs were compared, and on which side mistakes were found; excepted are those of which only the program knows. */
const count = { valid: 0, broken: 0, excepted: 0, programsOnly: 0, unwritten: 0 };

function note({ errors, programsOnly }: Said): void {
  if (errors.length > 0) { count[withoutExceptions(errors).length > 0 ? 'broken' : 'excepted']++; } else { count[programsOnly ? 'programsOnly' : 'valid']++; }
}

afterAll(() => {
  if (process.env.PARITY_PROGRAMS !== undefined) { console.log(count); }
});

test.each(KINDS.map(kind => [kind.what, kind.rule, kind] as const))('%s: %s', (_, __, { programs }) => {
  fc.assert(fc.property(programs, program => {
    const output = bypassed(program);
    if (output === undefined) {
      count.unwritten++;
      return;
    }
    const [synthesis, command] = [bySynthesis(program), byCommand(output)];
    note(synthesis);
    // a constructor throws before there is an app to judge: what it says is a part of what the command says of the whole output
    expect(set(command.errors)).toEqual(expect.arrayContaining(withoutExceptions(synthesis.errors)));
    if (synthesis.errors.length === 0 && !synthesis.programsOnly) {
      expect({ errors: set(command.errors), warnings: withoutExceptions(command.warnings) })
        .toEqual({ errors: [], warnings: withoutExceptions(synthesis.warnings) });
    }
  }), { numRuns: Math.ceil(PROGRAMS / KINDS.length) });
});
