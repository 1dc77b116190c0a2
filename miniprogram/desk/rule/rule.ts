Page({ data: { title: '规则' } });
