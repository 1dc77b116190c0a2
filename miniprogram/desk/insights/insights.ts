Page({ data: { title: '分析' } });
