/**
 * CloudNativePG's plugin for backups in object stores, exactly as it is published. Its CRD ObjectStore is not part of this program.
 */
import { App, Chart } from 'cdk8s';
import { installBarmanCloud } from './barman-cloud';
import { Distribution, Operator } from 'cdk8s-cnpg-i';

const app = new App();

const chart = new Chart(app, 'barman-cloud');
installBarmanCloud(chart, Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG }));

app.synth();
