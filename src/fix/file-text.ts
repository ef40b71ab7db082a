import { textOf } from '../documents/text';

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** The text of a file, without the mark that editors of Windows put before it. */
export class FileText {
  public text: string;
  private readonly before: string;
  private readonly mark: Buffer;

  public constructor(bytes: Buffer) {
    this.mark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : Buffer.alloc(0);
    this.before = textOf(bytes);
    this.text = this.before;
  }

  public get isChanged(): boolean {
    return this.text !== this.before;
  }

  public get contents(): Buffer {
    return Buffer.concat([this.mark, Buffer.from(this.text)]);
  }
}
