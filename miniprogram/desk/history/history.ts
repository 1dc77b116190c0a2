Page({ data: { title: '修改记录' } });
