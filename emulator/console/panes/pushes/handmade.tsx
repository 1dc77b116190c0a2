// Pushing any body by hand, also one that WeChat would never send.
import { useState } from 'preact/hooks';
import { api } from '../../api';
import { Dialog } from '../../components/dialog';
import { Field } from '../../components/field';
import { readJson } from '../../components/jsonText';
import { LazyEditor } from '../../components/lazyEditor';
import { useAttempt } from '../../components/toasts';
import { useNow } from '../../now';
import { go } from '../../route';
import { texts } from '../../texts';

export function HandmadePush({ openid: first, onClose }: { openid: string; onClose: () => void }) {
  const now = useNow();
  const [openid, setOpenid] = useState(first);
  const [text, setText] = useState(() => example(first, now));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, attempt] = useAttempt();
  const send = async () => {
    const read = readJson(text);
    if ('problem' in read) return setProblem(read.problem);
    await attempt(async () => {
      const { pushId } = await api.pushBody(openid.trim(), read.value);
      onClose();
      go('pushes', pushId);
    });
  };
  return (
    <Dialog
      wide
      title={texts.pushes.handmade}
      onClose={onClose}
      footer={
        <>
          <span class="hint">{texts.pushes.handmadeNote}</span>
          <span class="head-space" />
          <button
            type="button"
            class="button primary"
            disabled={busy || openid.trim() === ''}
            onClick={() => void send()}
          >
            {texts.pushes.push}
          </button>
        </>
      }
    >
      <Field label="openid">
        <input class="input mono" value={openid} onInput={(event) => setOpenid(event.currentTarget.value)} />
      </Field>
      <LazyEditor
        text={text}
        label={texts.pushes.event}
        onChange={(next) => {
          setText(next);
          setProblem(null);
        }}
      />
      {problem && (
        <p class="editor-problem" role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

/** A text push as WeChat's documentation shows it. */
function example(openid: string, now: number): string {
  const createTime = Math.floor(now / 1000);
  return JSON.stringify(
    {
      FromUserName: openid,
      ToUserName: '',
      MsgType: 'text',
      Content: '你好',
      CreateTime: createTime,
      MsgId: `${createTime}0001`,
    },
    null,
    2,
  );
}
