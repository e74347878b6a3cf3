/** What `helpers` is, within the sandbox. One line, so that the lines of the adapter stay its own. */
const HELPERS = `(context) => Object.freeze({ ...context,
  hmac: (algorithm, key, data, encoding) => tools.call("hmac", { algorithm, key, data, encoding }),
  jwt: (claims, options) => tools.call("jwt", { ...options, claims }),
  awsV4: (options) => ({ ...options, type: "aws_v4" }),
  error: (message) => Object.assign(new Error(String(message)), { name: "UpstreamError" }),
})`.replace(/\s*\n\s*/g, " ");

/** One of the adapter's functions as code of the sandbox, which is the body of a function itself. */
export function adapterCode(source: string): string {
  return `const adapt = ${source}\n; return adapt(params.input, (${HELPERS})(params.context));`;
}
