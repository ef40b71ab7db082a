import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import { Expression, Manifest, NamedEntry } from './model';
import { Backup } from '../backup/backup';
import { ScheduledBackup } from '../backup/scheduled-backup';
import { BarmanCloudNames } from '../catalog/barman-cloud/barman-cloud-names';
import { BarmanCloudPlugin } from '../catalog/barman-cloud/barman-cloud-plugin';
import { ClusterWithPlugins } from '../cluster/cluster-with-plugins';
import { Distribution } from '../contracts/distribution';
import { Database } from '../database/database';
import { DatabaseRole } from '../database/database-role';
import { Publication } from '../database/publication';
import { Subscription } from '../database/subscription';
import { ClusterImageCatalog } from '../image-catalog/cluster-image-catalog';
import { ImageCatalog } from '../image-catalog/image-catalog';
import { ObjectStore } from '../object-store/object-store';
import { Operator } from '../operator/operator';
import { Plugin } from '../plugin/plugin';
import { Pooler } from '../pooler/pooler';

/** The classes that programs use. */
const CLASSES: Readonly<Record<string, any>> = {
  'cdk8s.ApiObject': ApiObject,
  'cdk8s.App': App,
  'cdk8s.Chart': Chart,
  'cdk8s.JsonPatch': JsonPatch,
  'k8s.IntOrString': k8s.IntOrString,
  'k8s.Quantity': k8s.Quantity,
  Backup,
  BarmanCloudNames,
  BarmanCloudPlugin,
  ClusterImageCatalog,
  ClusterWithPlugins,
  Database,
  DatabaseRole,
  Distribution,
  ImageCatalog,
  ObjectStore,
  Operator,
  Plugin,
  Pooler,
  Publication,
  ScheduledBackup,
  Subscription,
};

/** A variable whose statement failed. */
export class MissingVariableError extends Error {}

/** The value of an expression. */
export function evaluate(expression: Expression, variables: ReadonlyMap<string, unknown>): any {
  const valueOf = (one: Expression): any => evaluate(one, variables);
  switch (expression.kind) {
    case 'scalar':
    case 'enum': return expression.value;
    case 'list': return expression.items.map(({ value }) => valueOf(value));
    case 'dictionary': return mapOf(expression.entries, valueOf);
    case 'struct': return mapOf(expression.fields, valueOf);
    case 'constant': return CLASSES[expression.type][expression.member];
    case 'variable': {
      if (!variables.has(expression.name)) { throw new MissingVariableError(expression.name); }
      return variables.get(expression.name);
    }
    case 'call': {
      const target = typeof expression.on === 'string' ? CLASSES[expression.on] : valueOf(expression.on);
      return target[expression.method](...expression.args.map(valueOf));
    }
    case 'new': return new CLASSES[expression.type](...expression.args.map(valueOf));
    case 'manifest': return manifest(expression, valueOf);
  }
}

function manifest({ scope, id, apiVersion, objectKind, metadata, fields }: Manifest, valueOf: (one: Expression) => any): ApiObject {
  const named = metadata ? { metadata: valueOf(metadata) } : {};
  return new ApiObject(valueOf(scope), id, { ...mapOf(fields, valueOf), apiVersion, kind: objectKind, ...named });
}

function mapOf(entries: readonly NamedEntry[], valueOf: (one: Expression) => any): Record<string, any> {
  return Object.fromEntries(entries.map(({ name, value }) => [name, valueOf(value)]));
}
