// Coming in by a one-time code. Who works here already is sent on to the rules, unless they come for another role.
import { initialPageState, leavePage, loadPage } from '../../components/page-state/load';
import { decoded } from '../../plain/query';
import { askDesk } from '../../services/desk';
import { ServiceProblem } from '../../services/problem';
import { rememberStaff } from '../../services/staff';
import { said } from '../ask';
import { texts as common } from '../texts/common';
import { texts } from '../texts/join';
import { couldBeCode, plainCode } from './code';

Page({
  data: { ...initialPageState, texts, code: '', name: '', already: '', wrong: '', joining: false },
  /** Who works here already came for another role. */
  stay: false,
  onLoad(query) {
    this.setData({ code: decoded(query.code) });
    this.stay = query.stay !== undefined || this.data.code !== '';
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  load() {
    return loadPage(this, async () => {
      try {
        const { name, role } = await askDesk('me', {});
        rememberStaff(true);
        if (!this.stay) this.onDesk();
        return { name, already: texts.already(common.role[role]) };
      } catch (error) {
        if (!(error instanceof ServiceProblem && error.refusal?.code === 'not-allowed')) throw error;
        rememberStaff(false);
        return { already: '' };
      }
    });
  },
  onCode(event: WechatMiniprogram.Input) {
    this.setData({ code: event.detail.value, wrong: '' });
  },
  onName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, wrong: '' });
  },
  async onJoin() {
    if (this.data.joining) return;
    const code = plainCode(this.data.code);
    const name = this.data.name.trim();
    const wrong =
      code === '' ? texts.codeEmpty : !couldBeCode(code) ? texts.codeWrong : name === '' ? texts.nameEmpty : '';
    this.setData({ wrong });
    if (wrong) return;
    this.setData({ joining: true });
    try {
      await askDesk('join', { code, name });
      rememberStaff(true);
      this.onDesk();
    } catch (error) {
      this.setData({ wrong: said(error) });
    }
    this.setData({ joining: false });
  },
  onDesk() {
    void wx.redirectTo({ url: '/desk/home/home' });
  },
});
