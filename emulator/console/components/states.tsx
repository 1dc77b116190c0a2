// What stands where data would stand: nothing yet, still reading, or why it failed and what to do.
import { own } from '../../own';
import type { ComponentChildren } from 'preact';
import type { ApiFailure } from '../api';
import type { Data } from '../data';
import { texts } from '../texts';
import { inChinese } from '../texts/refusals';
import { Icon, type IconName } from './icon';

export function Empty(props: { icon?: IconName; title: string; hint?: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon name={props.icon ?? 'inbox'} size={26} />
      </span>
      <p class="empty-title">{props.title}</p>
      {props.hint && <p class="empty-hint">{props.hint}</p>}
      {props.children}
    </div>
  );
}

export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="spinner" />
      {texts.common.loading}
    </div>
  );
}

/** A failure in Chinese; the emulator's own English words, where there is no translation, unfold. */
export function FailureText({ failure }: { failure: ApiFailure }) {
  const { code, message, hint } = failure;
  const spoken = inChinese(message);
  return (
    <>
      <strong>{own(texts.failure.codes, code) ?? texts.failure.title}</strong>
      {spoken === null ? (
        <details class="json-fold failure-hint">
          <summary>{texts.failure.original}</summary>
          <span lang="en">
            {message} {hint}
          </span>
        </details>
      ) : (
        <span>{spoken}</span>
      )}
      {hint && inChinese(hint) !== null && <span class="failure-hint">{hint}</span>}
    </>
  );
}

export function FailureNote({ failure, retry }: { failure: ApiFailure; retry?: () => void }) {
  return (
    <div class="note note-bad" role="alert">
      <Icon name="warning" />
      <div class="note-body">
        <FailureText failure={failure} />
      </div>
      {retry && (
        <button type="button" class="button small" onClick={retry}>
          {texts.common.retry}
        </button>
      )}
    </div>
  );
}

/** Shows data once it is there; before that loading or the failure, which also stands above older data. */
export function Shown<T>({ data, children }: { data: Data<T>; children: (value: T) => ComponentChildren }) {
  if (data.value === undefined) {
    return data.failure ? <FailureNote failure={data.failure} retry={data.reload} /> : <Loading />;
  }
  return (
    <>
      {data.failure && <FailureNote failure={data.failure} retry={data.reload} />}
      {children(data.value)}
    </>
  );
}
