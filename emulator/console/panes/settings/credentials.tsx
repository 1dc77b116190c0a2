// What code outside a function needs to call the HTTPS API of this machine.
import { api } from '../../api';
import { Shown } from '../../components/states';
import { useData } from '../../data';
import { texts } from '../../texts';

const words = texts.settings;

export function Credentials() {
  const data = useData('credentials', api.credentials);
  return (
    <section class="card">
      <h3>{words.credentials}</h3>
      <p class="hint">{words.credentialsNote}</p>
      <Shown data={data}>
        {({ appid, appSecret }) => (
          <dl class="facts credentials">
            <div>
              <dt>AppID</dt>
              <dd class="mono">{appid}</dd>
            </div>
            <div>
              <dt>AppSecret</dt>
              <dd class="mono">{appSecret}</dd>
            </div>
          </dl>
        )}
      </Shown>
    </section>
  );
}
