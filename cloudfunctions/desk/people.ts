import { invite, join, people } from '../core/access';
import { desk as texts } from '../core/texts/desk';
import { found, Refusal } from './refusal';
import type { Actions } from './run';
import { personView } from './views';

export const peopleActions: Actions<'join' | 'me' | 'people' | 'invite' | 'dismiss'> = {
  async join(run, { code, name }) {
    return personView(found(await join(run, run.person.id, code, name), 'not-allowed', texts.badCode));
  },
  async me(run) {
    const known = (await people(run)).find(({ _id }) => _id === run.person.id) ?? null;
    return personView(found(known, 'not-allowed', texts.notAllowed));
  },
  async people(run) {
    return { people: (await people(run)).map(personView) };
  },
  async invite(run, { role }) {
    const { code, expiresAt } = await invite(run, role);
    return { code, role, expiresAt: expiresAt.getTime() };
  },
  async dismiss(run, { id }) {
    // An owner who could go would leave a shop that nobody can invite to.
    if (id === run.person.id) throw new Refusal('not-allowed', texts.notYourself);
    return {
      dismissed: found((await run.archive.remove('agents', { _id: id })) || null, 'not-found', texts.noPerson) > 0,
    };
  },
};
