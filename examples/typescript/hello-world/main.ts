/**
 * The plugin "hello world" of CloudNativePG's own example, exactly as it is published.
 */
import { App, Chart } from 'cdk8s';
import { installHelloWorld } from './hello-world';
import { Distribution, Operator } from 'cdk8s-cnpg-i';

const app = new App();

const chart = new Chart(app, 'hello-world');
installHelloWorld(chart, Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG }));

app.synth();
