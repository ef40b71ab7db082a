/** Whether a DNS name of a certificate, which can have a wildcard, covers a name. */
export function covers(dnsName: string, serverName: string): boolean {
  const [pattern, name] = [dnsName.toLowerCase(), serverName.toLowerCase()];
  return pattern === name
    || (pattern.startsWith('*.') && name.indexOf('.') > 0 && name.slice(name.indexOf('.')) === pattern.slice(1));
}
