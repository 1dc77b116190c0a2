/** Imports run one way: function → core room → platform. The product and the emulator meet only over WeChat's protocols. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-circle',
      'A circle of imports is one room with two names.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'emulator-knows-no-product',
      'The emulator runs anybody’s functions.',
      { path: '^emulator/' },
      { path: '^(cloudfunctions|miniprogram|contracts|database)/' },
    ),
    forbid(
      'product-knows-no-emulator',
      'The product must run on the real WeChat.',
      { path: '^(cloudfunctions|miniprogram|contracts|database)/' },
      { path: '^(emulator|test|tools)/' },
    ),
    forbid(
      'tools-know-no-emulator',
      'An operator’s tool reaches an emulator by its API, as it reaches the cloud.',
      { path: '^tools/' },
      { path: '^(emulator|test|miniprogram)/' },
    ),
    forbid(
      'contracts-stand-alone',
      'Both sides import contracts; contracts import neither.',
      { path: '^contracts/' },
      { path: '^(cloudfunctions|miniprogram)/' },
    ),
    forbid(
      'two-sides',
      'Phone and cloud share only contracts.',
      { path: '^miniprogram/' },
      { path: '^cloudfunctions/' },
    ),
    forbid(
      'two-sides-back',
      'Phone and cloud share only contracts.',
      { path: '^cloudfunctions/' },
      { path: '^miniprogram/' },
    ),
    forbid(
      'core-below-functions',
      'A core room knows no function.',
      { path: '^cloudfunctions/core/' },
      { path: '^cloudfunctions/(?!core/)' },
    ),
    forbid(
      'functions-apart',
      'A function never imports another one.',
      { path: '^cloudfunctions/(?!core/)([^/]+)/' },
      { path: '^cloudfunctions/(?!core/)', pathNot: '^cloudfunctions/($1/|business\\.ts$)' },
    ),
    forbid(
      'one-door-to-wechat',
      'Only core/platform talks to WeChat, and the shop’s own file to the shop’s own data.',
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(core/platform/|business\\.ts$)' },
      { path: '(node_modules/wx-server-sdk|^node:https?$|^https?$)' },
    ),
    forbid(
      'platform-is-the-floor',
      'platform imports no other core room.',
      { path: '^cloudfunctions/core/platform/' },
      { path: '^cloudfunctions/core/(?!platform/)' },
    ),
    forbid(
      'answering-is-pure',
      'answering decides; it never sends, stores or asks WeChat.',
      { path: '^cloudfunctions/core/answering/' },
      { path: '^cloudfunctions/core/(outbound|turn|platform|channels|content)/' },
    ),
    forbid(
      'pure-rooms',
      'conversation, allowance and calendar are pure.',
      { path: '^cloudfunctions/core/(conversation|allowance|calendar)/' },
      { path: '^cloudfunctions/core/(outbound|turn|platform|channels|content|answering)/' },
    ),
    forbid(
      'outbound-never-decides',
      'outbound says it; it never decides.',
      { path: '^cloudfunctions/core/outbound/' },
      { path: '^cloudfunctions/core/answering/' },
    ),
    forbid(
      'page-through-services',
      'A page reaches data only through services/.',
      { path: '^miniprogram/services/' },
      { path: '^miniprogram/(pages|help|desk)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
  },
};
