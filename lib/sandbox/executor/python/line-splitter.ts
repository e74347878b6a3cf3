const NEWLINE = 10;

/** Cuts bytes that are written in pieces into lines. What is longer than `bytesMax` is given out in cut form, and the rest of that line is lost. After the first line that is not wanted, nothing more is looked at. */
export class LineSplitter {
  readonly #bytesMax: number;
  readonly #onLine: (line: string) => boolean;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #isOver = false;

  constructor(bytesMax: number, onLine: (line: string) => boolean) {
    this.#bytesMax = bytesMax;
    this.#onLine = onLine;
  }

  push(chunk: Buffer): void {
    if (this.#isOver) return;
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, end));
      this.#emit();
      // One write can hold millions of lines.
      if (this.#isOver) return;
      from = end + 1;
    }
    if (from < chunk.length) this.#keep(chunk.subarray(from));
  }

  /** Gives out what came after the last end of a line. */
  end(): void {
    if (this.#pieces.length > 0) this.#emit();
  }

  #keep(piece: Buffer): void {
    // One byte more than may stay shows that the line was cut.
    const room = this.#bytesMax + 1 - this.#bytes;
    if (room <= 0) return;
    this.#pieces.push(Buffer.from(piece.subarray(0, room)));
    this.#bytes += Math.min(piece.length, room);
  }

  #emit(): void {
    const line = Buffer.concat(this.#pieces, this.#bytes);
    this.#pieces = [];
    this.#bytes = 0;
    // A character that the cut went through shows as a replacement character, which is dropped.
    const cut = () => `${line.toString("utf8", 0, this.#bytesMax - 3).replace(/\uFFFD$/, "")}…`;
    this.#isOver = !this.#onLine(line.length <= this.#bytesMax ? line.toString() : cut());
  }
}
