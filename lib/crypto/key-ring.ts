/** The root keys of this installation. The first is the newest: it seals; every one of them opens. */
export interface KeyRing {
  readonly keys: readonly RootKey[];
}

export interface RootKey {
  /** Names the key inside an envelope: letters, digits, `_`, `-`. Not a secret. */
  readonly id: string;
  readonly secret: string;
}
