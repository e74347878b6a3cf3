import { expect, it, vi } from "vitest";
import { answerLeave, askToLeave, holdPage, isAsked, isHeld, subscribeLeave } from "./leave-guard.ts";

it("leaves at once where nothing is unsaved", () => {
  const leave = vi.fn();
  askToLeave(leave);
  expect(leave).toHaveBeenCalledOnce();
  expect(isAsked()).toBe(false);
});

it("asks while something is unsaved, and stays when told so", () => {
  const release = holdPage();
  const [leave, heard] = [vi.fn(), vi.fn()];
  const unsubscribe = subscribeLeave(heard);
  askToLeave(leave);
  expect(isAsked()).toBe(true);
  answerLeave(false);
  expect(leave).not.toHaveBeenCalled();
  expect(isHeld()).toBe(true);
  expect(heard).toHaveBeenCalledTimes(2);
  unsubscribe();
  release();
  expect(isHeld()).toBe(false);
});

it("gives up what is unsaved when told to leave", () => {
  holdPage();
  holdPage();
  const leave = vi.fn();
  askToLeave(leave);
  answerLeave(true);
  expect(leave).toHaveBeenCalledOnce();
  expect(isHeld()).toBe(false);
});
