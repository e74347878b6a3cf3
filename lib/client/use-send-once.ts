import { type UseMutationOptions, type UseMutationResult, useMutation } from "@tanstack/react-query";
import { useRef } from "react";

/**
 * A mutation that is not sent again while it is on its way. `isPending` disables a button a moment later, when the page is drawn anew: too late
 * for a double click, or a click and ⌘S, on a busy machine.
 */
export function useSendOnce<Data, Failure, Variables, Context>(
  options: UseMutationOptions<Data, Failure, Variables, Context>,
): UseMutationResult<Data, Failure, Variables, Context> {
  const mutation = useMutation(options);
  const isSending = useRef(false);
  const end = () => {
    isSending.current = false;
  };
  const mutate: typeof mutation.mutate = (...args) => {
    if (isSending.current) return;
    isSending.current = true;
    // What went wrong is told by `error` and the callbacks.
    mutation.mutateAsync(...args).then(end, end);
  };
  return { ...mutation, mutate };
}
