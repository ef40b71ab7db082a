import { postgresqlSize } from '../../values/postgresql-value';
import { nanos } from '../../values/quantity';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { setting } from '../engine/cluster-settings';
import { webhook } from '../engine/source';

const COMPARED = ['cpu', 'memory', 'ephemeral-storage'];

/** A quantity that counts: one that is stated, and not zero. */
function amount({ spec }: ClusterInput, kind: 'requests' | 'limits', name: string): bigint | undefined {
  return nanos(spec.resources?.[kind]?.[name]) || undefined;
}

/** Which huge pages are asked for. The operator looks at them since its release 1.26.1. */
function hugePages(input: ClusterInput): string[] {
  const { resources } = input.spec;
  if (!operatorSupports(input, ['1.26.1'])) {
    return [];
  }
  return [...new Set([...Object.keys(resources?.limits ?? {}), ...Object.keys(resources?.requests ?? {})])].filter(name => name.startsWith('hugepages-'));
}

/** What is set aside is no more than what may be used. */
export const requestWithinLimit: ClusterRule = {
  id: 'request-within-limit',
  severity: 'error',
  title: 'A request is within its limit',
  symptom: 'the operator refuses the Cluster ("request is greater than the limit")',
  cause: 'Kubernetes sets the request aside and never gives more than the limit',
  fix: 'lower the request, or raise the limit',
  source: webhook(829),
  field: 'spec.resources',
  check: input => COMPARED.map(name => {
    const [request, limit] = [amount(input, 'requests', name), amount(input, 'limits', name)];
    const { requests, limits } = input.spec.resources ?? {};
    return request !== undefined && limit !== undefined && request > limit
      ? `resources.requests.${name} "${requests![name]}" is more than resources.limits.${name} "${limits![name]}"`
      : undefined;
  }).find(wrong => wrong !== undefined),
};

/** Huge pages are not overcommitted. */
export const hugePagesEqual: ClusterRule = {
  id: 'huge-pages-equal',
  severity: 'error',
  title: 'Huge pages are requested up to their limit',
  symptom: 'the operator refuses the Cluster ("HugePages requests must equal the limits")',
  cause: 'Kubernetes does not overcommit huge pages',
  fix: 'state the same quantity as request and as limit, or only one of them',
  source: webhook(897),
  releases: 'from 1.26.1 on',
  field: 'spec.resources',
  check: input => {
    const { requests = {}, limits = {} } = input.spec.resources ?? {};
    const wrong = hugePages(input).find(name => name in requests && name in limits && nanos(requests[name]) !== nanos(limits[name]));
    return wrong && `resources.requests.${wrong} "${requests[wrong]}" is not resources.limits.${wrong} "${limits[wrong]}"`;
  },
};

/** Kubernetes gives huge pages only to pods that ask for something else too. */
export const hugePagesAlone: ClusterRule = {
  id: 'huge-pages-alone',
  severity: 'error',
  title: 'Huge pages come with CPU or memory',
  symptom: 'the operator refuses the Cluster ("HugePages require cpu or memory")',
  cause: 'Kubernetes takes no pod that asks for huge pages alone',
  fix: 'state a request or a limit for cpu or memory',
  source: webhook(897),
  releases: 'from 1.26.1 on',
  field: 'spec.resources',
  check: input => {
    const [pages] = hugePages(input);
    const others = ['cpu', 'memory'].some(name => amount(input, 'requests', name) ?? amount(input, 'limits', name));
    return pages !== undefined && !others ? `resources has ${pages}, and neither cpu nor memory` : undefined;
  },
};

/** PostgreSQL's cache fits into the memory that is set aside, or into huge pages of one size. */
export const sharedBuffersMemory: ClusterRule = {
  id: 'shared-buffers-memory',
  severity: 'error',
  title: 'PostgreSQL\'s cache fits into its memory',
  symptom: 'the operator refuses the Cluster ("Memory request is lower than PostgreSQL `shared_buffers` value")',
  cause: 'PostgreSQL allocates shared_buffers when it starts',
  fix: 'request more memory (a quarter of it is a usual shared_buffers), or lower shared_buffers',
  source: webhook(923),
  field: 'spec.resources.requests',
  check: input => {
    const stated = setting(input, 'shared_buffers') ?? '';
    const [buffers, memory] = [postgresqlSize(stated), amount(input, 'requests', 'memory')];
    if (buffers === undefined || memory === undefined || buffers <= memory) {
      return undefined;
    }
    const { requests = {}, limits = {} } = input.spec.resources ?? {};
    const fits = hugePages(input).some(name => buffers <= (nanos(limits[name] ?? requests[name]) ?? BigInt(0)));
    return fits ? undefined : `postgresql.parameters.shared_buffers "${stated}" is more than resources.requests.memory "${requests.memory}"`;
  },
};
