Page({ data: { title: '加入客服工作台' } });
