import { ProblemError } from './problem';

/** The text of a file, which must be UTF-8. */
export function textOf(bytes: Buffer): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new ProblemError('the file is UTF-16', 'save the file as UTF-8', 1);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    throw new ProblemError('the file is binary', 'use text files', lineAt(bytes, zero));
  }
  const text = decoded(bytes);
  if (!text.includes('\n') && text.trim().includes('\r')) {
    throw new ProblemError('the lines end with carriage returns only (CR)', 'save the file with line ends LF or CRLF', 1);
  }
  return text;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    throw new ProblemError('the file is not UTF-8', 'save the file as UTF-8', lineBreaks(text, 0, text.indexOf('\uFFFD')) + 1);
  }
}

function lineAt(bytes: Buffer, position: number): number {
  return bytes.subarray(0, position).filter(byte => byte === 0x0a).length + 1;
}

/** The number of line breaks between two positions of a text. It reads no further: a text may be one long line. */
export function lineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === 0x0a) { count++; }
  }
  return count;
}
