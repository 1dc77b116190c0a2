import { isStaff } from '../../services/staff';
import { texts } from '../../texts';

Page({
  data: {
    texts: texts.me,
    entries: [
      { icon: 'question', title: texts.me.help, url: '/help/home/home' },
      { icon: 'history', title: texts.me.conversations, url: '/help/conversations/conversations' },
      { icon: 'mail', title: texts.me.leaveMessage, url: '/help/leave-message/leave-message' },
      { icon: 'shield', title: texts.me.privacy, url: '/help/privacy/privacy' },
    ],
    staff: false,
  },
  /** Coming back from the desk: somebody may have come in, or left. */
  onShow() {
    this.setData({ staff: isStaff() });
  },
});
