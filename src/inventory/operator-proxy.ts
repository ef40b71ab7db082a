import type { Inventory } from './inventory';
import { OperatorPods } from './operator-pods';
import { standalonePluginsIn } from './plugins';
import { asRecord, asString } from '../values/narrow';
import { hasFeature } from '../values/release';

/** The proxy settings in an operator's environment. */
export interface ProxyInput {
  /** Name of the variable with the proxy. */
  readonly proxy: string;
  /** Index of NO_PROXY in the environment, or of the proxy's variable if it is not set. */
  readonly index: number;
  readonly noProxy: string;
  /** The host names at which the operator calls plugins. */
  readonly hosts: string[];
}

/** The proxy settings as gRPC reads them; undefined without a proxy, or if the exceptions are not literal values. */
export function proxyInputOf({ manager, operator, deployment }: OperatorPods, inventory: Inventory): ProxyInput | undefined {
  const variables: unknown[] = Array.isArray(manager?.container.env) ? manager.container.env : [];
  const named = (name: string) => variables.map((one, index) => ({ ...asRecord(one), index }) as Record<string, any>)
    .filter(variable => [name, name.toLowerCase()].includes(variable.name) && variable.value !== '').pop();
  const [proxy, exceptions] = [named('HTTPS_PROXY'), named('NO_PROXY')];
  const noProxy = exceptions === undefined ? '' : asString(exceptions.value);
  if (!proxy || noProxy === undefined) {
    return undefined;
  }
  const plugins = standalonePluginsIn(inventory).filter(({ distribution }) => distribution === operator.distribution);
  const services = plugins.map(({ service }) => service.name);
  const bare = operator.version !== undefined && !hasFeature(operator.version, ['1.28.4', '1.29.2', '1.30.0']);
  const namespace = deployment.namespace ?? operator.namespace ?? operator.distribution.operatorNamespace;
  const hosts = (services.length > 0 ? services : ['plugin']).map(name => bare ? name : `${name}.${namespace}.svc`);
  return { proxy: proxy.name, index: (exceptions ?? proxy).index, noProxy, hosts };
}

/** The hosts whose traffic goes through the proxy. An exception that begins with a dot matches all hosts that end with it. */
export function proxiedOf({ noProxy, hosts }: ProxyInput): string[] {
  const exceptions = noProxy.toLowerCase().split(',').map(one => one.trim().replace(/:\d+$/, '')).filter(one => one !== '');
  return hosts.filter(host => !exceptions.some(one => one === '*' || one === host || host.endsWith(`.${one.replace(/^\*?\./, '')}`)));
}
