// A label, its control, and a line of help or of what is wrong.
import type { ComponentChildren } from 'preact';

interface Props {
  label: string;
  hint?: string;
  problem?: string | null;
  children: ComponentChildren;
}

export function Field({ label, hint, problem, children }: Props) {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      {children}
      {problem ? (
        <span class="field-problem" role="alert">
          {problem}
        </span>
      ) : (
        hint && <span class="field-hint">{hint}</span>
      )}
    </label>
  );
}
