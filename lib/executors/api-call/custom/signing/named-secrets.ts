/** Secrets by the names of a credential's fields, or those that its owner gave them. */
export type NamedSecrets = Readonly<Record<string, string>>;
