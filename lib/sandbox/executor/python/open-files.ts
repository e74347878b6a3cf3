import type { GuestFiles, GuestStream } from "./pyodide-module.ts";

interface SavedStream {
  stream: GuestStream;
  fd: number;
  flags: number;
  position: number;
}

/** The table of open files, which is not in the memory of the interpreter but in objects of JavaScript. */
export class OpenFiles {
  readonly #files: GuestFiles;
  readonly #streams: SavedStream[] = [];
  readonly #count: number;

  constructor(files: GuestFiles) {
    this.#files = files;
    this.#count = files.streams.length;
    for (const [fd, stream] of files.streams.entries()) {
      if (stream) this.#streams.push({ stream, fd, flags: stream.flags, position: stream.position });
    }
  }

  restore(): void {
    const { streams } = this.#files;
    streams.length = this.#count;
    streams.fill(null);
    for (const { stream, fd, flags, position } of this.#streams) {
      Object.assign(stream, { fd, flags, position });
      streams[fd] = stream;
    }
  }

  arePristine(): boolean {
    const { streams } = this.#files;
    const isSame = ({ stream, fd, flags, position }: SavedStream) =>
      streams[fd] === stream && stream.fd === fd && stream.flags === flags && stream.position === position;
    return streams.length === this.#count && streams.filter(Boolean).length === this.#streams.length && this.#streams.every(isSame);
  }
}
