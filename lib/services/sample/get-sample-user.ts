import { AppError } from "#lib/errors.ts";

const PEOPLE: Record<string, { name: string; company: string; publicRepos: number }> = {
  octocat: { name: "The Octocat", company: "@github", publicRepos: 8 },
  ada: { name: "Ada Lovelace", company: "Analytical Engines", publicRepos: 3 },
  grace: { name: "Grace Hopper", company: "US Navy", publicRepos: 12 },
};

export function getSampleUser(username: string) {
  const person = Object.hasOwn(PEOPLE, username) ? PEOPLE[username] : undefined;
  if (person === undefined) throw new AppError("not_found", `The sample API knows ${Object.keys(PEOPLE).join(", ")}`);
  return { login: username, ...person };
}
