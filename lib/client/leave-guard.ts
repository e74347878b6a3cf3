type Proceed = () => void;

/** Who on this page would lose something by leaving. */
const holders = new Set<symbol>();
const listeners = new Set<() => void>();
let asked: Proceed | null = null;

/** From now until the answer is called, leaving the page has to be confirmed. */
export function holdPage(): () => void {
  const holder = Symbol("unsaved");
  holders.add(holder);
  tell();
  return () => {
    holders.delete(holder);
    tell();
  };
}

export function isHeld(): boolean {
  return holders.size > 0;
}

/** Leaves at once where nothing would be lost, else when the person says so. */
export function askToLeave(proceed: Proceed): void {
  if (isHeld()) setAsked(proceed);
  else proceed();
}

/** The person's answer. To leave lets go of everything: what is unsaved here is given up. */
export function answerLeave(leaves: boolean): void {
  const proceed = asked;
  setAsked(null);
  if (!leaves) return;
  holders.clear();
  tell();
  proceed?.();
}

export function subscribeLeave(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => {
    listeners.delete(onChange);
  };
}

export function isAsked(): boolean {
  return asked !== null;
}

function setAsked(next: Proceed | null): void {
  asked = next;
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}
