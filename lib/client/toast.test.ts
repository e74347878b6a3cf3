import { expect, test } from "vitest";
import { areToastsWanted, drawToasts, subscribeToasts, type Toast, toast } from "./toast.ts";

test("a toast waits until somebody draws it, and is drawn once", () => {
  let told = 0;
  const unsubscribe = subscribeToasts(() => {
    told += 1;
  });
  expect(areToastsWanted()).toBe(false);
  toast.success("Saved");
  toast.warning("Read", { description: "2 were skipped" });
  expect(areToastsWanted()).toBe(true);
  expect(told).toBe(2);
  unsubscribe();

  const drawn: Toast[] = [];
  const stop = drawToasts((said) => drawn.push(said));
  toast.error("Refused");
  expect(drawn).toEqual([
    { kind: "success", message: "Saved" },
    { kind: "warning", message: "Read", description: "2 were skipped" },
    { kind: "error", message: "Refused" },
  ]);
  stop();
  drawToasts((said) => drawn.push(said))();
  expect(drawn).toHaveLength(3);
});
