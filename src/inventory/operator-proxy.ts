import type { Inventory } from './inventory';
import { OperatorPods } from './operator-pods';
import { standalonePluginsIn } from './plugins';
import { asRecords, asString } from '../values/narrow';
import { hasFeature } from '../values/release';

/** What an operator's environment says of proxies. */
export interface ProxyInput {
  /** The variable that names the proxy. */
  readonly proxy: string;
  readonly noProxy: string;
  /** The addresses, without ports, at which the operator calls plugins. */
  readonly hosts: string[];
}

/** What gRPC makes of an operator's environment; nothing without a proxy, or where the exceptions are not written there. */
export function proxyInputOf({ manager, operator, deployment }: OperatorPods, inventory: Inventory): ProxyInput | undefined {
  const variables = asRecords(manager?.container.env).filter(({ value }) => value !== '');
  const named = (name: string) => variables.filter(variable => [name, name.toLowerCase()].includes(variable.name)).pop();
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
  return { proxy: proxy.name, noProxy, hosts };
}

/** The first address that goes through the proxy, if one does. An exception that begins with a dot is about what ends with it. */
export function proxiedOf({ noProxy, hosts }: ProxyInput): string | undefined {
  const exceptions = noProxy.toLowerCase().split(',').map(one => one.trim().replace(/:\d+$/, '')).filter(one => one !== '');
  return hosts.find(host => !exceptions.some(one => one === '*' || one === host || host.endsWith(`.${one.replace(/^\*?\./, '')}`)));
}
