import type { AdapterExample } from "#lib/contracts/adapter-examples.ts";

export const awsSigV4: AdapterExample = {
  name: "aws-sigv4",
  displayName: "AWS, signed with Signature Version 4",
  description:
    "Any API of AWS or one that is signed like it, S3-compatible storage included. The endpoint's options name `service`, `region`, `method` and `path`; `{name}` in the path is filled in from the parameters, `query` lists those that go into the query, and all others make a JSON body. `headers` are sent and signed as they are.",
  adapter: {
    request: `(params, { options, awsV4 }) => {
  const { service, region, method = "GET", path = "/", query = [], headers = {} } = options;
  const rest = { ...params };
  const take = (name) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(value ?? "");
  };
  const filled = path.replace(/\\{(\\w+)\\}/g, (_, name) => take(name));
  const pairs = query.filter((name) => rest[name] !== undefined).map((name) => \`\${encodeURIComponent(name)}=\${take(name)}\`);
  const body = "body" in rest ? rest.body : Object.keys(rest).length > 0 ? rest : null;
  return {
    method,
    url: filled + (pairs.length > 0 ? \`?\${pairs.join("&")}\` : ""),
    headers,
    body,
    sign: awsV4({
      service,
      region,
      accessKeyId: { secret: "accessKeyId" },
      secretAccessKey: { secret: "secretAccessKey" },
    }),
  };
}`,
    response: `({ status, headers, body, bodyBase64 }, { error }) => {
  if (status < 200 || status > 299) throw error(\`AWS answered with status \${status}: \${(body ?? "").slice(0, 500)}\`);
  if (body === null) return { contentType: headers["content-type"] ?? "application/octet-stream", base64: bodyBase64 };
  return /[/+](x-amz-)?json/.test(headers["content-type"] ?? "") && body !== "" ? JSON.parse(body) : body;
}`,
  },
  credential: { type: "secrets", secrets: ["accessKeyId", "secretAccessKey"] },
  endpoint: {
    operation: {
      kind: "custom",
      name: "GetObject",
      options: { service: "s3", region: "us-east-1", method: "GET", path: "/{bucket}/{key}" },
    },
    bodySchema: {
      type: "object",
      properties: { bucket: { type: "string" }, key: { type: "string" } },
      required: ["bucket", "key"],
      additionalProperties: false,
    },
  },
};
