// A rule that is being edited, handed from the form to the page that tries it: a draft is too large for a URL, and is nobody's
// business but this page's.

export interface RuleDraft {
  /** Null: the rule was never saved. */
  readonly id: string | null;
  /** The state the form began with; null: there was none. */
  readonly version: string | null;
  /** The document as the form would save it. */
  readonly draft: Readonly<Record<string, unknown>>;
}

let kept: RuleDraft | null = null;

/** Leaves a draft for the next page that takes one. */
export function keepDraft(draft: RuleDraft): void {
  kept = draft;
}

/** The draft that was left, once: a page that is opened from elsewhere finds none. */
export function takeDraft(): RuleDraft | null {
  const taken = kept;
  kept = null;
  return taken;
}
