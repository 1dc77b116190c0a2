Page({ data: { title: '人员' } });
