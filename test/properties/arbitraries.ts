import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { Distribution, DistributionProps, Operator, OperatorAttributes } from '../../src';
import { OperatorFacts } from '../support/oracle';

/** An object in which every property may be missing: absent is what users write, not undefined. */
export function options<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Partial<T>>;
}

/** An object in which every property is present. */
export function all<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** A value, or undefined. */
export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

/** Words that YAML does not take for strings unless they are quoted. */
const DECEPTIVE = fc.constantFrom('true', 'no', 'on', 'y', 'null', '123', '0o17', '1_000', '1e3', '1.5', '0x1F', '12-30-45');

/** A DNS-1035 label; most are short, some as long as a base for longer names can be. */
export const label: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z]([-a-z0-9]{0,8}[a-z0-9])?$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z][-a-z0-9]{55}[a-z0-9]$/) },
);

/** A DNS-1123 label, as containers and namespaces have it. */
export const dnsLabel: fc.Arbitrary<string> = fc.oneof(label, fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/));

/** A DNS-1123 subdomain. */
export const subdomain: fc.Arbitrary<string> = fc.array(fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,8}[a-z0-9])?$/), { minLength: 1, maxLength: 5 })
  .map(parts => parts.join('.'));

/** A plugin name: mostly as plugins have them, sometimes anything that the rule allows. */
export const pluginName: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.stringMatching(/^[a-z]([-a-z0-9]{0,8}[a-z0-9])?$/), subdomain).map(parts => parts.join('.').slice(0, 63).replace(/[-.]+$/, '')) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9]([-A-Za-z0-9.]{0,61}[A-Za-z0-9])?$/) },
  { weight: 1, arbitrary: DECEPTIVE.filter(word => !word.includes('_')) },
);

/** A DNS name that cannot be taken for an IP address. */
export const hostName: fc.Arbitrary<string> = subdomain.filter(name => !/^[\d.]+$/.test(name));

/** A DNS name for certificates. */
export const dnsName: fc.Arbitrary<string> = fc.oneof(hostName, hostName.map(name => name.toUpperCase()), subdomain.map(name => `*.${name}`));

export const image: fc.Arbitrary<string> = fc.tuple(subdomain, fc.constantFrom(':1.0.0', ':latest', '', `@sha256:${'0'.repeat(64)}`))
  .map(([name, tag]) => `${name}/plugin${tag}`);

export const port: fc.Arbitrary<number> = fc.oneof(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(1, 443, 9090, 8080, 65535));

export const portName: fc.Arbitrary<string> = fc.stringMatching(/^[a-z]([-a-z0-9]{0,13}[a-z0-9])?$/).filter(name => !name.includes('--'));

/** Keys of labels and annotations: half of them of a few, so that they meet. */
const qualifiedName = fc.oneof(
  fc.constantFrom('app', 'team', 'app.kubernetes.io/name', 'example.com/team'),
  fc.tuple(fc.constantFrom('', 'example.com/'), fc.stringMatching(/^[A-Za-z]([-A-Za-z0-9_.]{0,8}[A-Za-z0-9])?$/)).map(parts => parts.join('')),
);

const labelValue = fc.oneof(fc.stringMatching(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,20}[A-Za-z0-9])?)?$/), DECEPTIVE);

/** Text of any kind, as in annotations and parameters. */
export const text: fc.Arbitrary<string> = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20, unit: 'grapheme' }), DECEPTIVE,
  fc.constantFrom('', ' ', '\n', 'a\nb\n', 'a: b', '- a', '# a', '{{ a }}', '$(A)', '"', '\'', '|', '=', '<<', '~', 'é', '{"a":[1]}'));

export const labels: fc.Arbitrary<Record<string, string>> = fc.dictionary(qualifiedName, labelValue, { maxKeys: 3, noNullPrototype: true });

export const annotations: fc.Arbitrary<Record<string, string>> = fc.dictionary(qualifiedName, text, { maxKeys: 3, noNullPrototype: true });

/** A path of one to three directories, with a first letter that keeps paths of several kinds apart. */
export function directory(first: string): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(`^/${first}[a-z0-9]{0,6}(/[a-z0-9]([-._a-z0-9]{0,4}[a-z0-9])?){0,2}$`));
}

const RELEASES = ['1.26.0', '1.26.2', '1.26.3', '1.27.1', '1.27.2', '1.28.0', '1.28.4', '1.29.1', '1.29.2', '1.30.0', 'v1.30.1', '1.31.0-rc1', '1.30', '2.0.0'];

/** Releases that do not know the annotation pluginServerName. */
export const WITHOUT_SERVER_NAME = ['1.26.0', '1.26.2', '1.27.1'];

/** An operator that is installed by something else; without attributes it is the app's default. */
export interface OperatorScenario {
  readonly distribution: 'EDB' | 'CLOUDNATIVE_PG' | DistributionProps;
  readonly attributes?: Partial<OperatorAttributes>;
  readonly placement: 'app' | 'chart';
}

const distribution: fc.Arbitrary<OperatorScenario['distribution']> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('EDB' as const, 'CLOUDNATIVE_PG' as const) },
  {
    weight: 1,
    arbitrary: all<DistributionProps>({
      name: fc.constant('Fork'),
      apiGroup: subdomain.map(name => `api.${name}`),
      keyPrefix: subdomain.map(name => `key.${name}`),
      operatorNamespace: label,
      operatorDeploymentName: label,
      operatorPodLabels: fc.constant({ fork: 'yes' }),
    }),
  },
);

const attributes: fc.Arbitrary<Partial<OperatorAttributes>> = options<OperatorAttributes>({
  namespace: dnsLabel,
  version: fc.constantFrom(...RELEASES),
  kubernetesVersion: fc.constantFrom('1.29', '1.29.0', 'v1.33.1', '1.34.0-rc.0', '2.0'),
  deploymentName: subdomain,
  serviceAccountName: subdomain,
  podLabels: labels.filter(found => Object.keys(found).length > 0),
  watchedNamespaces: fc.array(dnsLabel, { maxLength: 2 }),
}).map(given => given.watchedNamespaces?.length && given.namespace
  ? { ...given, watchedNamespaces: [...given.watchedNamespaces, given.namespace] }
  : { ...given, watchedNamespaces: [] });

/** Operators on which standalone plugins can be installed. */
export const operator: fc.Arbitrary<OperatorScenario> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<OperatorScenario>({ distribution: 'EDB', placement: 'app' }) },
  { weight: 5, arbitrary: all<OperatorScenario>({ distribution, attributes, placement: fc.constantFrom('app', 'chart') }) },
);

export function distributionOf({ distribution: given }: OperatorScenario): Distribution {
  return typeof given === 'string' ? Distribution[given] : Distribution.of(given);
}

/** Makes the operator; none where the constructs are to use the default. */
export function defineOperator(app: App, chart: Chart, scenario: OperatorScenario, id = 'operator'): Operator | undefined {
  const scope = scenario.placement === 'app' ? app : chart;
  return scenario.attributes && Operator.fromAttributes(scope, id, { distribution: distributionOf(scenario), ...scenario.attributes });
}

/** The same operator in the oracle's words. */
export function operatorFacts(scenario: OperatorScenario): OperatorFacts {
  const { keyPrefix, apiGroup, operatorNamespace } = distributionOf(scenario);
  const { namespace = operatorNamespace, version, socketDirectory, watchedNamespaces } = scenario.attributes ?? {};
  return { keyPrefix, apiGroup, namespace, version, socketDirectory, watchNamespaces: watchedNamespaces };
}
