/** The characters of a Service's name, which is a DNS-1035 label. */
export const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Whether the API server accepts the name of a Service. */
export function isServiceName(name: string): boolean {
  return SERVICE_NAME.test(name) && name.length <= 63;
}
