/** The tag of an image: `latest` where neither tag nor digest is stated, and nothing where only a digest is. */
export function imageTag(image: string): string {
  const name = image.replace(/@sha256:[a-fA-F0-9]+$/, '');
  return /:([^/]+)$/.exec(name)?.[1] ?? (name === image ? 'latest' : '');
}

/** The major version of PostgreSQL that a tag begins with, if it does. */
export function majorOfTag(tag: string): number | undefined {
  const version = /^(\d\.?)+/.exec(tag)?.[0].split('.');
  return version && version.slice(0, 2).every(part => part !== '') ? Number(version[0]) : undefined;
}

/** The release that an operator's tag is; any other tag, or a digest alone, says nothing of the version. */
export function releaseOfImage(image: string): string | undefined {
  return /:v?(\d+\.\d+\.\d+(-[-.\w]+)?)(@.*)?$/.exec(image)?.[1];
}
