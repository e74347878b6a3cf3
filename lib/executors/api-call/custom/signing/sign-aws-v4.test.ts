import { describe, expect, it } from "vitest";
import { AwsV4Input, signAwsV4 } from "#lib/executors/api-call/custom/signing/sign-aws-v4.ts";

// The keys, times and signatures of AWS's own examples: "aws-sig-v4-test-suite" and "Signature Calculations" of the S3 API reference.
const SUITE = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const S3 = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const inputFor = (service: string) =>
  AwsV4Input.parse({
    type: "aws_v4",
    service,
    region: "us-east-1",
    accessKeyId: { secret: "accessKeyId" },
    secretAccessKey: { secret: "secretAccessKey" },
  });

function sign(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const request = { method, url: new URL(path, "https://example.amazonaws.com"), headers, ...(body === undefined ? {} : { body }) };
  return signAwsV4(SUITE, inputFor("service"), request, new Date("2015-08-30T12:36:00Z")).headers["authorization"];
}
function signS3(method: string, url: string, headers: Record<string, string> = {}) {
  return signAwsV4(S3, inputFor("s3"), { method, url: new URL(url), headers }, new Date("2013-05-24T00:00:00Z")).headers["authorization"];
}

describe("signAwsV4", () => {
  it("signs as AWS's own suite: get-vanilla", () => {
    expect(sign("GET", "/")).toBe(
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, " +
        "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    );
  });

  it.each([
    [
      "get-vanilla-query-order-key-case",
      "GET",
      "/?Param2=value2&Param1=value1",
      {},
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ],
    ["post-vanilla", "POST", "/", {}, "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"],
  ])("signs as AWS's own suite: %s", (_name, method, path, headers, signature) => {
    expect(sign(method, path, headers)).toContain(`Signature=${signature}`);
  });

  it("signs as the S3 reference: GET Object, GET Bucket Lifecycle, List Objects", () => {
    expect(signS3("GET", "https://examplebucket.s3.amazonaws.com/test.txt", { range: "bytes=0-9" })).toContain(
      "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    );
    expect(signS3("GET", "https://examplebucket.s3.amazonaws.com/?lifecycle")).toContain(
      "Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
    );
    expect(signS3("GET", "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J")).toContain(
      "Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    );
  });

  it("sorts the query by names before values, and reads a plus as a space", () => {
    const names = Array.from({ length: 10 }, (_, index) => `InstanceId.${index + 1}`);
    const url = new URL(`https://ec2.amazonaws.com/?${names.map((name) => `${name}=i`).join("&")}&q=a+b&InstanceId.1=h&Instance=x`);
    const { search } = signAwsV4(SUITE, inputFor("ec2"), { method: "GET", url, headers: {} }).url;
    const sorted = names.toSorted().flatMap((name) => (name === "InstanceId.1" ? [`${name}=h`, `${name}=i`] : `${name}=i`));
    expect(search.slice(1).split("&")).toEqual(["Instance=x", ...sorted, "q=a%20b"]);
  });

  it("places no other secrets into a request than those whose names say that they are sent", () => {
    const own = inputFor("s3");
    expect(AwsV4Input.safeParse({ ...own, accessKeyId: { secret: "secretAccessKey" } }).success).toBe(false);
    expect(AwsV4Input.safeParse({ ...own, sessionToken: { secret: "secretAccessKey" } }).success).toBe(false);
    expect(AwsV4Input.safeParse({ ...own, sessionToken: { secret: "sessionToken" } }).success).toBe(true);
  });

  it("sends and signs a session token", () => {
    const input = { ...inputFor("dynamodb"), sessionToken: { secret: "sessionToken" as const, encoding: "utf8" as const } };
    const request = { method: "POST", url: new URL("https://dynamodb.us-east-1.amazonaws.com/"), headers: {}, body: "{}" };
    const { headers } = signAwsV4({ ...SUITE, sessionToken: "the-token" }, input, request);
    expect(headers["x-amz-security-token"]).toBe("the-token");
    expect(headers["authorization"]).toContain("SignedHeaders=host;x-amz-date;x-amz-security-token");
  });

  it("fails without a secret that it needs", () => {
    const request = { method: "GET", url: new URL("https://a.example/"), headers: {} };
    expect(() => signAwsV4({}, inputFor("s3"), request)).toThrow(expect.objectContaining({ layer: "auth" }));
  });
});
