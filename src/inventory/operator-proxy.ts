import type { Inventory } from './inventory';
import { OperatorPods } from './operator-pods';
import { standalonePluginsIn } from './plugins';
import { asRecord, asString, isFilledInLater } from '../values/narrow';
import { hasFeature } from '../values/release';

/** The proxies in an operator's environment. */
export interface ProxyInput {
  /** The variable that names the proxy. */
  readonly proxy: string;
  /** Where NO_PROXY is in the environment, else the proxy. */
  readonly index: number;
  readonly noProxy: string;
  /** The addresses, without ports, at which the operator calls plugins. */
  readonly hosts: string[];
}

/** How gRPC reads an operator's environment; nothing without a proxy, or where the exceptions come from elsewhere. */
export function proxyInputOf({ manager, operator, deployment }: OperatorPods, inventory: Inventory): ProxyInput | undefined {
  const variables: unknown[] = Array.isArray(manager?.container.env) ? manager.container.env : [];
  const named = (name: string) => variables.map((one, index) => ({ ...asRecord(one), index }) as Record<string, any>)
    .filter(variable => [name, name.toLowerCase()].includes(variable.name) && variable.value !== '').pop();
  const [proxy, exceptions] = [named('HTTPS_PROXY'), named('NO_PROXY')];
  const noProxy = exceptions === undefined ? '' : asString(exceptions.value);
  if (!proxy || noProxy === undefined || isFilledInLater(noProxy)) {
    return undefined;
  }
  const plugins = standalonePluginsIn(inventory).filter(({ distribution }) => distribution === operator.distribution);
  const services = plugins.map(({ service }) => service.name);
  const bare = operator.version !== undefined && !hasFeature(operator.version, ['1.28.4', '1.29.2', '1.30.0']);
  const namespace = deployment.namespace ?? operator.namespace ?? operator.distribution.operatorNamespace;
  const hosts = (services.length > 0 ? services : ['plugin']).map(name => bare ? name : `${name}.${namespace}.svc`);
  return { proxy: proxy.name, index: (exceptions ?? proxy).index, noProxy, hosts };
}

/** The addresses that are reached through the proxy. An exception that begins with a dot covers what ends with it. */
export function proxiedOf({ noProxy, hosts }: ProxyInput): string[] {
  const exceptions = noProxy.toLowerCase().split(',').map(one => one.trim().replace(/:\d+$/, '')).filter(one => one !== '');
  return hosts.filter(host => !exceptions.some(one => one === '*' || one === host || host.endsWith(`.${one.replace(/^\*?\./, '')}`)));
}
