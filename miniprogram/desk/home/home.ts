Page({ data: { title: '机器人规则' } });
