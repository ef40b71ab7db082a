import { formatValue } from '../../values/format-value';
import { asRecord } from '../../values/narrow';
import { postgresqlSize } from '../../values/postgresql-value';
import { nanos } from '../../values/quantity';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { setting } from '../engine/cluster-settings';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { isLater } from '../engine/spec-values';

const COMPARED = ['cpu', 'memory', 'ephemeral-storage'];
const MEGABYTE = nanos('1Mi')!;

/** A quantity as it is written, or nothing. */
function written({ spec }: ClusterInput, kind: 'requests' | 'limits', name: string): unknown {
  return spec.resources?.[kind]?.[name];
}

/** A quantity that counts: a valid one that is not zero. */
function amount(input: ClusterInput, kind: 'requests' | 'limits', name: string): bigint | undefined {
  return nanos(written(input, kind, name)) || undefined;
}

/** A quantity in a text: the user may have written a number. */
function formatAmount(value: unknown): string {
  return formatValue(`${value as any}`);
}

/** The sizes of huge pages in requests and limits; operators before 1.26.1 do not look at them. */
function hugePages(input: ClusterInput): string[] {
  const { resources } = input.spec;
  if (!operatorSupports(input, ['1.26.1'])) {
    return [];
  }
  return [...new Set([resources?.limits, resources?.requests].flatMap(list => Object.keys(asRecord(list))))].filter(name => name.startsWith('hugepages-'));
}

/** Whether there may be quantities that the app provides later. */
function isIncomplete({ spec: { resources } }: ClusterInput): boolean {
  return [resources, resources?.requests, resources?.limits].some(isLater);
}

/** A limit of zero is not a limit to the operator. */
export const requestWithinLimit: ClusterRule = {
  id: 'request-within-limit',
  severity: 'error',
  title: 'A resource request must not be greater than its limit',
  symptom: 'the operator\'s webhook rejects the Cluster ("request is greater than the limit")',
  cause: 'Kubernetes reserves the request for the pod, and never lets the pod use more than the limit',
  fix: 'lower the request, or raise the limit',
  source: webhook(829),
  field: 'spec.resources.requests',
  check: input => COMPARED.flatMap(name => {
    const [request, limit] = [amount(input, 'requests', name), amount(input, 'limits', name)];
    if (request === undefined || limit === undefined || request <= limit) { return []; }
    const [lower, upper] = [written(input, 'requests', name), written(input, 'limits', name)].map(formatAmount);
    return [{
      path: [name],
      message: `${lower} is invalid: expected at most resources.limits.${name}, which is ${upper}`,
      fix: `lower resources.requests.${name} to ${upper}, or raise resources.limits.${name} to ${lower}`,
    }];
  }),
};

/** The same amount may be written in two ways. */
export const hugePagesEqual: ClusterRule = {
  id: 'huge-pages-equal',
  severity: 'error',
  title: 'A request for huge pages must equal its limit',
  symptom: 'the operator\'s webhook rejects the Cluster ("HugePages requests must equal the limits")',
  cause: 'Kubernetes does not overcommit huge pages',
  fix: 'set the same quantity as request and as limit, or remove the request',
  source: webhook(897),
  releases: 'from 1.26.1 on',
  field: 'spec.resources.requests',
  check: input => hugePages(input).flatMap(name => {
    const [request, limit] = [written(input, 'requests', name), written(input, 'limits', name)];
    const [requested, limited] = [nanos(request), nanos(limit)];
    return requested === undefined || limited === undefined || requested === limited ? [] : [{
      path: [name],
      message: `${formatAmount(request)} is invalid: expected resources.limits.${name}, which is ${formatAmount(limit)}`,
      fix: `set resources.requests.${name} to ${formatAmount(limit)}, or remove it`,
    }];
  }),
};

/** Requests and limits count, whichever of them there is. */
export const hugePagesAlone: ClusterRule = {
  id: 'huge-pages-alone',
  severity: 'error',
  title: 'Huge pages must be combined with CPU or memory',
  symptom: 'the operator\'s webhook rejects the Cluster ("HugePages require cpu or memory")',
  cause: 'Kubernetes rejects pods with huge pages that have neither CPU nor memory',
  fix: 'set a request or a limit for cpu or memory',
  source: webhook(897),
  releases: 'from 1.26.1 on',
  field: 'spec.resources',
  check: input => {
    const [pages] = hugePages(input);
    // what is not a quantity is another rule's mistake
    const hasOthers = ['cpu', 'memory'].some(name => (['requests', 'limits'] as const)
      .some(kind => written(input, kind, name) !== undefined && nanos(written(input, kind, name)) !== 0n));
    if (pages === undefined || hasOthers || isIncomplete(input)) { return undefined; }
    return [{ path: [written(input, 'limits', pages) === undefined ? 'requests' : 'limits', pages], message: 'requires a request or a limit for cpu or memory' }];
  },
};

/** PostgreSQL may also allocate its cache in huge pages, of one size. */
export const sharedBuffersMemory: ClusterRule = {
  id: 'shared-buffers-memory',
  severity: 'error',
  title: 'The memory request must not be less than `shared_buffers`',
  symptom: 'the operator\'s webhook rejects the Cluster ("Memory request is lower than PostgreSQL `shared_buffers` value")',
  cause: 'PostgreSQL allocates shared_buffers when it starts',
  fix: 'raise resources.requests.memory (four times shared_buffers is usual), or lower postgresql.parameters.shared_buffers',
  source: webhook(923),
  field: 'spec.resources.requests.memory',
  check: input => {
    const text = setting(input, 'shared_buffers') ?? '';
    const [buffers, memory] = [postgresqlSize(text), amount(input, 'requests', 'memory')];
    if (buffers === undefined || memory === undefined || buffers <= memory || isIncomplete(input)) {
      return undefined;
    }
    const fits = hugePages(input).some(name => buffers <= (nanos(written(input, 'limits', name) ?? written(input, 'requests', name)) ?? 0n));
    return fits ? undefined : [memoryMistake(input, text, buffers, memory)];
  },
};

function memoryMistake(input: ClusterInput, text: string, buffers: bigint, memory: bigint): Mistake {
  const quarter = memory / 4n / MEGABYTE;
  const lower = quarter > 0n ? ` to ${formatValue(`${quarter}MB`)} (a quarter of the memory)` : '';
  // rounded up to whole mebibytes
  const enough = (buffers * 4n + MEGABYTE - 1n) / MEGABYTE;
  return {
    message: `${formatAmount(written(input, 'requests', 'memory'))} is too small: expected at least postgresql.parameters.shared_buffers, which is ${formatValue(text)}`,
    fix: `raise resources.requests.memory to ${formatValue(mebibytes(enough))} (four times shared_buffers), or lower postgresql.parameters.shared_buffers${lower}`,
  };
}

function mebibytes(count: bigint): string {
  return count % 1024n === 0n ? `${count / 1024n}Gi` : `${count}Mi`;
}
