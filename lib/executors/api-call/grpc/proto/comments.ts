interface Location {
  path: number[];
  span: number[];
  leadingComments: string;
}

/** Collects the comments of a file under the paths that descriptors know them by (SourceCodeInfo in descriptor.proto). */
export class Comments {
  readonly locations: Location[] = [];
  readonly #path: readonly number[];

  constructor(path: readonly number[] = [], locations: Location[] = []) {
    this.#path = path;
    this.locations = locations;
  }

  /** The place of the `index`th element of field `field`, below this one. */
  at(field: number, index: number): Comments {
    return new Comments([...this.#path, field, index], this.locations);
  }

  add(comment: string | null | undefined): void {
    if (comment) this.locations.push({ path: [...this.#path], span: [0, 0, 0], leadingComments: comment });
  }
}
