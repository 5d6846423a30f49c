// Consecutive lines under a cursor: as texts already split, or as the bytes that they are.
//
// A block is what came in with one piece of input. Bytes become text only for the lines that somebody asks for, so a
// lane (lane/) can pass over the others; they are the block's only until the next block is asked for.

const LINE_FEED = 10;
const RETURN = 13;

export interface LineBlock {
  /** 1-based number of the next line. */
  readonly line: number;
  /** True when no line is left. */
  readonly isDone: boolean;
  /** True when the next line is the file's last and no line end follows it. */
  readonly isOpen: boolean;
  /** The next line without its end. */
  peek(): string;
  /** Goes past the next line. */
  skip(): void;
}

/** Lines as texts. */
export class TextLines implements LineBlock {
  private readonly first: number;
  private readonly lines: readonly string[];
  private readonly open: boolean;
  private next = 0;

  /** `open`: no line end follows the last line, the file's last. */
  constructor(first: number, lines: readonly string[], open: boolean) {
    this.first = first;
    this.lines = lines;
    this.open = open;
  }

  get line(): number {
    return this.first + this.next;
  }

  get isDone(): boolean {
    return this.next >= this.lines.length;
  }

  get isOpen(): boolean {
    return this.open && this.next === this.lines.length - 1;
  }

  peek(): string {
    return this.lines[this.next] ?? '';
  }

  skip(): void {
    this.next++;
  }
}

/** Lines as UTF-8, each ended by a line feed. */
export class ByteLines implements LineBlock {
  readonly bytes: Uint8Array;
  line: number;
  /** Where the next line begins. */
  at = 0;
  private readonly text: Buffer;
  private readonly end: number;
  private readonly open: boolean;
  /** The line feed of the line that was looked at last. */
  private lineEnd = -1;

  /** The first `end` of `bytes`, the last of them a line feed, which stands for the file's end where it is `open`. */
  constructor(line: number, bytes: Uint8Array, end: number, open: boolean) {
    this.line = line;
    this.bytes = bytes;
    this.text = Buffer.from(bytes.buffer, bytes.byteOffset, end);
    this.end = end;
    this.open = open;
  }

  get isDone(): boolean {
    return this.at >= this.end;
  }

  get isOpen(): boolean {
    return this.open && this.findEnd() === this.end - 1;
  }

  peek(): string {
    const end = this.findEnd();
    return this.slice(this.at, end > this.at && this.bytes[end - 1] === RETURN ? end - 1 : end);
  }

  skip(): void {
    this.moveTo(this.findEnd() + 1);
  }

  /** Goes past the next line, which ends before `at`. */
  moveTo(at: number): void {
    this.at = at;
    this.line++;
  }

  /** The text of some bytes. */
  slice(from: number, to: number): string {
    return this.text.toString('utf8', from, to);
  }

  private findEnd(): number {
    if (this.lineEnd < this.at) this.lineEnd = this.text.indexOf(LINE_FEED, this.at);
    return this.lineEnd;
  }
}
