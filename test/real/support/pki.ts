import { execFileSync } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';

/** The certificates of a control plane that lives for one run. */
export class Pki {
  public constructor(private readonly directory: string, names: string[] = []) {
    this.openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=test-ca',
      '-keyout', this.file('ca.key'), '-out', this.file('ca.crt'));
    this.openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', this.file('service-account.key'));
    this.leaf('apiserver', '/CN=apiserver', ['IP:127.0.0.1', 'IP:10.96.0.1', 'DNS:localhost', ...names].join(','));
    this.leaf('admin', '/O=system:masters/CN=admin', 'DNS:admin');
  }

  /** Path of a file of the control plane. */
  public file(name: string): string {
    return join(this.directory, name);
  }

  private leaf(name: string, subject: string, alternativeNames: string): void {
    const extensions = this.file(`${name}.ext`);
    writeFileSync(extensions, `subjectAltName=${alternativeNames}\nextendedKeyUsage=serverAuth,clientAuth\n`);
    this.openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-subj', subject,
      '-keyout', this.file(`${name}.key`), '-out', this.file(`${name}.csr`));
    this.openssl('x509', '-req', '-in', this.file(`${name}.csr`), '-CA', this.file('ca.crt'), '-CAkey', this.file('ca.key'), '-CAcreateserial',
      '-days', '2', '-extfile', extensions, '-out', this.file(`${name}.crt`));
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { stdio: 'pipe' });
  }
}
