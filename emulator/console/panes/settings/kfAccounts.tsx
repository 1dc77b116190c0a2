// The kf accounts that were added by the API, and who of them is online.
import { api } from '../../api';
import { Shown } from '../../components/states';
import { attempt } from '../../components/toasts';
import { topics, useData } from '../../data';
import { texts } from '../../texts';

const words = texts.settings;

export function KfAccounts() {
  const data = useData('kf-accounts', api.kfAccounts, topics(['openapi']));
  return (
    <section class="card">
      <h3>{words.accounts}</h3>
      <p class="hint">{words.accountsNote}</p>
      <Shown data={data}>
        {({ accounts }) =>
          accounts.length === 0 ? (
            <p class="hint">{words.noAccounts}</p>
          ) : (
            <ul class="answers">
              {accounts.map(({ kf_account: account, kf_nick: nick, online }) => (
                <li key={account}>
                  <b>{nick}</b>
                  <span class="mono">{account}</span>
                  <button
                    type="button"
                    class="switch"
                    role="switch"
                    aria-checked={online}
                    aria-label={account}
                    onClick={() => void attempt(() => api.setKfAccount(account, !online)).then(data.reload)}
                  >
                    <i />
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
