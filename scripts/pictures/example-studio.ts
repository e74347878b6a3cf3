/** What a small trading company would keep: nothing of it is called, and no service with these secrets exists. */
export const CREDENTIALS = [
  { name: "GitHub, read only", type: "bearer", data: { token: "example-token-of-github" } },
  { name: "Payments, live", type: "api_key", data: { apiKey: "example-key-of-payments" } },
  { name: "Warehouse", type: "basic", data: { username: "studio", password: "example-password" } },
];

const id = (name: string, description: string) => [{ name, type: "string", required: true, description }];

export const CONNECTORS = [
  {
    name: "github",
    displayName: "GitHub",
    baseUrl: "https://api.github.com",
    authType: "bearer",
    credential: "GitHub, read only",
    endpoints: [
      {
        name: "github_open_issues",
        displayName: "List open issues",
        description: "Open issues of a repository, the newest first.",
        method: "GET",
        path: "/repos/{owner}/{repo}/issues",
        pathParams: [...id("owner", "Who owns the repository"), ...id("repo", "Its name")],
        tags: ["engineering"],
      },
    ],
  },
  {
    name: "payments",
    displayName: "Payments",
    baseUrl: "https://api.payments.example/v1",
    authType: "api_key",
    authConfig: { in: "header", name: "X-Api-Key" },
    credential: "Payments, live",
    endpoints: [
      {
        name: "refund_payment",
        displayName: "Refund a payment",
        description: "Sends back all or a part of what a customer paid.",
        method: "POST",
        path: "/payments/{payment}/refunds",
        pathParams: id("payment", "Id of the payment"),
        bodySchema: { type: "object", properties: { amount: { type: "number", minimum: 0.01 } }, required: ["amount"] },
        tags: ["finance", "writes"],
      },
      {
        name: "find_payment",
        displayName: "Find a payment",
        description: "Looks a payment up by the number of its order.",
        method: "GET",
        path: "/payments",
        queryParams: id("order", "Number of the order"),
        tags: ["finance"],
      },
    ],
  },
  {
    name: "warehouse",
    displayName: "Warehouse",
    baseUrl: "https://stock.fjord.example",
    authType: "basic",
    credential: "Warehouse",
    endpoints: [
      {
        name: "stock_of_article",
        displayName: "Stock of an article",
        description: "How many are in stock, and where.",
        method: "GET",
        path: "/articles/{sku}/stock",
        pathParams: id("sku", "Article number"),
        tags: ["logistics"],
      },
    ],
  },
];

const number = (name: string, description: string, value: number) => ({
  name,
  type: "number",
  required: true,
  description,
  default: value,
});

export const SNIPPETS = [
  {
    name: "shipping_quote",
    displayName: "Shipping quote",
    description: "What it costs to send a parcel, and how long it takes.",
    language: "typescript",
    parameters: [number("weightKg", "With its packaging", 4.2), { name: "express", type: "boolean", default: false }],
    code: `const { weightKg, express } = params;
const base = 4.9 + 1.35 * weightKg;
return { price: Number((express ? base * 1.8 : base).toFixed(2)), days: express ? 1 : 3 };
`,
    tags: ["logistics"],
  },
  {
    name: "check_vat_number",
    displayName: "Check a VAT number",
    description: "Whether a VAT number can be one of its country.",
    language: "javascript",
    parameters: [{ name: "number", type: "string", required: true, description: "With its country code", default: "PT501964843" }],
    code: `return { valid: /^[A-Z]{2}[0-9A-Z]{8,12}$/.test(params.number) };
`,
    tags: ["finance"],
  },
  {
    name: "forecast_demand",
    displayName: "Forecast demand",
    description: "Sales of the next weeks, from those of the last.",
    language: "python",
    parameters: [
      { name: "sales", type: "array", items: { type: "number" }, required: true, description: "Pieces a week, the oldest first" },
    ],
    code: `sales = params["sales"]
trend = (sales[-1] - sales[0]) / max(1, len(sales) - 1)
return [round(sales[-1] + trend * week, 1) for week in range(1, 5)]
`,
    tags: ["logistics", "planning"],
  },
  {
    name: "order_summary",
    displayName: "Order summary",
    description: "Totals of an order, line by line, with what the customer still owes.",
    language: "typescript",
    parameters: [
      { name: "customer", type: "string", required: true, description: "Who ordered", default: "Marit Solberg" },
      number("paid", "What has been paid already", 120),
      {
        name: "lines",
        type: "array",
        required: true,
        items: {
          type: "object",
          properties: [
            { name: "article", type: "string", required: true },
            { name: "pieces", type: "integer", required: true, min: 1 },
            { name: "price", type: "number", required: true, min: 0 },
          ],
        },
        default: [
          { article: "Wool blanket", pieces: 2, price: 89 },
          { article: "Birch tray", pieces: 1, price: 42.5 },
          { article: "Candle, 12 pieces", pieces: 3, price: 9.9 },
        ],
      },
    ],
    code: `const lines = params.lines.map((line) => ({ ...line, total: Number((line.pieces * line.price).toFixed(2)) }));
const total = lines.reduce((sum, line) => sum + line.total, 0);
console.log("lines", lines.length, "total", total);

if (params.paid > total) console.warn("paid more than was asked for");

return {
  customer: params.customer,
  lines,
  total: Number(total.toFixed(2)),
  owed: Number(Math.max(0, total - params.paid).toFixed(2)),
};
`,
    tags: ["finance", "orders"],
  },
];

const { parameters: asked = [] } = SNIPPETS.at(-1) ?? {};

/** What became of a tool since. */
export const VERSIONS = [
  { tool: "order_summary", description: "Totals of an order, line by line, and what is still owed.", pricePerCall: 0.001 },
  {
    tool: "order_summary",
    parameters: asked.map((parameter) => (parameter.name === "paid" ? { ...parameter, required: false } : parameter)),
    tags: ["finance", "orders", "reviewed"],
  },
];
