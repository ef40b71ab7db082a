import { ProblemError } from '../problem';

/** The text of a file, which must be UTF-8. */
export function textOf(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new ProblemError('the file is UTF-16', 'save the file as UTF-8', 1);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    throw new ProblemError('the file is binary', 'use text files', lineAt(bytes, zero));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = new TextDecoder('utf-8').decode(bytes).split('\uFFFD')[0].split('\n').length;
    throw new ProblemError('the file is not UTF-8', 'save the file as UTF-8', line);
  }
}

function lineAt(bytes: Buffer, position: number): number {
  return bytes.subarray(0, position).filter(byte => byte === 0x0a).length + 1;
}

/** The number of line breaks between two positions of a text. */
export function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
