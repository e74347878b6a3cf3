import { describe, expect, it } from "vitest";
import { assertUrl } from "#lib/egress/assert-url.ts";
import { createPolicy, type EgressPolicy } from "#lib/egress/create-policy.ts";
import { parseDenyList } from "#lib/egress/parse-deny-list.ts";
import { parsePorts } from "#lib/egress/parse-ports.ts";
import { parseRules } from "#lib/egress/parse-rules.ts";

const policyOf = (allow: string, deny = "", ports = "") =>
  createPolicy({ allow: parseRules(allow), ...parseDenyList(deny), ports: parsePorts(ports) });
const strict = policyOf("");
const blocked = expect.objectContaining({ name: "ExecutorFailure", layer: "policy" });

describe("a policy without exceptions", () => {
  it.each([
    "93.184.216.34",
    "1.1.1.1",
    "8.8.8.8",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.255.255",
    "168.63.129.17",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
  ])("lets the public address %s through", (address) => {
    expect(() => strict.assertAddress("example.com", address, 443)).not.toThrow();
  });

  it.each([
    ...["0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255"],
    ...["192.0.0.1", "192.0.0.192", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1"],
    ...["255.255.255.255", "168.63.129.16", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:168.63.129.16"],
    ...["64:ff9b::7f00:1", "64:ff9b:1::a00:1", "fd00::1", "fd00:ec2::254", "fc00::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"],
    ...["2001::1", "2001:db8::1", "2002:7f00:1::", "100::1", "3fff::1", "5f00::1", "4000::1", "", "not an address"],
  ])("refuses the address %j", (address) => {
    expect(() => strict.assertAddress("example.com", address, 443)).toThrow(blocked);
  });

  it.each([
    ...["http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://0x7f000001/", "http://0177.0.0.1/"],
    ...["http://127.0.0.1./", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:0:0:1]/"],
    ...["http://0/", "http://0.0.0.0/", "http://[::]/", "http://①②⑦.0.0.1/", "http://127。0。0。1/", "https://169.254.169.254/latest"],
    ...["http://[fd00:ec2::254]/", "http://[64:ff9b::7f00:1]/", "http://[fe80::1]/", "http://10.0.0.1:8080/", "http://168.63.129.16/"],
  ])("refuses %s before anything is sent", (url) => {
    expect(() => assertUrl(strict, new URL(url))).toThrow(blocked);
  });

  it.each(["ftp://example.com/", "file:///etc/passwd", "gopher://example.com/", "data:text/plain,x", "javascript:alert(1)"])(
    "refuses the scheme of %s",
    (url) => {
      expect(() => assertUrl(strict, new URL(url))).toThrow(blocked);
    },
  );

  it("refuses a password in the address, without repeating it", () => {
    const check = () => assertUrl(strict, new URL("https://user:s3cret@example.com/?key=s3cret"));
    expect(check).toThrow(expect.objectContaining({ layer: "policy" }));
    expect(check).not.toThrow(/s3cret/);
    expect(check).toThrow(/example\.com/);
  });

  it("names the host that was asked for, never the address behind it", () => {
    const check = () => strict.assertAddress("intranet.example.com", "10.20.30.40", 443);
    expect(check).toThrow(/intranet\.example\.com/);
    expect(check).not.toThrow(/10\.20/);
  });
});

describe("a policy that is closed but for its exceptions", () => {
  it("refuses a name before it is resolved, unless it could lead to an address that is allowed", () => {
    const named = policyOf("api.example.com", "*");
    expect(() => named.assertHost("s3cret.evil.example", 443)).toThrow(blocked);
    expect(() => named.assertHost("api.example.com", 443)).not.toThrow();
    const ranged = policyOf("api.example.com, 10.0.0.0/8", "*");
    expect(() => ranged.assertHost("intranet.example", 443)).not.toThrow();
    expect(() => ranged.assertAddress("intranet.example", "8.8.8.8", 443)).toThrow(blocked);
  });
});

describe("the operator's exceptions", () => {
  it("open an address on its port only", () => {
    const policy = policyOf("127.0.0.1:8080");
    expect(() => policy.assertAddress("127.0.0.1", "127.0.0.1", 8080)).not.toThrow();
    expect(() => policy.assertAddress("localhost", "::ffff:127.0.0.1", 8080)).not.toThrow();
    expect(() => policy.assertAddress("127.0.0.1", "127.0.0.1", 8081)).toThrow(blocked);
    expect(() => policy.assertAddress("127.0.0.1", "127.0.0.2", 8080)).toThrow(blocked);
    expect(() => policy.assertAddress("localhost", "::1", 8080)).toThrow(blocked);
  });

  it("open a range, and nothing beside it", () => {
    const policy = policyOf("10.1.0.0/16, fd00:1::/32");
    expect(() => policy.assertAddress("a", "10.1.255.255", 5432)).not.toThrow();
    expect(() => policy.assertAddress("a", "10.2.0.0", 5432)).toThrow(blocked);
    expect(() => policy.assertAddress("a", "fd00:1::7", 5432)).not.toThrow();
    expect(() => policy.assertAddress("a", "fd00:2::7", 5432)).toThrow(blocked);
  });

  it("open a host name wherever it leads, and no other name with the same address", () => {
    const policy = policyOf("internal.corp:9000");
    for (const name of ["internal.corp", "internal.corp."]) expect(() => policy.assertAddress(name, "10.0.0.1", 9000)).not.toThrow();
    expect(() => policy.assertAddress("internal.corp", "10.0.0.1", 9001)).toThrow(blocked);
    expect(() => policy.assertAddress("a.internal.corp", "10.0.0.1", 9000)).toThrow(blocked);
    expect(() => policy.assertAddress("other.corp", "10.0.0.1", 9000)).toThrow(blocked);
  });

  it("open the default port of a scheme", () => {
    const policy = policyOf("10.0.0.1:443, 10.0.0.2:80");
    expect(() => assertUrl(policy, new URL("https://10.0.0.1/"))).not.toThrow();
    expect(() => assertUrl(policy, new URL("http://10.0.0.1/"))).toThrow(blocked);
    expect(() => assertUrl(policy, new URL("http://10.0.0.2/"))).not.toThrow();
  });

  it("open the platform address of a cloud only by name", () => {
    expect(() => policyOf("168.63.129.16").assertAddress("x", "168.63.129.16", 80)).not.toThrow();
    expect(() => policyOf("169.254.0.0/16").assertAddress("x", "168.63.129.16", 80)).toThrow(blocked);
  });
});

describe("what the operator has closed", () => {
  it.each([
    ["*.evil.test", "a.evil.test", "93.184.216.34"],
    ["evil.test", "EVIL.test.", "93.184.216.34"],
    ["evil.test:443", "evil.test", "93.184.216.34"],
    ["93.184.216.0/24", "any.test", "93.184.216.34"],
    ["93.184.216.34", "93.184.216.34", "93.184.216.34"],
    ["2606:4700::/32", "any.test", "2606:4700::1111"],
  ])("is closed: %s for %s at %s, even where it is allowed", (deny, host, address) => {
    const check = (policy: EgressPolicy) => {
      policy.assertHost(host, 443);
      policy.assertAddress(host, address, 443);
    };
    expect(() => check(policyOf("", deny))).toThrow(blocked);
    expect(() => check(policyOf("*.evil.test, evil.test, 0.0.0.0/0, ::/0", deny))).toThrow(blocked);
    expect(() => check(policyOf(""))).not.toThrow();
  });

  it("leaves other names, addresses and ports open", () => {
    const policy = policyOf("", "*.evil.test, 8.8.8.8:53, x.test:80");
    for (const host of ["evil.test", "notevil.test", "x.test"]) {
      expect(() => policy.assertHost(host, 443)).not.toThrow();
      expect(() => policy.assertAddress(host, "8.8.8.8", 443)).not.toThrow();
    }
  });

  it("is with a star all that is not allowed", () => {
    const policy = policyOf("api.test, *.ours.test, 93.184.216.34", "*");
    expect(() => policy.assertAddress("api.test", "8.8.8.8", 443)).not.toThrow();
    expect(() => policy.assertAddress("a.ours.test", "8.8.8.8", 443)).not.toThrow();
    expect(() => policy.assertAddress("any.test", "93.184.216.34", 443)).not.toThrow();
    expect(() => policy.assertAddress("other.test", "8.8.8.8", 443)).toThrow(blocked);
  });
});

describe("ports", () => {
  it.each([22, 25, 53, 110, 6000, 6667])("of other protocols are closed: %i", (port) => {
    expect(() => strict.assertAddress("public.test", "8.8.8.8", port)).toThrow(blocked);
  });

  it.each([80, 443, 3306, 5432, 8080, 27_017, 65_535])("are open otherwise: %i", (port) => {
    expect(() => strict.assertAddress("public.test", "8.8.8.8", port)).not.toThrow();
  });

  it("are the listed ones when there is a list", () => {
    const policy = policyOf("", "", "443, 25, 8000-8999");
    for (const port of [443, 25, 8000, 8500, 8999]) expect(() => policy.assertAddress("public.test", "8.8.8.8", port)).not.toThrow();
    for (const port of [80, 7999, 9000]) expect(() => policy.assertAddress("public.test", "8.8.8.8", port)).toThrow(blocked);
  });

  it("of an allowed host are those of its rule", () => {
    const policy = policyOf("mail.test:25, 10.0.0.1", "", "443");
    expect(() => policy.assertAddress("mail.test", "8.8.8.8", 25)).not.toThrow();
    expect(() => policy.assertAddress("10.0.0.1", "10.0.0.1", 9)).not.toThrow();
    expect(() => policy.assertAddress("mail.test", "8.8.8.8", 26)).toThrow(blocked);
  });
});

it.each(["metadata.google.internal", "METADATA.google.internal.", "metadata", "instance-data"])(
  "the metadata name %s is refused before it is resolved, unless it is allowed by name",
  (name) => {
    expect(() => strict.assertHost(name, 80)).toThrow(blocked);
    expect(() => policyOf("0.0.0.0/0").assertHost(name, 80)).toThrow(blocked);
    expect(() => policyOf(name).assertHost(name, 80)).not.toThrow();
  },
);
