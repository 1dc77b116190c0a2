// Who works here, for the owner: invitations by a code that is shown once, and dismissing.
import { roles, type Role } from '../../../contracts/desk-records';
import { initialPageState, leavePage } from '../../components/page-state/load';
import { comingText } from '../../plain/format';
import { askDesk } from '../../services/desk';
import { asked, said } from '../ask';
import { texts as common } from '../texts/common';
import { initialWayOut, loadForStaff, toJoin } from '../staff-only';
import { texts } from '../texts/people';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  /** The one who looks; nobody dismisses themselves. */
  readonly me: boolean;
}

Page({
  data: {
    ...initialPageState,
    ...initialWayOut,
    texts,
    roles: roles.map((role) => ({ role, text: common.role[role], note: common.roleNote[role] })),
    people: [] as PersonRow[],
    chosen: 'operator',
    making: false,
    /** Empty: none is shown. */
    code: '',
    codeTitle: '',
    codeNote: '',
    copyText: '',
  },
  onLoad() {
    void this.load();
  },
  onUnload() {
    leavePage(this);
  },
  onJoin() {
    toJoin();
  },
  async onPullDownRefresh() {
    await this.load();
    void wx.stopPullDownRefresh();
  },
  load() {
    return loadForStaff(
      this,
      async () => {
        const [me, { people }] = await Promise.all([askDesk('me', {}), askDesk('people', {})]);
        return {
          people: people.map(({ id, name, role }) => ({ id, name, role: common.role[role], me: id === me.id })),
        };
      },
      common.onlyOwners,
    );
  },
  onRole(event: WechatMiniprogram.TouchEvent<object, object, { role: Role }>) {
    this.setData({ chosen: event.currentTarget.dataset.role });
  },
  async onInvite() {
    if (this.data.making) return;
    this.setData({ making: true });
    try {
      const { code, role, expiresAt } = await askDesk('invite', { role: this.data.chosen as Role });
      const name = common.role[role];
      this.setData({
        code: code.replace(/(.{4})(?=.)/g, '$1-'),
        codeTitle: texts.code(name),
        codeNote: texts.codeNote(comingText(expiresAt, Date.now())),
        copyText: texts.copyText(name, code),
      });
    } catch (error) {
      void wx.showToast({ title: said(error), icon: 'none' });
    }
    this.setData({ making: false });
  },
  onCopy() {
    // WeChat shows its own 「内容已复制」.
    void wx.setClipboardData({ data: this.data.copyText });
  },
  onDone() {
    this.setData({ code: '', copyText: '' });
  },
  async onDismiss(event: WechatMiniprogram.TouchEvent<object, object, { id: string; name: string }>) {
    const { id, name } = event.currentTarget.dataset;
    const { dismissTitle: title, dismissNote, dismiss: confirmText } = texts;
    if (!(await asked({ title, content: dismissNote(name), confirmText, danger: true }))) return;
    try {
      await askDesk('dismiss', { id });
      void wx.showToast({ title: texts.dismissed });
    } catch (error) {
      void wx.showToast({ title: said(error), icon: 'none' });
    }
    await this.load();
  },
});
