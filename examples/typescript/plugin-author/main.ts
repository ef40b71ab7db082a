/**
 * An app that uses a plugin's own construct.
 */
import { App, Chart } from 'cdk8s';
import { AuditPlugin } from './audit-plugin';
import { ClusterWithPlugins } from 'cdk8s-cnpg-i';

const app = new App();

const audit = new AuditPlugin(new Chart(app, 'plugins'), 'audit', { version: '1.4.0' });

const db = new Chart(app, 'db', { namespace: 'shop' });
new ClusterWithPlugins(db, 'ledger', {
  instances: 2,
  storage: { size: '10Gi' },
  plugins: [{ plugin: audit, parameters: { level: 'ddl' } }],
});

app.synth();
