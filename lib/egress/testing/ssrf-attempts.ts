/** `{port}` stands for the port of a server that must not be reached, `{redirect}` for a server that may be, and redirects on. */
export type SsrfUrl = string;

/** Ways to write an address of this machine. Where nothing forbids it, each of them reaches the server. */
export const LOOPBACK_URLS: readonly SsrfUrl[] = [
  ...["127.0.0.1", "127.1", "127.0.1", "127.0.0.1.", "127.0.0.2", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.1", "0x7F.0.0.1"],
  ...["0177.0.0.1", "0177.0.0.0x1", "017700000001", "127.0.0.01", "0", "0.0.0.0", "0x0", "127。0。0。1", "127．0．0．1", "①②⑦.0.0.1"],
  ...["127%2e0%2e0%2e1", "%31%32%37.0.0.1", "127.0.0.\u00ad1", "127.0.0.1\u200b", "[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]"],
  ...["[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:127.0.0.1]", "[0:0:0:0:0:ffff:127.0.0.1]", "localhost", "LOCALHOST", "localhost."],
  ...["loc%61lhost", "ｌｏｃａｌｈｏｓｔ", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "local\u00adhost", "a.localhost", "a.b.localhost."],
  ...["loopback.test", "LOOPBACK.test.", "zero.test", "mapped.test"],
].map((host) => `http://${host}:{port}/`);

/** What parsers disagree about: which part is the host, where it begins and ends. */
export const AMBIGUOUS_URLS: readonly SsrfUrl[] = [
  "http://example.com@127.0.0.1:{port}/",
  "http://example.com:80@127.0.0.1:{port}/",
  "http://127.0.0.1:{port}@127.0.0.1:{port}/",
  "http://example.com%40@127.0.0.1:{port}/",
  "http://127.0.0.1:{port}\\@example.com/",
  "http://127.0.0.1:{port}#@example.com/",
  "http://127.0.0.1:{port}?@example.com/",
  "http:\\\\127.0.0.1:{port}\\",
  "http:127.0.0.1:{port}/",
  "http:/127.0.0.1:{port}/",
  "http:////127.0.0.1:{port}/",
  " http://127.0.0.1:{port}/ ",
  "ht\ntp://127.0.\t0.1:{port}/",
  "HTTP://127.0.0.1:{port}/",
  "https://127.0.0.1:{port}/",
  "http://[::1%25lo]:{port}/",
  "http://[::ffff:127.0.0.1%25lo]:{port}/",
  "http://[fe80::1%25eth0]:{port}/",
  "http://[fe80::1%eth0]:{port}/",
  "http://127.0.0.1%00.example.com:{port}/",
  "http://127.0.0.1%0d%0a.example.com:{port}/",
  "http://127.0.0.1 .example.com:{port}/",
  "http://0x7f.0.0.0x1.:{port}/",
  "http://256.0.0.1:{port}/",
  "http://127.0.0.1.1:{port}/",
  "http://loopback.test:{port}/",
  "http://user:password@example.com/",
];

/** Addresses that are not on the public internet, or belong to the cloud below this machine. */
export const PRIVATE_URLS: readonly SsrfUrl[] = [
  ...["10.0.0.1", "10.255.255.255", "0xa000001", "012.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.257", "0.1.2.3"],
  ...["100.64.0.1", "100.127.255.254", "169.254.0.1", "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1"],
  ...["224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "4294967295", "[fc00::1]", "[fd12:3456:789a::1]", "[fe80::1]"],
  ...["[fec0::1]", "[ff02::1]", "[ff05::1:3]", "[100::1]", "[2001:db8::1]", "[3fff::1]", "[5f00::1]", "[4000::1]", "[::ffff:10.0.0.1]"],
  ...[
    "[::127.0.0.1]",
    "[::169.254.169.254]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::169.254.169.254]",
    "[64:ff9b:1::a00:1]",
  ],
  ...["[2002:7f00:1::1]", "[2002:a9fe:a9fe::1]", "[2001::1]", "[2001:0:7f00:1:0:ffff:80ff:fffe]", "[2001:10::1]", "[2001:20::1]"],
].map((host) => `http://${host}/`);

export const METADATA_URLS: readonly SsrfUrl[] = [
  ...[
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.43518",
    "[::ffff:169.254.169.254]",
    "[::ffff:a9fe:a9fe]",
  ],
  ...["169.254.170.2", "169.254.170.23", "100.100.100.200", "192.0.0.192", "168.63.129.16", "[::ffff:168.63.129.16]", "[fd00:ec2::254]"],
  ...[
    "[fd00:ec2::23]",
    "[fd20:ce::254]",
    "metadata",
    "metadata.google.internal",
    "METADATA.google.internal.",
    "metadata.goog",
    "instance-data",
  ],
  ...["link-local.test", "azure.test", "imds-v6.test"],
].map((host) => `http://${host}/latest/meta-data/`);

/** Names that lead somewhere else than they seem to. */
export const NAMED_URLS: readonly SsrfUrl[] = [
  ...["private.test", "mixed.test", "mixed-v6.test", "nat64.test", "6to4.test", "teredo.test", "unique-local.test", "multicast.test"],
  ...["cgnat.test", "broadcast.test", "sub.domain.loopback.test"],
].map((host) => `http://${host}:{port}/`);

/** Services that would read a request as commands of their own. */
export const PORT_URLS: readonly SsrfUrl[] = [22, 23, 25, 53, 110, 143, 465, 587, 6000, 6667].map((port) => `http://public.test:${port}/`);

export const SCHEME_URLS: readonly SsrfUrl[] = [
  "ftp://127.0.0.1:{port}/",
  "file:///etc/passwd",
  "file://127.0.0.1/etc/passwd",
  "gopher://127.0.0.1:{port}/_GET",
  "dict://127.0.0.1:{port}/info",
  "ldap://127.0.0.1:{port}/",
  "ws://127.0.0.1:{port}/",
  "data:text/plain,x",
  "javascript:alert(1)",
  "blob:http://127.0.0.1:{port}/x",
  "unix:/var/run/docker.sock",
];

/** Where a server that may be called redirects to, hop by hop. */
export const REDIRECT_CHAINS: readonly (readonly SsrfUrl[])[] = [
  ...[
    "http://127.0.0.1:{port}/",
    "//127.0.0.1:{port}/",
    "http://2130706433:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[::1]:{port}/",
  ],
  ...["http://localhost:{port}/", "http://loopback.test:{port}/", "http://169.254.169.254/", "http://metadata.google.internal/"],
  ...[
    "http://user@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/",
    "file:///etc/passwd",
    "ftp://127.0.0.1:{port}/",
    "\\\\127.0.0.1:{port}\\",
  ],
  ...["http://public.test:25/", "http://rebound.test:{port}/"],
]
  .map((target) => [target])
  .concat([
    ["{redirect}", "http://127.0.0.1:{port}/"],
    ["{redirect}", "{redirect}", "{redirect}", "http://loopback.test:{port}/"],
  ]);

/** What the names above resolve to. A second round is the answer to the second question. */
export const SSRF_ZONE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  localhost: [["127.0.0.1", "::1"]],
  "public.test": [["93.184.216.34"]],
  "loopback.test": [["127.0.0.1"]],
  "sub.domain.loopback.test": [["::1"]],
  "zero.test": [["0.0.0.0"]],
  "mapped.test": [["::ffff:127.0.0.1"]],
  "private.test": [["10.0.0.1"]],
  "mixed.test": [["93.184.216.34", "127.0.0.1"]],
  "mixed-v6.test": [["93.184.216.34", "::1"]],
  "link-local.test": [["169.254.169.254"]],
  "azure.test": [["168.63.129.16"]],
  "imds-v6.test": [["fd00:ec2::254"]],
  "nat64.test": [["64:ff9b::7f00:1"]],
  "6to4.test": [["2002:7f00:1::1"]],
  "teredo.test": [["2001:0:7f00:1:0:ffff:80ff:fffe"]],
  "unique-local.test": [["fd00::1"]],
  "multicast.test": [["224.0.0.1"]],
  "cgnat.test": [["100.64.0.1"]],
  "broadcast.test": [["255.255.255.255"]],
  "rebound.test": [["127.0.0.1"]],
  "rebind.test": [["93.184.216.34"], ["127.0.0.1"]],
  "rebind-v6.test": [["93.184.216.34"], ["::1"]],
};
