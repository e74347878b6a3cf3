/** How the writers of JSON spell a text within a string: they differ in what they escape beyond what they must. */
export function jsonSpellings(text: string): string[] {
  const once = WRITERS.map((write) => write(text));
  // A service that logs in JSON quotes JSON in JSON.
  const twice = WRITERS.flatMap((write, index) => [write(once[index] ?? ""), write(plain(text)), plain(once[index] ?? "")]);
  return [...new Set([...once, ...twice])];
}

type Writer = (text: string) => string;

const plain: Writer = (text) => JSON.stringify(text).slice(1, -1);
/** PHP. */
const slashes: Writer = (text) => plain(text).replaceAll("/", "\\/");
/** Go, Java and Rails: what could end a script element. */
const tags = (write: Writer) => escaping(write, /[<>&]/g, lower);
/** Python, PHP and Java, some with small letters and some with large ones. */
const ascii = (write: Writer, hex: Hex) => escaping(write, /[^\0-\x7f]/g, hex);
/** .NET, quotes included. */
const dotnet: Writer = escaping((text) => plain(text).replaceAll('\\"', "\\u0022"), /[<>&'+`\x7f]|[^\0-\x7f]/g, upper);

const BASIC = [plain, slashes, tags(plain), tags(slashes)];
const WRITERS = [...BASIC, ...BASIC.flatMap((write) => [ascii(write, lower), ascii(write, upper)]), dotnet];

type Hex = (code: number) => string;

function lower(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function upper(code: number): string {
  return lower(code).toUpperCase();
}

function escaping(write: Writer, characters: RegExp, hex: Hex): Writer {
  // Without the flag `u`, each half of a surrogate pair is matched, and escaped, by itself.
  return (text) => write(text).replace(characters, (found) => `\\u${hex(found.charCodeAt(0))}`);
}
