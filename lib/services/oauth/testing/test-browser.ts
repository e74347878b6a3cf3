/** A person with a browser at oidc-provider's own pages: signs in, enters codes and agrees to everything. Knows no scripts. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();
  readonly #login: string;

  constructor(login = "alice") {
    this.#login = login;
  }

  /** Goes to an address and on until it leads to `stopAt`; returns that address with its query. */
  async follow(address: string, stopAt: string): Promise<string> {
    const reached = await this.#walk(address, (url) => url.startsWith(stopAt));
    if (reached === undefined) throw new Error(`Never came to ${stopAt}`);
    return reached;
  }

  /** Goes to an address and through every form until there is none. */
  async agree(address: string): Promise<void> {
    await this.#walk(address, () => false);
  }

  async #walk(address: string, isEnd: (url: string) => boolean): Promise<string | undefined> {
    let url = address;
    let form: URLSearchParams | undefined;
    for (let step = 0; step < 20; step++) {
      const answer = await this.#send(url, form);
      form = undefined;
      const location = answer.headers.get("location");
      if (location !== null) {
        url = new URL(location, url).href;
        if (isEnd(url)) return url;
        continue;
      }
      const html = await answer.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1];
      if (action === undefined || !/type="(?:submit|text|password)"|<button/.test(html)) return undefined;
      url = new URL(action.replaceAll("&amp;", "&"), url).href;
      form = this.#fill(html);
    }
    return undefined;
  }

  #fill(html: string): URLSearchParams {
    const fields = [...html.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const name = /name="([^"]+)"/.exec(input)?.[1];
      return name === undefined ? [] : [[name, /value="([^"]*)"/.exec(input)?.[1] ?? ""]];
    });
    const form = new URLSearchParams(fields);
    if (form.has("login")) form.set("login", this.#login);
    if (form.has("password")) form.set("password", "any");
    return form;
  }

  async #send(url: string, form: URLSearchParams | undefined): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, {
      redirect: "manual",
      headers: { cookie },
      ...(form === undefined ? {} : { method: "POST", body: form }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}
