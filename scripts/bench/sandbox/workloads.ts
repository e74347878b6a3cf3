import type { SandboxLanguage } from "#lib/sandbox/types.ts";

export interface Workload {
  name: string;
  language: SandboxLanguage;
  code: string;
  paramsJson: string;
  /** The result as JSON: a fast wrong answer is none. */
  resultJson: string;
  /** Waits for host calls, which the baselines have no bridge for. */
  calls: boolean;
}

const rows = Array.from({ length: 100 }, (_, id) => ({
  id,
  name: `row ${id}`,
  price: (id * 37) % 101,
  tags: ["a", id % 2 === 0 ? "b" : "c"],
}));
const total = rows.filter(({ id }) => id % 2 === 0).reduce((sum, { price }) => sum + price, 0);
const profit = { paramsJson: '{"revenue":10000,"cost":7000}', resultJson: '{"margin":"30.00%"}', calls: false };

/** The snippet of the product's first page, as its author would write it. */
const PROFIT = `const revenue = params.revenue;
const cost = params.cost;
const margin = ((revenue - cost) / revenue) * 100;
return { margin: margin.toFixed(2) + "%" };`;

const PROFIT_PYTHON = `margin = (params["revenue"] - params["cost"]) / params["revenue"] * 100
return {"margin": f"{margin:.2f}%"}`;

export const WORKLOADS: Workload[] = [
  { ...profit, name: "profit", language: "javascript", code: PROFIT },
  {
    name: "rows",
    language: "javascript",
    code: "const even = params.rows.filter((row) => row.id % 2 === 0).map((row) => ({ ...row, label: row.name + ':' + row.tags.join() }));\nreturn { count: even.length, total: even.reduce((sum, row) => sum + row.price, 0) };",
    paramsJson: JSON.stringify({ rows }),
    resultJson: JSON.stringify({ count: 50, total }),
    calls: false,
  },
  {
    name: "calls",
    language: "javascript",
    code: "let sum = 0;\nfor (let n = 0; n < 20; n++) sum += (await tools.echo({ n })).n;\nreturn sum;",
    paramsJson: "{}",
    resultJson: "190",
    calls: true,
  },
  {
    name: "fib27",
    language: "javascript",
    code: "const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nreturn fib(27);",
    paramsJson: "{}",
    resultJson: "196418",
    calls: false,
  },
  { ...profit, name: "python", language: "python", code: PROFIT_PYTHON },
];
