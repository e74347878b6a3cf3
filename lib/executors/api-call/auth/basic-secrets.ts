/** What of a user name and a password is secret. Some services take their key as the user name, with no password. */
export function basicSecrets({ username, password }: { username: string; password: string }): string[] {
  return [password === "" ? username : password, `${username}:${password}`];
}
