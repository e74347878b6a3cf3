/** Something that is said at the edge of the window. */
export interface Toast {
  kind: "success" | "warning" | "error";
  message: string;
  description?: string | undefined;
}

type Details = Pick<Toast, "description">;

let show: ((toast: Toast) => void) | undefined;
let waiting: readonly Toast[] = [];
let isWanted = false;
const listeners = new Set<() => void>();

function say(said: Toast): void {
  if (show !== undefined) {
    show(said);
    return;
  }
  waiting = [...waiting, said];
  isWanted = true;
  for (const listener of listeners) listener();
}

/** Says that something happened. What draws it comes with the first one; until then they wait. */
export const toast = {
  success: (message: string, details: Details = {}) => say({ kind: "success", message, ...details }),
  warning: (message: string, details: Details = {}) => say({ kind: "warning", message, ...details }),
  error: (message: string, details: Details = {}) => say({ kind: "error", message, ...details }),
};

export const areToastsWanted = (): boolean => isWanted;

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hands over those that wait, and from now on each; the answer ends it. */
export function drawToasts(draw: (toast: Toast) => void): () => void {
  show = draw;
  for (const said of waiting) draw(said);
  waiting = [];
  return () => {
    show = undefined;
  };
}
